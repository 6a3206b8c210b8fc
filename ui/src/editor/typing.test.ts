import { GapCursor } from "prosemirror-gapcursor";
import { AllSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { startOfPart } from "./content";
import { page, show, tidy } from "./testing/notation";
import { openPlace } from "./typing";

describe("a place for typed text", () => {
  it.each<[name: string, before: string, after: string]>([
    ["a paragraph after a selected figure", "前\n◆[a] 图说\n后", "前\n[a] 图说\n字‸\n后"],
    ["a paragraph after a selected rule", "前\n◆---", "前\n---\n字‸"],
    ["the caption of a figure selected in the tray", "前\n◆tray [a] 图说", "前\ntray [a] 图说字‸"],
    ["each room for itself", "@headline 标‸题\n前\n后‸文", "@headline 标字‸\n文"],
    ["a figure that is covered goes, one that is touched stays", "前‸\n[b] 乙\n[a] 图‸说", "前字‸\n[a] 说"],
  ])("%s", (_, before, expected) => {
    const state = page(before);
    const tr = openPlace(state);
    expect(tr).not.toBeNull();
    if (tr) expect(show(state.apply(tr.insertText("字")))).toBe(tidy(expected));
  });

  it("is there already in a line, with or without a selection", () => {
    expect(openPlace(page("前‸文"))).toBeNull();
    expect(openPlace(page("‸前\n后‸"))).toBeNull();
    expect(openPlace(page("[a] ‸图说‸"))).toBeNull();
  });

  it("opens between two figures", () => {
    const state = page("[a] 甲\n[b] 乙");
    const between = startOfPart(state.doc, "body") + (state.doc.child(4).firstChild?.nodeSize ?? 0);
    const at = state.apply(state.tr.setSelection(new GapCursor(state.doc.resolve(between))));
    const tr = openPlace(at);
    if (tr) expect(show(at.apply(tr.insertText("字")))).toBe(tidy("[a] 甲\n字‸\n[b] 乙"));
    expect(tr).not.toBeNull();
  });

  it("is the headline when the whole page was selected", () => {
    const state = page("@headline 标题\n前\n@sign_off (彭彤)");
    const all = state.apply(state.tr.setSelection(new AllSelection(state.doc)));
    const tr = openPlace(all);
    if (tr) expect(show(all.apply(tr.insertText("字")))).toBe(tidy("@headline 字‸\n¶"));
    expect(tr).not.toBeNull();
  });
});
