// The kinds of stationery that the dialog changes, from Rust's list.

import { STATIONERY } from "../../model/lists";

type Row = (typeof STATIONERY)[number];

/** A kind that has a tab in the dialog. */
export type EditedKind = Exclude<Row, { editor: "elsewhere" }>["kind"];
/** A kind that is a name and a text. */
export type TextKind = Extract<Row, { editor: "words" | "lines" }>["kind"];

export const EDITED = STATIONERY.filter((row) => row.editor !== "elsewhere");
