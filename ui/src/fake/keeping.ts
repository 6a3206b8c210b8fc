// The health of the store, as the shell answers for it.

import type { Checkup, DamagedPiece } from "../ipc/types";
import type { Reports } from "./answers";

/** One text is whole in a revision, a photo in a folder that is not named yet, another text nowhere. */
const DAMAGED: DamagedPiece[] = [
  {
    piece: "oil",
    story: "oil",
    state: "findable",
    says: "《油茶丰收》的文字已损坏；第 3 版里有完好的，可以放回去。",
  },
  {
    piece: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    story: null,
    state: "lost",
    says: "图片“采果.jpg”已损坏，还没有找到完好的；请指一个存有原图的文件夹、备份或稿件包再找，或把原图重新添加一次。",
  },
  {
    piece: "road#2",
    story: "road",
    state: "lost",
    says: "《通村公路》第 2 版已损坏，还没有找到完好的；请指一份别处的备份或寄出的稿件包再找，或照手头的稿子重写。",
  },
];

/** With a folder named, the photo is found in it. */
const elsewhere = (piece: DamagedPiece): DamagedPiece =>
  piece.story === null
    ? {
        ...piece,
        state: "findable",
        says: "图片“采果.jpg”已损坏；“/media/usb/采果.jpg”里有完好的，可以放回去。",
      }
    : piece;

export function fakeKeeping() {
  let pieces = DAMAGED;
  const checkup = (): Checkup => ({
    health: {
      sound: pieces.length === 0,
      summary:
        pieces.length === 0
          ? "完好：读了 12 篇稿件、40 个版次、31 张图片，共 81.2 MB。"
          : `有 ${pieces.length} 处损坏：读了 12 篇稿件、40 个版次、31 张图片，共 81.2 MB。`,
      findings: [
        {
          severity: "note",
          says: "数据库：还没有每日备份。窗口开着时每天自动备份一次；也可以用 backup 另存一份。",
        },
      ],
    },
    pieces,
  });
  const found = (from: string[]) => (from.length > 0 ? pieces.map(elsewhere) : pieces);
  return {
    reports: {
      check_up({ from }, heard) {
        heard({ done: 1, total: 2, what: "" });
        return Promise.resolve({ ...checkup(), pieces: found(from) });
      },
      put_back({ piece, from }) {
        pieces = found(from).filter(
          (one) => one.state !== "findable" || (piece !== null && one.piece !== piece),
        );
        return Promise.resolve(pieces);
      },
    } satisfies Partial<Reports>,
  };
}
