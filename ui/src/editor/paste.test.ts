import { Fragment, Slice } from "prosemirror-model";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Block } from "../ipc/types";
import { blockNode } from "./content";
import { Page, type PageHost } from "./page";
import { flattenRegions, oneLine } from "./paste";
import { readPlain } from "./paste-plain";
import { fileUris, isManuscript } from "./pictures";
import { page, pageHost, read, show } from "./testing/notation";

const paragraph = (text: string): Block => ({ type: "paragraph", text: [{ text }] });

describe("pasted text", () => {
  it("makes a paragraph of each line, and keeps a typed indent only where it is wanted", () => {
    expect(readPlain("　　一\r\n\r\n二\n三 ")).toEqual(["一", "二", "三"].map(paragraph));
    expect(readPlain("　　一\n　　\n二", true)).toEqual(["　　一", "二"].map(paragraph));
  });

  it.each([
    ["合作社\n三轮车", "合作社三轮车"],
    ["one\ntwo", "one two"],
  ])("goes into a line as one line: %j", (text, expected) => {
    expect(oneLine(new Slice(Fragment.fromArray(readPlain(text).map(blockNode)), 1, 1))).toBe(expected);
  });

  it("reads local files from an address list and no others", () => {
    expect(fileUris("# drop\r\nfile:///a%20b.jpg\r\nhttps://a.cn/c.jpg\r\n")).toEqual(["file:///a%20b.jpg"]);
  });

  it.each([
    ["稿件.DOCX", true],
    ["file:///a/%E7%A8%BF.txt", true],
    ["page.html", true],
    ["照片.jpg", false],
    ["docx", false],
  ])("tells a text that could be a story by its name: %s", (name, expected) => {
    expect(isManuscript(name)).toBe(expected);
  });
});

describe("a copy through several rooms", () => {
  it("comes back as the blocks that were in them", () => {
    const from = page("@headline 标‸题\n正文\n[a] 图说\n末‸段");
    const slice = flattenRegions(from.selection.content());
    const to = page("甲‸乙");
    expect(show(to.apply(to.tr.replaceSelection(slice)))).toBe("甲题\n正文\n[a] 图说\n末‸乙");
  });
});

