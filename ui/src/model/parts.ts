// What the page is made of, from top to bottom. One list: the schema, Enter's way down the page, the fields of the inspector and the
// names of places follow from it.

interface Line {
  tag: "p" | "h1";
  /** `story::Content` holds it as plain words; else as a value that prints as words. */
  words: boolean;
  /** Enter leads out of it to the next one. */
  walked: boolean;
  /** Marks of a review and comments are on it. */
  marked: boolean;
  /** A comparison shows it as a row of its own; else among the facts. */
  compared: boolean;
}

/** The printed single lines. */
export const LINES = {
  kicker: { tag: "p", words: true, walked: true, marked: true, compared: true },
  headline: { tag: "h1", words: true, walked: true, marked: true, compared: true },
  subheadline: { tag: "p", words: true, walked: true, marked: true, compared: true },
  authors: { tag: "p", words: false, walked: true, marked: false, compared: false },
  dateline: { tag: "p", words: true, walked: true, marked: true, compared: false },
  sign_off: { tag: "p", words: false, walked: false, marked: true, compared: true },
} as const satisfies Record<string, Line>;

export type LineName = keyof typeof LINES;
/** The lines of which something holds: `LinesThat<"words">` are those that are plain words. */
export type LinesThat<What extends Exclude<keyof Line, "tag">> = {
  [Name in LineName]: (typeof LINES)[Name][What] extends true ? Name : never;
}[LineName];

export const LINE_NAMES = Object.keys(LINES) as LineName[];

/** The lines of which this holds, in the order of the page. */
export function linesThat<What extends Exclude<keyof Line, "tag">>(what: What): LinesThat<What>[] {
  return LINE_NAMES.filter((name): name is LinesThat<What> => LINES[name][what]);
}

export function isWords(name: string): name is LinesThat<"words"> {
  return (linesThat("words") as readonly string[]).includes(name);
}

/** The parts of the page. */
export type PartName = LineName | "body" | "related" | "tray";

/** The page from top to bottom; what is in one line of it, the byline, in a list of its own. */
export const LAYOUT = [
  "kicker",
  "headline",
  "subheadline",
  ["authors", "dateline"],
  "body",
  "sign_off",
  "related",
  "tray",
] as const satisfies readonly (PartName | readonly PartName[])[];
