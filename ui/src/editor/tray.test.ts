import { history, redo, undo } from "prosemirror-history";
import { describe, expect, it } from "vitest";
import { backspace } from "./backspace";
import {
  findFigure,
  fromTray,
  givePhoto,
  insertFigures,
  moveFigure,
  removeFigure,
  toFigure,
  toParagraph,
  toTray,
} from "./figures";
import { figureNode, fromDoc, startOfPart } from "./content";
import { after, figure, page, show, tidy } from "./testing/notation";
import { figureLaw } from "./tray";

let ids = 0;
const newId = () => `new${(ids += 1)}`;
let composing = false;
const open = (text: string) => page(text, [history(), figureLaw({ composing: () => composing, newId })]);

describe("the law of figures", () => {
  it("puts a deleted figure into the tray, and undo takes both back in one step", () => {
    const before = open("前\n◆[a] 图说\n后");
    const deleted = after(before, backspace);
    expect(show(deleted)).toContain("tray [a] 图说");
    expect(fromDoc(deleted.doc).body).toHaveLength(2);
    const undone = after(deleted, undo);
    expect(show(undone)).toBe(tidy("前\n◆[a] 图说\n后"));
    expect(fromDoc(after(undone, redo).doc)).toEqual(fromDoc(deleted.doc));
  });

  it("keeps every figure of a selection that is deleted or typed over", () => {
    const state = open("前‸\n[a] 甲\n中\n[b] 乙\n‸后");
    expect(show(after(state, backspace))).toBe(tidy("前‸后\ntray [a] 甲\ntray [b] 乙"));
    const typed = state.apply(state.tr.insertText("字"));
    expect(show(typed)).toBe(tidy("前字‸后\ntray [a] 甲\ntray [b] 乙"));
  });

  it("does nothing for a change inside a caption", () => {
    const state = open("[a] 图‸说‸");
    expect(show(state.apply(state.tr.insertText("片")))).toBe(tidy("[a] 图片‸"));
  });

  it("lets undo of an insertion take the figure out altogether", () => {
    const before = open("前‸");
    const inserted = before.apply(insertFigures(before, [figure("a", "图说")]));
    expect(show(inserted)).toBe(tidy("前‸\n[a] 图说"));
    expect(show(after(inserted, undo))).toBe(tidy("前‸"));
  });

  it("moves a figure back when it is pasted after a cut", () => {
    const before = open("◆[a] 图说\n后");
    const slice = before.selection.content();
    const cut = before.apply(before.tr.deleteSelection());
    const end = cut.apply(cut.tr.insert(startOfPart(cut.doc, "body"), slice.content));
    expect(fromDoc(cut.doc).tray).toHaveLength(1);
    const pasted = fromDoc(end.doc);
    expect(pasted.tray).toEqual([]);
    expect(pasted.body.filter((block) => block.type === "figure")).toHaveLength(1);
  });

  it("gives a pasted copy a new id and leaves the original its own, also when the copy stands first", () => {
    const state = open("前\n[a] 图说");
    const at = findFigure(state.doc, "a")?.pos ?? 0;
    const copied = state.apply(state.tr.insert(at, figureNode(figure("a", "图说"))));
    const found = fromDoc(copied.doc).body.flatMap((block) =>
      block.type === "figure" ? [block.figure.id] : [],
    );
    expect(found).toEqual([`new${ids}`, "a"]);
  });

  it("leaves the document alone while an input method composes", () => {
    composing = true;
    const state = open("前‸\n[a] 甲\n后‸");
    expect(fromDoc(state.apply(state.tr.insertText("n")).doc).tray).toEqual([]);
    composing = false;
  });
});

describe("figure commands", () => {
  const body = (state: ReturnType<typeof open>) =>
    show(state)
      .replace(/^@kicker ‸\n/, "")
      .replace(/[◆‸]/g, "");
  it.each<[string, string, (state: ReturnType<typeof open>) => unknown, string]>([
    ["down", "[a] 甲\n中\n后", (s) => moveFigure(s, "a", "down"), "中\n[a] 甲\n后"],
    ["up", "前\n[a] 甲", (s) => moveFigure(s, "a", "up"), "[a] 甲\n前"],
    ["up at the top stays", "[a] 甲\n前", (s) => moveFigure(s, "a", "up"), "[a] 甲\n前"],
    ["to the tray", "前\n[a] 甲", (s) => toTray(s, "a"), "前\ntray [a] 甲"],
    [
      "from the tray, behind the caret's block",
      "前‸\n后\ntray [a] 甲",
      (s) => fromTray(s, "a"),
      "前\n[a] 甲\n后",
    ],
    [
      "from the tray, caret in the headline",
      "@headline 题‸\n前\ntray [a] 甲",
      (s) => fromTray(s, "a"),
      "@headline 题\n前\n[a] 甲",
    ],
    ["remove photo", "前\n[a] 甲", (s) => removeFigure(s, "a"), "前"],
    ["remove photo from the tray", "前\ntray [a] 甲", (s) => removeFigure(s, "a"), "前"],
    ["an empty place becomes a paragraph", "前\n[a] 甲", (s) => toParagraph(s, "a"), "前\n甲"],
    [
      "before an empty line",
      "前\n‸",
      (s) => insertFigures(s, [figure("a", "甲"), figure("b", "乙")]),
      "前\n[a] 甲\n[b] 乙\n¶",
    ],
  ])("%s", (_, before, make, expected) => {
    const state = open(before);
    const tr = make(state) as Parameters<typeof state.apply>[0] | null;
    expect(body(tr ? state.apply(tr) : state).replace(/^$/gm, "¶")).toBe(tidy(expected));
  });

  it("a paragraph becomes a figure and is the same figure's words", () => {
    expect(
      show(
        after(
          open("江克‸美"),
          toFigure(() => "f"),
        ),
      ),
    ).toBe(tidy("[f] 江克‸美"));
  });

  it("a photo fills what nobody wrote and leaves what somebody did", () => {
    const state = open("[a] 我写的图说");
    const photo = figure("x", "相机里的说明", {
      photo: "0".repeat(64),
      credit: "新华社",
      file_name: "1.jpg",
    });
    const block = fromDoc(state.apply(givePhoto(state.tr, "a", photo)).doc).body[0];
    expect(block).toEqual({
      type: "figure",
      figure: figure("a", "我写的图说", { photo: "0".repeat(64), credit: "新华社", file_name: "1.jpg" }),
    });
  });
});
