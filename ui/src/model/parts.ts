// The parts of the page, from top to bottom. The titles and what is at the end follow from Rust's list of fields; the schema,
// Enter's way down the page, the fields of the inspector and the names of places follow from this.

import { FIELDS } from "./lists";
import type { Content, Field } from "../ipc/types";

type PrintedAt<At> = Extract<(typeof FIELDS)[number], { printed: At }>["member"];

function printedAt<At extends "titles" | "end">(at: At): PrintedAt<At>[] {
  return FIELDS.filter(({ printed }) => printed === at).map(({ member }) => member as PrintedAt<At>);
}

/** The lines on top, each for itself. */
export const TITLES = printedAt("titles");
/** The fields of the one line under the titles. The page has no line for the source, which is set in the inspector. */
const BYLINE = ["authors", "dateline"] as const satisfies readonly PrintedAt<"under_titles">[];
const END = printedAt("end");

/** The printed single lines. */
export type LineName = PrintedAt<"titles" | "end"> | (typeof BYLINE)[number];
/** Lines that are plain words in `story::Content`. */
export type WordsLineName = { [Name in LineName]: Content[Name] extends string ? Name : never }[LineName];

export const LINE_NAMES: readonly LineName[] = [...TITLES, ...BYLINE, ...END];
/** Lines that `story::Content` holds as a value of their own, which prints as words. */
const VALUES: readonly string[] = ["authors", "sign_off"] satisfies Exclude<LineName, WordsLineName>[];

export function isLine(name: string): name is LineName {
  return (LINE_NAMES as readonly string[]).includes(name);
}

export function isWordsLine(name: string): name is WordsLineName {
  return isLine(name) && !VALUES.includes(name);
}

export const WORDS_LINES = LINE_NAMES.filter(isWordsLine);
/** Lines that Enter leads through, from one to the next and into the body. */
export const WALKED_LINES: readonly LineName[] = [...TITLES, ...BYLINE];

/** Whether marks of a review and comments are on this field: on all that are words. */
export function isMarked(member: string): member is LineName {
  return isLine(member) && FIELDS.some((field) => field.member === member && field.words);
}

/** Whether a comparison shows this field as a row of its own; else among the facts. */
export function isReadInRows(member: Field): boolean {
  const field = FIELDS.find((known) => known.member === member);
  return field?.printed === "titles" || field?.printed === "end";
}

/** The parts of the page. */
export type PartName = LineName | "body" | "related" | "tray";

/** The page from top to bottom; what is in one line of it, the byline, in a list of its own. */
export const LAYOUT: readonly (PartName | readonly PartName[])[] = [
  ...TITLES,
  BYLINE,
  "body",
  ...END,
  "related",
  "tray",
];
