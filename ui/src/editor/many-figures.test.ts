// Acts on several figures at once: one step of undo each, and no figure is lost by any.

import { describe, expect, test } from "vitest";
import type { Content, Figure } from "../ipc/types";
import { EditorState } from "prosemirror-state";
import { emptyContent, emptyFigure, paragraph } from "../testing/new-content";
import { toDoc } from "./content";
import { borderAt } from "./many-figures";
import { Page } from "./page";
import { pageHost } from "./testing/notation";

const figure = (id: string, facts: Partial<Figure> = {}): Figure => ({ ...emptyFigure(id), ...facts });
const piece = (): Content => ({
  ...emptyContent(),
  body: [paragraph("导语"), { type: "figure", figure: figure("a", { caption: "甲" }) }, paragraph("第二段")],
  tray: ["b", "c", "d"].map((id) => figure(id)),
});
const open = () => new Page(pageHost(), piece(), null);
const order = (page: Page) => page.figures.list().map(({ figure, where }) => `${figure.id} ${where}`);

describe("many figures", () => {
  test("facts of many are one step of undo, and what was not named stays", () => {
    const page = open();
    page.many.setFacts([
      ["a", { rating: 4, pick: "picked" }],
      ["c", { credit: "林溪/摄" }],
    ]);
    expect(page.figures.list().map(({ figure }) => [figure.rating, figure.credit])).toEqual([
      [4, ""],
      [undefined, ""],
      [undefined, "林溪/摄"],
      [undefined, ""],
    ]);
    expect(page.figures.list()[0]?.figure.caption).toBe("甲");
    page.run("undo");
    expect(page.content()).toEqual(piece());
  });

  test("photos are put beside another in the tray or in the text, in their order", () => {
    const page = open();
    page.many.move(["d"], "b", "before");
    expect(order(page)).toEqual(["a body", "d tray", "b tray", "c tray"]);
    page.many.move(["b", "c"], "a", "behind");
    expect(order(page)).toEqual(["a body", "b body", "c body", "d tray"]);
    page.run("undo");
    page.run("undo");
    expect(page.content()).toEqual(piece());
  });

  test("photos go to the caret, back to the tray and out of the story", () => {
    const page = open();
    page.selectBlock(1);
    page.many.place(["b", "c"], null);
    expect(page.content().body.map(({ type }) => type)).toEqual([
      "paragraph",
      "figure",
      "figure",
      "figure",
      "paragraph",
    ]);
    expect(order(page)).toEqual(["b body", "c body", "a body", "d tray"]);
    page.many.toTray(["b", "a"]);
    expect(order(page)).toEqual(["c body", "d tray", "b tray", "a tray"]);
    page.many.remove(["c", "d"]);
    expect(order(page)).toEqual(["b tray", "a tray"]);
    page.run("undo");
    page.run("undo");
    page.run("undo");
    expect(page.content()).toEqual(piece());
  });

  test("another photo keeps the words, people and stars; marks and framing go with the old one", () => {
    const page = open();
    const mark = { x: 1, y: 2 };
    const people = [{ name: "江克美", unit: "", title: "", position: "左二", mark }];
    page.many.setFacts([
      ["a", { people, rating: 3, framing: { turn: 1, straighten: 0, crop: null, focus: null } }],
    ]);
    const digest = "1".repeat(64);
    page.many.replacePhoto(
      "a",
      figure("x", { photo: digest, file_name: "new.jpg", caption: "别的", place: "河西村", rating: 5 }),
      { taken: "2026-11-21T14:20:00", photographer: "" },
    );
    const now = page.figures.list()[0]?.figure;
    expect(now).toMatchObject({ id: "a", photo: digest, caption: "甲", place: "河西村", rating: 3 });
    expect(now).toMatchObject({ taken: "2026-11-21T14:20:00", photographer: "" });
    expect(now?.people).toEqual([{ name: "江克美", unit: "", title: "", position: "左二" }]);
    expect(now?.framing).toBeUndefined();
  });
});

test("a drop goes to the border nearest to its height, at either end of the text too", () => {
  const state = EditorState.create({ doc: toDoc(piece()) });
  const drawn: number[] = [];
  // Blocks of forty pixels, one below another, as they are asked for.
  const box = (pos: number) => {
    if (!drawn.includes(pos)) drawn.push(pos);
    return { top: drawn.indexOf(pos) * 40, bottom: drawn.indexOf(pos) * 40 + 40 };
  };
  const end = borderAt(state, 1_000, box);
  const [first, second, third] = drawn;
  expect(drawn).toHaveLength(3);
  expect([-5, 19, 21, 59, 61, 99].map((y) => borderAt(state, y, box))).toEqual([
    first,
    first,
    second,
    second,
    third,
    third,
  ]);
  expect(borderAt(state, 101, box)).toBe(end);
  expect(state.doc.resolve(end).nodeAfter).toBeNull();
});
