// Makes foreign words safe to show in a sentence, as `story::visible` does for the terminal.

/** The first and last of each run of invisible characters; `story::visible::is_unseen` has the list. */
const UNSEEN = [
  [0, 31],
  [127, 159],
  [1564, 1564],
  [8203, 8203],
  [8206, 8207],
  [8232, 8238],
  [8288, 8303],
  [65279, 65279],
  [65529, 65531],
  [917504, 917631],
] as const;

const hex = (point: number) => `\\u{${point.toString(16)}}`;
const runs = UNSEEN.map(([first, last]) => `${hex(first)}-${hex(last)}`).join("");
const unseen = new RegExp(`[${runs}]`, "gu");

/** As `seen`, for words of several lines: line feeds and tabs stay. */
export function seenLines(words: string): string {
  return words.replace(unseen, (c) => (c === "\t" || c === "\n" ? c : named(c)));
}

/** The words in one line, with every invisible character written out: `周可\u202e` is `周可⟨U+202E⟩`. */
export function seen(words: string): string {
  return words.replace(unseen, (c) => {
    if (c === "\t" || c === "\n" || c === "\r") return " ";
    return named(c);
  });
}

const named = (c: string) => `⟨U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
