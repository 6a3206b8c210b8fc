// Why a revision was taken, in the reader's words.

import type { RevisionRow } from "../../ipc/types";
import { t } from "../../text/speak.svelte";

const REASONS = [
  "named",
  "pause",
  "import",
  "before_import",
  "export",
  "restore",
  "before_restore",
  "before_removal",
  "before_captions",
  "filed",
  "passed_on",
  "returned",
  "received",
  "before_receive",
  "before_settle",
  "settled",
  "signed",
] as const;

/** A reason of a later version of the program is shown as it is. */
export function reasonOf({ reason }: RevisionRow): string {
  const known = REASONS.find((word) => word === reason);
  return known === undefined ? reason : t(`versions.why_${known}`);
}
