import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Query } from "../../model/manuscript";
import { Page } from "../page";
import { pageHost, read } from "../testing/notation";

const host = pageHost({ photo: () => undefined });
const query = (text: string, parts: Partial<Query> = {}): Query => ({
  text,
  matchCase: false,
  wholeWord: false,
  pattern: false,
  variants: false,
  ...parts,
});

let place: HTMLElement;
beforeEach(() => {
  // jsdom lays nothing out.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  place = document.body.appendChild(document.createElement("div"));
});
afterEach(() => place.remove());

function open(text: string): Page {
  const page = new Page(host, read(text), null);
  page.mount(place);
  return page;
}
/** Waits for the end of the next frame, and of what waits for it. */
const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
const body = (page: Page) =>
  page
    .content()
    .body.map((block) =>
      block.type === "paragraph" ? block.text.map(({ text }) => text).join("") : block.type,
    );
const told = ({ finder }: Page) => `${finder.found.here}/${finder.found.total}`;

describe("finding in a story", () => {
  it("looks everywhere that is printed, and in the captions of the tray", async () => {
    const page = open(
      "@kicker 茶\n@headline 茶\n茶\n[a] 茶\n- 茶\n| 茶 | x |\n@sign_off (茶)\n@related 茶\ntray [b] 茶",
    );
    page.finder.begin();
    await page.finder.look(query("茶"));
    expect(page.finder.found.total).toBe(9);
    page.unmount();
  });

  it("shows the hit behind the caret first, walks round in both directions, and leaves the caret until then", async () => {
    const page = open("@headline 题\n茶一\n茶二\n茶三");
    page.focus("body");
    const caret = page.place();
    page.finder.begin();
    await page.finder.look(query("茶"));
    expect(told(page)).toBe("1/3");
    expect(page.place().anchor).toBe(caret.anchor);
    page.finder.step(1);
    expect(told(page)).toBe("1/3");
    expect(page.place().anchor).toBe(caret.anchor);
    expect(page.place().head).toBe(caret.anchor + 1);
    page.finder.step(-1);
    expect(told(page)).toBe("3/3");
    page.finder.step(1);
    expect(told(page)).toBe("1/3");
    page.finder.end();
    expect(told(page)).toBe("0/0");
    expect(page.place().head).toBe(caret.anchor + 1);
    page.unmount();
  });

  it("offers the selected words to be looked for", () => {
    const page = open("@headline 油茶\n文");
    const { anchor } = page.place();
    const selected = new Page(host, page.content(), { anchor, head: anchor + 2, scroll: 0 });
    expect(page.finder.begin()).toBe("");
    expect(selected.finder.begin()).toBe("油茶");
    page.unmount();
  });

  it("goes on finding while one types, and keeps its place", async () => {
    const page = open("@headline 题\n茶一\n茶二");
    page.finder.begin();
    await page.finder.look(query("茶"));
    page.finder.step(1);
    page.finder.step(1);
    expect(told(page)).toBe("2/2");
    page.setField("headline", "茶与茶");
    await frame();
    expect(told(page)).toBe("4/4");
    page.unmount();
  });

  it("says when a pattern is none, and recovers", async () => {
    const page = open("@headline 题\n茶一");
    page.finder.begin();
    await page.finder.look(query("(", { pattern: true }));
    expect(page.finder.found).toMatchObject({ total: 0, problem: "pattern" });
    await page.finder.look(query("茶(.)", { pattern: true }));
    expect(page.finder.found).toMatchObject({ total: 1, problem: null });
    page.unmount();
  });

  it("the last thing looked for wins, however long the first one takes to get ready", async () => {
    const page = open("@headline 题\n茶一\n电脑");
    page.finder.begin();
    const first = page.finder.look(query("電腦", { variants: true }));
    await Promise.all([first, page.finder.look(query("茶"))]);
    expect(page.finder.found.total).toBe(1);
    page.unmount();
  });
});

describe("replacing in a story", () => {
  it("replaces one and goes on, and the first time only shows what it would replace", async () => {
    const page = open("@headline 茶\n茶一\n茶二");
    page.finder.begin();
    await page.finder.look(query("茶"));
    page.finder.replaceOne("油茶");
    expect(page.content().headline).toBe("茶");
    page.finder.replaceOne("油茶");
    expect(page.content().headline).toBe("油茶");
    // The new word holds the old one and is not found again on the way.
    expect(told(page)).toBe("2/3");
    page.finder.replaceOne("油茶");
    expect(body(page)).toEqual(["油茶一", "茶二"]);
    page.unmount();
  });

  it("replaces all as one step of undo, in fields and captions too, with marks kept", async () => {
    const page = open("@headline 题\n[a] 茶园\n文");
    const story = page.content();
    story.body.push({
      type: "paragraph",
      text: [{ text: "采" }, { text: "茶", strong: true }, { text: "茶叶" }],
    });
    page.replace(story);
    page.setField("headline", "茶");
    page.finder.begin();
    await page.finder.look(query("茶"));
    expect(page.finder.replaceAll("油茶")).toBe(4);
    const after = page.content();
    expect(after.headline).toBe("油茶");
    expect(after.body[0]).toMatchObject({ figure: { caption: "油茶园" } });
    expect(after.body[2]).toEqual({
      type: "paragraph",
      text: [{ text: "采" }, { text: "油茶", strong: true }, { text: "油茶叶" }],
    });
    page.run("undo");
    expect(page.content().headline).toBe("茶");
    expect(page.content()).toEqual({ ...story, headline: "茶" });
    page.run("redo");
    expect(page.content()).toEqual(after);
    page.unmount();
  });

  it("with nothing to put in its place a word goes away", async () => {
    const page = open("@headline 油茶\n茶");
    page.finder.begin();
    await page.finder.look(query("茶"));
    page.finder.replaceAll("");
    expect(page.content().headline).toBe("油");
    page.unmount();
  });

  it("keeps to what was selected, also while the text grows there", async () => {
    const page = open("@headline 茶\n茶茶\n茶");
    page.selectBlock(1);
    const at = page.place().anchor;
    page.unmount();
    const again = new Page(host, page.content(), { anchor: at, head: at + 2, scroll: 0 });
    again.mount(place);
    again.finder.begin();
    await again.finder.look(query("茶"));
    expect(again.finder.found.total).toBe(4);
    again.finder.setWithin(true);
    expect(again.finder.found).toMatchObject({ total: 2, within: true });
    again.finder.replaceAll("油茶");
    expect(again.content().headline).toBe("茶");
    expect(body(again)).toEqual(["油茶油茶", "茶"]);
    expect(again.finder.found.total).toBe(2);
    again.unmount();
  });

  it("replaces the hit that is there when a composed word is finished, and counts them then", async () => {
    const page = open("茶一茶二");
    page.finder.begin();
    await page.finder.look(query("茶"));
    page.finder.step(1);
    const text = place.querySelector(".ProseMirror")!;
    text.dispatchEvent(new CompositionEvent("compositionstart"));
    page.finder.replaceOne("茗茶");
    expect(body(page)).toEqual(["茶一茶二"]);
    expect(told(page)).toBe("1/2");
    text.dispatchEvent(new CompositionEvent("compositionend"));
    await expect.poll(() => body(page)).toEqual(["茗茶一茶二"]);
    expect(told(page)).toBe("2/2");
    page.unmount();
  });
});
