// What fields are called, and what is asked for where nothing is written in them yet.

import type { Field } from "../ipc/types";
import { FIELDS } from "./lists";
import { language, t, type TextKey } from "../text/speak.svelte";
import type { LineName } from "./parts";

/** A field's name as people know it, by its member in `story::Content`. */
export function fieldName(member: Field): string {
  return FIELDS.find((field) => field.member === member)?.label[language()] ?? member;
}

/** What a writer would not know from the line's name. */
const HINTS: Partial<Record<LineName, TextKey>> = {
  authors: "page.authors_hint",
  dateline: "page.dateline_hint",
};
/** A piece without them is flagged; any other line may well be left empty. */
const WANTED: readonly LineName[] = ["headline", "sign_off"];

/** What an empty line says: 标题, 肩题（可不填）. */
export function lineHint(name: LineName): string {
  const hint = HINTS[name];
  if (hint) return t(hint);
  return WANTED.includes(name) ? fieldName(name) : t("page.line_hint", { field: fieldName(name) });
}
