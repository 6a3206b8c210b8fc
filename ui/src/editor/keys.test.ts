import { history } from "prosemirror-history";
import type { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { afterEach, describe, expect, it } from "vitest";
import { keys } from "./keys";
import { page, show } from "./testing/notation";

let view: EditorView | null = null;
afterEach(() => view?.destroy());

function open(text: string): EditorView {
  const state: EditorState = page(text, [history(), keys()]);
  view = new EditorView(null, { state });
  return view;
}

/** Presses a key and answers whether the page took it. */
function press(to: EditorView, key: string, parts: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent("keydown", { key, cancelable: true, bubbles: true, ...parts });
  return to.someProp("handleKeyDown", (handle) => handle(to, event)) === true;
}

describe("keys", () => {
  it("leave the page to an input method while it composes", () => {
    const open_ = open("@headline 标‸题\n文");
    expect(press(open_, "Enter", { keyCode: 229 })).toBe(false);
    expect(press(open_, "Enter", { isComposing: true })).toBe(false);
    expect(show(open_.state)).toBe("@headline 标‸题\n文");
  });

  it("stay in a list by Tab, and take a line out of it by Shift+Tab", () => {
    const list = open("- 甲\n- 乙‸");
    expect(press(list, "Tab")).toBe(true);
    expect(show(list.state)).toBe("- 甲\n- 乙‸");
    expect(press(list, "Tab", { shiftKey: true })).toBe(true);
    expect(show(list.state)).toBe("- 甲\n乙‸");
    press(list, "Escape");
    expect(press(list, "Tab")).toBe(false);
  });

  it("walk the fields by Tab, stay in the body, and leave from anywhere after Escape", () => {
    const fields = open("@kicker 肩‸\n文");
    expect(press(fields, "Tab")).toBe(true);
    expect(show(fields.state)).toBe("@kicker 肩\n@headline ‸\n文");
    expect(press(fields, "Escape")).toBe(false);
    expect(press(fields, "Tab")).toBe(false);
    const body = open("文‸");
    expect(press(body, "Tab")).toBe(true);
    expect(show(body.state)).toBe("文‸");
    press(body, "Escape");
    expect(press(body, "Tab")).toBe(false);
    const cell = open("| 甲‸ | 乙 |");
    press(cell, "Escape");
    expect(press(cell, "Tab")).toBe(false);
  });

  it("go to the end of the text, and only then to the end of the page", () => {
    const opened = open("@headline 标‸题\n甲\n乙\n@sign_off 林溪");
    expect(press(opened, "End", { ctrlKey: true })).toBe(true);
    expect(show(opened.state)).toBe("@headline 标题\n甲\n乙‸\n@sign_off 林溪");
    expect(press(opened, "End", { ctrlKey: true })).toBe(false);
  });

  it("select the room before the page", () => {
    const opened = open("@headline 标‸题\n甲\n乙");
    press(opened, "a", { ctrlKey: true });
    expect(show(opened.state)).toBe("@headline ‸标题‸\n甲\n乙");
    press(opened, "a", { ctrlKey: true });
    expect(opened.state.selection.toJSON()).toEqual({ type: "all" });
  });

  it("take Escape in a caption as: the figure, please", () => {
    const opened = open("前\n[a] 图‸说");
    expect(press(opened, "Escape")).toBe(true);
    expect(show(opened.state)).toBe("前\n◆[a] 图说");
  });

  it("answer WebKit's own undo with ours, and its formatting with nothing", () => {
    const opened = open("文‸");
    opened.dispatch(opened.state.tr.insertText("字"));
    const input = (inputType: string) => {
      const event = new InputEvent("beforeinput", { inputType, cancelable: true, bubbles: true });
      opened.dom.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(input("formatUnderline")).toBe(true);
    expect(input("insertText")).toBe(false);
    expect(input("historyUndo")).toBe(true);
    expect(show(opened.state)).toBe("文‸");
    expect(input("historyRedo")).toBe(true);
    expect(show(opened.state)).toBe("文字‸");
  });
});
