// How a sign-off is printed where the writer has not chosen otherwise.

import { LANGUAGES, type Language } from "../text/language";

/** `（单位 姓名）`; the brackets of the language, and nothing at all where both are empty. */
export function printedSignOff(unit: string, name: string, language: Language): string {
  const who = [unit.trim(), name.trim()].filter((part) => part !== "").join(" ");
  if (who === "") return "";
  const [opening, closing] = LANGUAGES[language].brackets;
  return `${opening}${who}${closing}`;
}
