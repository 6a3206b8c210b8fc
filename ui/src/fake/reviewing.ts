// Marks, comments and signatures of a review, as the shell answers for them.

import type { DecisionRequest, Content, Decisions } from "../ipc/types";
import type { Answers, Sendings } from "./answers";
import type { FakeReview } from "./review";
import type { Room } from "./room";

type Stands = { content: Content; decided: Record<string, Decisions> | null };

export function fakeReviewing(room: Room, review: FakeReview) {
  return {
    answers: {
      filed_text: ({ id }) => review.papers.get(id)?.base ?? room.open(id).content,
      comment: ({ id, place, from, to, text }) => review.say(id, place, from, to, "", text),
      reply: ({ id, comment, text }) =>
        review.change(id, comment, ({ replies }) => ({
          replies: [...replies, { id: crypto.randomUUID(), said: review.said(text) }],
        })),
      resolve: ({ id, comment, resolved }) =>
        review.change(id, comment, () => {
          const { by, at } = review.said("");
          return { mark: { by, at, resolved } };
        }),
      use_passphrase: () => null,
      signing_readiness: () => "ready",
      sign: ({ id, role, stage, by, back }) => review.sign(room.open(id).row, { role, stage }, by, back),
      set_chain: ({ chain }) => review.setChain(chain),
    } satisfies Partial<Answers>,
    sendings: {
      mark_up: ({ story }, text) => {
        const { content, decided } = JSON.parse(text()) as Stands;
        return review.markUp(story, content, decided);
      },
      propose: ({ story }, text) => review.propose(story, JSON.parse(text()) as DecisionRequest),
    } satisfies Partial<Sendings>,
  };
}
