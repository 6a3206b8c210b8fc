// Packages between desks, in and out, as the shell answers for them.

import type { Answers, Reports } from "./answers";
import { fakePeople } from "./people";
import { oilTea } from "./pieces";
import type { FakeReview } from "./review";
import type { Room } from "./room";

/** `taken` hears of a package that was taken from where it lay. */
export function fakePackages(room: Room, review: FakeReview, taken: (name: string) => void) {
  const reports: Pick<Reports, "receive" | "claim" | "verify_package" | "send_story" | "send_to"> = {
    async receive() {
      const id = room.take({ ...oilTea(), state: "received", minutesAgo: 0 });
      const from = { name: "周可", unit: "河西村" };
      const opened = room.open(id);
      review.papers.set(id, { base: opened.content, hers: null, from });
      return { story: opened.row, from, signature: { kind: "unsigned" }, outcome: "new", remarks: [] };
    },
    claim({ name }, heard) {
      taken(name);
      return reports.receive({ package: name, consent: null }, heard);
    },
    verify_package: ({ package: name }) =>
      Promise.resolve({
        differs: name.includes("假"),
        rows: [
          { about: "signature", verdict: "not_proven", name: "", says: "没有签名。" },
          { about: "form", verdict: name.includes("假") ? "differs" : "holds", name: "story.docx", says: "" },
        ],
      }),
    async send_story({ id, to, back }) {
      const revision = room.freeze(id, "", back ? "returned" : "filed", false);
      const path = `${to}/2026-11-23-河西油茶采收-${back ? "退改" : "送审"}.zip`;
      return {
        path,
        folder: to,
        bytes: 8_431_220,
        files: 11,
        revision: revision.number,
        notes: [],
        signed_by: null,
        story: room.open(id).row,
      };
    },
    send_to: ({ outlet, ...text }, heard) => reports.send_story({ ...text, to: outlet }, heard),
  };
  return {
    answers: {
      choose_package: () => "/home/linxi/下载/河西油茶采收-送审.zip",
      packages_waiting: () => [],
      ...fakePeople(),
    } satisfies Partial<Answers>,
    reports,
  };
}
