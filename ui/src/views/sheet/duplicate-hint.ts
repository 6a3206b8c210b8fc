// What the store knows of photos beyond the story: told on the photo in a word, and beside it in full.

import type { FigureId, Flag } from "../../ipc/types";

/** The rules of newsroom::alike, the graver first. */
export const SEEN = ["photo_sent", "photo_twice", "photo_alike", "photo_moves"] as const;
export type DuplicateHint = (typeof SEEN)[number];

const rank = (rule: string) => SEEN.findIndex((one) => one === rule);

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
