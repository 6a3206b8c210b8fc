// What leaves the house in print, on a clipboard or in a package for readers, as the shell answers for it.

import type { Answers, Reports } from "./answers";
import { failure, type Room } from "./room";

/** `pace` is how long each step takes, in milliseconds. */
export function fakeExporting(room: Room, pace: number) {
  let cancelled = false;
  return {
    answers: {
      choose_folder: () => "/home/linxi/投稿",
      cancel_export: () => ((cancelled = true), null),
      reveal: () => null,
      wechat_text: ({ id }) => {
        const { headline } = room.open(id).row;
        return { html: `<p>${headline}</p>`, text: headline };
      },
      print_story: () => null,
      print_approval: () => null,
    } satisfies Partial<Answers>,
    reports: {
      async print_proof_sheet(_, heard) {
        heard({ done: 1, total: 1, what: "上山.jpg" });
        return null;
      },
      async export_story({ id, to }, heard) {
        cancelled = false;
        const steps = ["冻结版次", "写 story.docx", "写原图 01", "写原图 02", "写原图 03", "核对"];
        for (const [done, what] of steps.entries()) {
          heard({ done, total: steps.length, what });
          await new Promise((ready) => setTimeout(ready, pace));
          if (cancelled) throw failure("cancelled", "导出已取消，没有留下文件。");
        }
        const revision = room.freeze(id, "", "export", true);
        const path = `${to}/2026-11-23-河西油茶采收.zip`;
        return { path, folder: to, bytes: 8_431_220, files: 11, revision: revision.number, notes: [] };
      },
    } satisfies Partial<Reports>,
  };
}
