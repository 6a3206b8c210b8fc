// The people whose keys are known, and the register, as the shell answers for them.

import type { KeyRow, KeyTrust, RegisterRow } from "../ipc/types";
import type { Answers } from "./answers";

const SINCE = "2026-11-02T09:12:00+08:00";

function keyOf(number: string, trust: KeyTrust, name: string, unit: string): KeyRow {
  return { key: `RW${number}`, number, trust, name, unit, since: SINCE };
}

/** Two of one name at two papers, one known for long with an earlier key, and the writer's own. */
function known(): KeyRow[] {
  return [
    keyOf("2841-0937-5526-1180-7743-6092", "own", "林溪", "农业农村局"),
    keyOf("7710-3385-9204-6617-2058-4431", "trusted", "王伟", "县报"),
    keyOf("1946-8802-3357-7049-5512-9968", "met", "王伟", "市报"),
    keyOf("6023-4718-8890-2241-3675-1507", "trusted", "丁雨", "总编室"),
    keyOf("3301-9956-4082-7713-6648-2095", "retired", "丁雨", "总编室"),
  ];
}

const entered: RegisterRow[] = [
  {
    number: 1,
    at: "2026-11-22T16:40:00+08:00",
    inlet: "file",
    file: "河西油茶采收-送审.zip",
    sha256: "9f2c".repeat(16),
    came: "filing",
    story: "s-none",
    from: { name: "周可", unit: "河西村" },
    key: "RW7710",
    is_proven: true,
    outcome: { taken: "new" },
    brought: { comments: 2, answers: 0, decisions: 0, photos: 4 },
    why: "",
  },
  {
    number: 2,
    at: "2026-11-23T08:05:00+08:00",
    inlet: "inbox",
    file: "河西油茶采收-送审-2.zip",
    sha256: "41aa".repeat(16),
    came: "filing",
    story: "s-none",
    from: { name: "周可", unit: "河西村" },
    key: null,
    is_proven: false,
    outcome: "refused",
    brought: { comments: 0, answers: 0, decisions: 1, photos: 0 },
    why: "周可以前的稿件都有签名，这一件没有。请先用电话等别的办法向本人核实。",
  },
];

export function fakePeople() {
  let keys = known();
  const change = (number: string, to: (row: KeyRow) => KeyRow | null) => {
    const of = keys.find((row) => row.number === number) ?? keyOf(number, "met", "周可", "河西村");
    const after = to(of);
    keys = keys.filter((row) => row.number !== number);
    if (after !== null) keys = [...keys, after];
    return { key: after ?? of, stories: [] };
  };
  return {
    known_keys: () => keys,
    trust_key: ({ number }) => change(number, (row) => ({ ...row, trust: "trusted" })),
    retire_key: ({ number }) => change(number, (row) => ({ ...row, trust: "retired" })),
    forget_key: ({ number }) => change(number, () => null),
    register: () => entered,
    registered_text: ({ number }) => (number === 1 ? "油茶丰收\n\n昨天，县里下拨专项资金十万元。\n" : null),
  } satisfies Partial<Answers>;
}
