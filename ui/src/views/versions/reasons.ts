// Why a revision was taken, in the reader's words.

import { REASONS } from "../../model/lists";
import type { RevisionRow } from "../../ipc/types";
import { language, t } from "../../text/speak.svelte";

/** The words of a revision's reason; a reason of another version of the program has none, and gets the words for that. */
export function reasonOf({ reason }: RevisionRow): string {
  const known = REASONS.find((row) => row.reason === reason);
  return known?.label[language()] ?? t("versions.why_unknown");
}
