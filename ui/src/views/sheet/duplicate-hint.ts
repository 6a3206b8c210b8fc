// The store's facts on photos beyond the story: a word on the photo, and in full beside it.

import type { FigureId, Flag, FlagRule } from "../../ipc/types";

/** The rules that look a photo up in the store, the graver first. */
export const SEEN = [
  "photo_sent",
  "photo_twice",
  "photo_alike",
  "photo_moves",
] as const satisfies readonly FlagRule[];
export type DuplicateHint = (typeof SEEN)[number];

const rank = (rule: FlagRule) => SEEN.findIndex((one) => one === rule);

/** The gravest for each photo. */
export function seenBefore(flags: readonly Flag[]): Map<FigureId, DuplicateHint> {
  const seen = new Map<FigureId, DuplicateHint>();
  for (const { rule, place } of flags) {
    const now = SEEN[rank(rule)];
    if (!now || place.kind !== "figure") continue;
    const known = seen.get(place.id);
    if (!known || rank(now) < rank(known)) seen.set(place.id, now);
  }
  return seen;
}