describe("foreign HTML", () => {
  let place: HTMLElement;
  /** Pastes that Rust has not answered yet. */
  let asked: { html: string; answer: (blocks: Block[] | null) => void }[];
  beforeEach(() => {
    Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
    Range.prototype.getBoundingClientRect = () => new DOMRect();
    place = document.body.appendChild(document.createElement("div"));
    asked = [];
  });
  afterEach(() => place.remove());

  function open(text: string, parts: Partial<PageHost> = {}): Page {
    const foreign = (data: DataTransfer) => {
      const html = data.getData("text/html");
      return () => new Promise<Block[] | null>((answer) => asked.push({ html, answer }));
    };
    const opened = new Page(pageHost({ foreign, ...parts }), read(text), null);
    opened.mount(place);
    return opened;
  }
  const dom = () => place.querySelector<HTMLElement>(".ProseMirror") as HTMLElement;
  const body = (opened: Page) =>
    opened
      .content()
      .body.map((block) =>
        block.type === "paragraph" ? block.text.map((s) => s.text).join("") : block.type,
      );
  const view = (opened: Page) => (opened as unknown as { view: { state: never; dispatch: never } }).view;

  function paste(data: Record<string, string>): Event {
    const event = new Event("paste", { bubbles: true, cancelable: true });
    const clipboardData = {
      types: Object.keys(data),
      files: [],
      getData: (type: string) => data[type] ?? "",
    };
    Object.assign(event, { clipboardData });
    dom().dispatchEvent(event);
    return event;
  }
  const settled = async () => {
    for (let turn = 0; turn < 8; turn++) await Promise.resolve();
  };

  it("is cleaned outside the page and put in as one step of undo", async () => {
    const opened = open("甲");
    opened.selectBlock(1);
    expect(paste({ "text/html": "<p onclick=x()>乙</p>", "text/plain": "乙" }).defaultPrevented).toBe(true);
    expect(body(opened)).toEqual(["甲"]);
    expect(asked.map(({ html }) => html)).toEqual(["<p onclick=x()>乙</p>"]);
    asked[0]?.answer([paragraph("乙"), paragraph("丙")]);
    await settled();
    expect(body(opened).join("|")).toBe("乙|丙甲");
    opened.run("undo");
    expect(body(opened)).toEqual(["甲"]);
  });

  it("stands before what was typed while it was being cleaned, and the caret stays behind the typing", async () => {
    const opened = open("甲");
    opened.selectBlock(1);
    paste({ "text/html": "<b>粘</b>", "text/plain": "粘" });
    const { state, dispatch } = view(opened) as unknown as {
      state: import("prosemirror-state").EditorState;
      dispatch: (tr: import("prosemirror-state").Transaction) => void;
    };
    dispatch.call(view(opened), state.tr.insertText("打"));
    asked[0]?.answer([paragraph("粘")]);
    await settled();
    expect(body(opened)).toEqual(["粘打甲"]);
    const now = (view(opened) as unknown as { state: import("prosemirror-state").EditorState }).state;
    expect(now.selection.$from.parentOffset).toBe(2);
    opened.run("undo");
    expect(body(opened)).toEqual(["打甲"]);
    opened.run("undo");
    expect(body(opened)).toEqual(["甲"]);
  });

  it("goes in in the order in which it was pasted, whichever is answered first", async () => {
    const opened = open("甲");
    opened.selectBlock(1);
    paste({ "text/html": "<i>一</i>", "text/plain": "一" });
    paste({ "text/html": "<i>二</i>", "text/plain": "二" });
    asked[1]?.answer([paragraph("二")]);
    await settled();
    expect(body(opened)).toEqual(["甲"]);
    asked[0]?.answer([paragraph("一")]);
    await settled();
    expect(body(opened)).toEqual(["一二甲"]);
  });

  it("falls back to its plain text where it cannot be read", async () => {
    const opened = open("甲");
    opened.selectBlock(1);
    paste({ "text/html": "<div>".repeat(9), "text/plain": "字" });
    asked[0]?.answer(null);
    await settled();
    expect(body(opened)).toEqual(["字甲"]);
  });

  it("goes into a headline as its plain text, at once", () => {
    const opened = open("@headline 题\n甲");
    opened.focus("headline");
    paste({ "text/html": "<h1 hidden>暗</h1><h1>新</h1>", "text/plain": "新\n闻" });
    expect(asked).toEqual([]);
    expect(opened.content().headline).toContain("新闻");
  });

  it("gets nowhere by pretending to be a copy of ours", async () => {
    const opened = open("甲");
    opened.selectBlock(1);
    const forged = `<p data-pm-slice="1 1 []" data-galley="x">伪</p>`;
    paste({ "text/html": forged, "text/plain": "伪" });
    expect(asked.map(({ html }) => html)).toEqual([forged]);
    asked[0]?.answer([]);
    await settled();
    expect(body(opened)).toEqual(["甲"]);
  });

  it("is ours where this window copied it: a figure stays one figure with its identity", () => {
    const opened = open("甲\n[a] 图说\n乙");
    opened.figures.select("a");
    const copied: Record<string, string> = {};
    const event = new Event("copy", { bubbles: true, cancelable: true });
    const clipboardData = {
      clearData: () => undefined,
      setData: (type: string, data: string) => (copied[type] = data),
    };
    Object.assign(event, { clipboardData });
    dom().dispatchEvent(event);
    expect(copied["text/html"]).toContain("data-galley=");
    opened.selectBlock(3);
    paste(copied);
    expect(asked).toEqual([]);
    const ids = opened.figures.list().map(({ figure }) => figure.id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(2);
    expect(ids).toContain("a");
  });

  it("that is a picture alone is taken by its pixels", async () => {
    const addFiles = vi.fn(() => Promise.resolve([]));
    open("甲", { addFiles });
    const picture = new File([new Uint8Array(3)], "a.png", { type: "image/png" });
    const event = new Event("paste", { bubbles: true, cancelable: true });
    const html = '<meta charset="utf-8"><img src="https://a.cn/a.png">';
    const getData = (type: string) => (type === "text/html" ? html : "");
    Object.assign(event, { clipboardData: { types: ["text/html", "Files"], files: [picture], getData } });
    dom().dispatchEvent(event);
    await settled();
    expect(addFiles).toHaveBeenCalledWith([picture]);
    expect(asked).toEqual([]);
  });
});
