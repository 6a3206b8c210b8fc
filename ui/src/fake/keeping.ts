// The health of the store, as the shell answers for it.

import type { Checkup, DamagedPiece } from "../ipc/types";
import type { Answers, Reports } from "./answers";

/** One text is whole in a revision, another nowhere. */
const DAMAGED: DamagedPiece[] = [
  {
    story: "oil",
    revision: null,
    can_be_had_back: true,
    says: "《油茶丰收》的文字已损坏；第 3 版里有完好的，可以放回去。",
  },
  {
    story: "road",
    revision: 2,
    can_be_had_back: false,
    says: "《通村公路》第 2 版已损坏，哪里都没有找到完好的；请用 rescue --from 指一份别处的备份，或照手头的稿子重写。",
  },
];

export function fakeKeeping() {
  let pieces = DAMAGED;
  const checkup = (): Checkup => ({
    health: {
      sound: pieces.length === 0,
      summary:
        pieces.length === 0
          ? "完好：读了 12 篇稿件、40 个版次、31 张图片，共 81234567 字节。"
          : `有 ${pieces.length} 处损坏：读了 12 篇稿件、40 个版次、31 张图片，共 81234567 字节。`,
      findings: [
        {
          severity: "note",
          says: "数据库：还没有每日备份。窗口开着时每天自动备份一次；也可以用 backup 另存一份。",
        },
      ],
    },
    pieces,
  });
  return {
    answers: {
      put_back: ({ story }) => {
        pieces = pieces.filter(
          (piece) => !piece.can_be_had_back || (story !== null && piece.story !== story),
        );
        return pieces;
      },
    } satisfies Partial<Answers>,
    reports: {
      check_up(_, heard) {
        heard({ done: 1, total: 2, what: "" });
        return Promise.resolve(checkup());
      },
    } satisfies Partial<Reports>,
  };
}
