// Two writings of the same character made one: capitals, full-width forms, traditional Han. Folded text is as long as the
// text itself, so that a place in the one is a place in the other.

const WIDE_MARKS: Record<string, string> = {
  "\u3000": " ",
  "“": '"',
  "”": '"',
  "「": '"',
  "」": '"',
  "‘": "'",
  "’": "'",
  "『": "'",
  "』": "'",
};
const WIDE = /[\u3000“”「」‘’『』\uff01-\uff5e]/g;
const HAN = /\p{Script=Han}/gu;

let simplified: Map<string, string> | null = null;

/** Loads the table of traditional characters, once; it is a part of the window that most stories never need. */
export async function loadVariants(): Promise<void> {
  if (simplified) return;
  const { default: pairs } = await import("opencc-js/dict/TSCharacters");
  simplified = new Map();
  for (const pair of pairs.split("|")) {
    // Where several are right (`乾 干 乾`), the first is used for all: a search may find a little too much.
    const [from = "", to = ""] = pair.split(" ");
    if (from.length === to.length) simplified.set(from, to);
  }
}

export function variantsLoaded(): boolean {
  return simplified !== null;
}

/** Small letters, wherever that changes no length. */
export function foldCase(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return Array.from(text, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join("");
}

export function foldVariants(text: string): string {
  const table = simplified;
  const narrow = text.replace(WIDE, narrowForm);
  return table ? narrow.replace(HAN, (c) => table.get(c) ?? c) : narrow;
}

/** The same for a regular expression, where a full-width mark means itself and its narrow form would be an operator. */
export function foldPattern(pattern: string): string {
  const table = simplified;
  const narrow = pattern.replace(WIDE, (c) => narrowForm(c).replace(/[^\p{L}\p{N} ]/u, "\\$&"));
  return table ? narrow.replace(HAN, (c) => table.get(c) ?? c) : narrow;
}

function narrowForm(wide: string): string {
  return WIDE_MARKS[wide] ?? String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
}
