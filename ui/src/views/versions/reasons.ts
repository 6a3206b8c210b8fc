// Why a revision was taken, in the reader's words.

import { REASONS } from "../../model/lists";
import type { RevisionRow } from "../../ipc/types";
import { language, t } from "../../text/speak.svelte";

/** A reason of another version of the program has no words here. */
export function reasonOf({ reason }: RevisionRow): string {
  const known = REASONS.find((row) => row.reason === reason);
  return known?.label[language()] ?? t("versions.why_unknown");
}
