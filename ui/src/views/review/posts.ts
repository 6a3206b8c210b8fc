// The desk's posts and what they are called.

import type { Chain, Post } from "../../ipc/types";
import { t } from "../../text/speak.svelte";

export function postsOf({ reviews, proofs }: Chain): Post[] {
  const of = (role: Post["role"], most: number) =>
    Array.from({ length: most }, (_, at): Post => ({ role, stage: at + 1 }));
  return [...of("review", reviews), ...of("proof", proofs)];
}

export function samePost(one: Post, other: Post): boolean {
  return one.role === other.role && one.stage === other.stage;
}

/** A post's name as newsrooms use it: the last reviewer is the final one, however many there are. */
export function postName({ reviews }: Chain, { role, stage }: Post): string {
  if (role === "proof")
    return t(stage === 1 ? "review.proof_1" : stage === 2 ? "review.proof_2" : "review.proof_3");
  if (stage >= reviews) return t("review.stage_last");
  return t(stage === 1 ? "review.stage_1" : "review.stage_2");
}
