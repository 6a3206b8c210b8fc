// What fields are called, and what is asked for where nothing is written in them yet.

import type { Field } from "../ipc/types";
import { FIELDS } from "./lists";
import { language, t, type TextKey } from "../text/speak.svelte";
import type { LineName } from "./parts";

/** A field's name as people know it, by its member in `story::Content`. */
export function fieldName(member: Field): string {
  return FIELDS.find((field) => field.member === member)?.label[language()] ?? member;
}

/** Hints for the lines whose name is not enough. */
const HINTS: Partial<Record<LineName, TextKey>> = {
  authors: "page.authors_hint",
  dateline: "page.dateline_hint",
};
/** The lines without which a piece is flagged; any other may well be left empty. */
const WANTED: readonly LineName[] = ["headline", "sign_off"];

/** The hint of an empty line: 标题, 肩题（可不填）. */
export function lineHint(name: LineName): string {
  const hint = HINTS[name];
  if (hint) return t(hint);
  return WANTED.includes(name) ? fieldName(name) : t("page.line_hint", { field: fieldName(name) });
}
