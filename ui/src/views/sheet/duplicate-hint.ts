// What the store knows of photos beyond the story: told on the photo in a word, and beside it in full.

import type { FigureId, Flag, FlagRule } from "../../ipc/types";

/** The rules that ask the store of a photo, the graver first. */
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
