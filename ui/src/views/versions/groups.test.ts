import { expect, test } from "vitest";
import type { Row, Run } from "../../ipc/types";
import { groups } from "./groups";

const at = (block: number) => ({ from: { block, offset: 0 }, to: { block, offset: 0 } });
const run = (fate: Run["fate"], text: string, block = 1): Run => ({
  fate,
  text,
  strong: false,
  emphasis: false,
  link: null,
  change: null,
  base: at(block),
  hers: at(block),
});
const row = (base: number | null, hers: number | null, runs: Run[], role: Row["role"] = "kept"): Row => ({
  site: { kind: "body" },
  kind: { type: "paragraph" },
  was: null,
  role,
  change: null,
  runs,
  figure: null,
  base_block: base,
  hers_block: hers,
});

test("a block that went is taken back behind the one that stands before it", () => {
  const made = groups([
    row(1, 1, [run("keep", "甲")]),
    row(2, null, [run("delete", "乙")], "deleted"),
    row(3, 2, [run("keep", "丙")]),
  ]);
  expect(made.map(({ was, from, to, changed }) => ({ was, from, to, changed }))).toEqual([
    { was: [1], from: 1, to: 2, changed: false },
    { was: [2], from: 2, to: 2, changed: true },
    { was: [3], from: 2, to: 3, changed: false },
  ]);
});

test("a paragraph that was split is taken back in the place of both its parts", () => {
  const made = groups([
    row(null, 1, [run("keep", "甲"), run("insert", "\n")]),
    row(1, 2, [run("keep", "乙")]),
    row(2, 3, [run("keep", "丙")]),
  ]);
  expect(made.map(({ was, from, to }) => ({ was, from, to }))).toEqual([
    { was: [1], from: 1, to: 3 },
    { was: [2], from: 3, to: 4 },
  ]);
});

test("paragraphs that were joined are taken back as two", () => {
  const [joined] = groups([row(2, 1, [run("keep", "甲"), run("delete", "\n", 1), run("keep", "乙", 2)])]);
  expect(joined).toMatchObject({ was: [1, 2], from: 1, to: 2, changed: true });
});

test("what came with no older state offers nothing to take back", () => {
  const [came] = groups([row(null, 1, [run("insert", "新")], "inserted")]);
  expect(came).toMatchObject({ was: [], changed: true });
});
