// How a sign-off is printed where the writer has not said otherwise.

/** `（单位 姓名）`; the brackets of the language, and nothing at all for nobody. */
export function printedSignOff(unit: string, name: string, language: "zh" | "en"): string {
  const who = [unit.trim(), name.trim()].filter((part) => part !== "").join(" ");
  if (who === "") return "";
  return language === "zh" ? `（${who}）` : `(${who})`;
}
