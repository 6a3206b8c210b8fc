import { expect, test } from "vitest";

import { emptyContent, emptyFigure, paragraph } from "../../testing/new-content";
import type { Block, Content, Paint } from "../../ipc/types";
import { startOfPart, toDoc } from "../content";
import type { PageHost } from "../host";
import { decorate } from "./drawing";
import { blocksOf, lineAt } from "./spots";

const pencil = { host: { text: () => "" } as unknown as PageHost, chosen: null, choose: () => undefined };

function docOf(...body: Block[]) {
  return toDoc({ ...emptyContent(), body, tray: [emptyFigure("f")] } satisfies Content);
}
const paint = (more: Partial<Paint>): Paint => ({
  field: null,
  block: 1,
  from: 0,
  to: 0,
  drawn: "went",
  whole: false,
  text: "旧",
  photo: null,
  change: "c",
  ...more,
});
const list: Block = { type: "list", numbered_from: null, items: [[{ text: "一二" }], [], [{ text: "三" }]] };
const table: Block = {
  type: "table",
  header: false,
  rows: [
    [[{ text: "甲" }], []],
    [[{ text: "乙丙" }], [{ text: "丁" }]],
  ],
};

test("lines of a list and cells of a table are counted with one unit between", () => {
  const doc = docOf(list, table);
  const [first, second, tray] = blocksOf(doc);
  if (!first || !second || !tray) throw new Error("three blocks");
  expect(lineAt(first, 2)?.node.textContent).toBe("一二");
  expect(lineAt(first, 3)?.node.content.size).toBe(0);
  expect(lineAt(first, 4)).toMatchObject({ at: 0 });
  expect(lineAt(first, 4)?.node.textContent).toBe("三");
  expect(lineAt(second, 5)).toMatchObject({ at: 2 });
  expect(lineAt(second, 6)?.node.textContent).toBe("丁");
  expect(tray.node.attrs.id).toBe("f");
});

test("what went from a line is drawn in it, and from an empty line before it", () => {
  const doc = docOf(paragraph("有字"), paragraph(""));
  const start = startOfPart(doc, "body");
  const [within] = decorate(doc, [paint({ block: 1, from: 1 })], [], pencil);
  expect(within?.from).toBe(start + 2);
  const [before] = decorate(doc, [paint({ block: 2 })], [], pencil);
  expect(before?.from).toBe(start + 4);
  const [item] = decorate(docOf(list), [paint({ from: 3 })], [], pencil);
  expect(docOf(list).resolve(item?.from ?? 0).parent.type.name).toBe("list");
});

test("no widget ever stands in an empty line, wherever the mark points", () => {
  const doc = docOf(list, paragraph(""), table, { type: "quote", paragraphs: [[], [{ text: "引" }]] });
  for (let block = 1; block <= 6; block++)
    for (let from = 0; from < 9; from++)
      for (const whole of [true, false])
        for (const mark of decorate(doc, [paint({ block, from, whole })], [], pencil)) {
          const { parent } = doc.resolve(mark.from);
          expect(parent.isTextblock && parent.content.size === 0).toBe(false);
        }
});

test("what came is dressed where it stands, and a mark on an older text never reaches outside of it", () => {
  const doc = docOf(paragraph("新来的字"));
  const start = startOfPart(doc, "body");
  const came = (from: number, to: number) =>
    decorate(doc, [paint({ drawn: "came", text: "", from, to })], [], pencil);
  expect(came(0, 2)).toMatchObject([{ from: start + 1, to: start + 3 }]);
  expect(came(2, 40)).toMatchObject([{ from: start + 3, to: start + 5 }]);
  expect(came(40, 50)).toEqual([]);
  expect(decorate(doc, [paint({ block: 9 })], [], pencil)).toEqual([]);
});
