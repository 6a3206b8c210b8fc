import { readFileSync } from "node:fs";
import type { EditorView } from "prosemirror-view";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Figure } from "../ipc/types";
import { Page, type PageHost } from "./page";
import { content, figure, pageHost, read } from "./testing/notation";

const photo = "0".repeat(64);

let place: HTMLElement;
beforeEach(() => {
  // jsdom lays nothing out; an empty list means for ProseMirror that there is nothing to scroll.
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
  Element.prototype.scrollIntoView = () => undefined;
  // ... and it has no clipboard either.
  globalThis.ClipboardEvent ??= class extends Event {} as unknown as typeof ClipboardEvent;
  place = document.body.appendChild(document.createElement("div"));
});
afterEach(() => {
  vi.restoreAllMocks();
  place.remove();
});

const open = (text: string, parts: Partial<PageHost> = {}) => new Page(pageHost(parts), read(text), null);
const edit = async () => {
  await Promise.resolve();
};

describe("a page", () => {
  it("does not change a story by showing it", () => {
    const story = read("@headline 题\n前\n[a] 图说\n@sign_off (彭彤)\n@related 甲\ntray [b] 乙");
    const page = new Page(pageHost(), story, null);
    page.mount(place);
    expect(page.content()).toEqual(story);
    expect(page.revision).toBe(0);
    page.unmount();
    expect(page.content()).toEqual(story);
  });

  it("tells once of all changes of one turn", async () => {
    const page = open("@headline 题\n文");
    const heard = vi.fn();
    const stop = page.subscribe(heard);
    page.setField("slugline", "油茶");
    page.setField("headline", "题目");
    expect(heard).not.toHaveBeenCalled();
    await edit();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(page.revision).toBe(2);
    stop();
    page.setField("headline", "题");
    await edit();
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it("puts the caret into the block a flag speaks of, counted from one", () => {
    const page = open("@headline 题\n甲\n[a] 图说\n乙");
    page.mount(place);
    page.selectBlock(2);
    expect(page.figures.selected()).toBe("a");
    page.selectBlock(3);
    const at = page.place();
    page.selectBlock(9);
    expect(page.place()).toEqual(at);
    expect(page.figures.selected()).toBeNull();
    page.unmount();
  });

  it("in focus marks the block one is in, whatever block that is, and moves nothing", () => {
    const page = open("@headline 题\n甲\n[a] 图说\n乙");
    page.mount(place);
    const before = page.place();
    page.setModes({ focus: true, typewriter: false });
    const here = () => [...place.querySelectorAll(".here")].map((block) => block.textContent);
    expect(here()).toEqual(["题"]);
    expect(page.place()).toEqual(before);
    page.selectBlock(1);
    expect(here()).toEqual(["甲"]);
    page.selectBlock(2);
    const chosen = [place.querySelector("figure")?.textContent];
    expect(here()).toEqual(chosen);
    page.selectBlock(3);
    page.figures.select("a");
    expect(here()).toEqual(chosen);
    page.setModes({ focus: false, typewriter: false });
    expect(here()).toEqual([]);
    page.unmount();
  });

  it("says nothing where nothing changed", async () => {
    const page = open("@headline 题\n文");
    const heard = vi.fn();
    page.subscribe(heard);
    page.setField("headline", "题");
    page.setField("keywords", []);
    await edit();
    expect(heard).not.toHaveBeenCalled();
    expect(page.revision).toBe(0);
  });

  it("keeps its undo when it is taken down and put up again", () => {
    const page = open("@headline 题\n文");
    page.mount(place);
    page.setField("headline", "题目");
    page.unmount();
    page.mount(place);
    expect(page.run("undo")).toBe(true);
    expect(page.field("headline")).toBe("题");
  });

  it("writes every field and reads it back", () => {
    const page = open("文");
    const fields = content({
      slugline: "油茶",
      kicker: "肩",
      headline: "题",
      subheadline: "副",
      dateline: "2月14日",
      authors: [{ name: "彭彤", unit: "市直机关工委", role: "摄影" }],
      sign_off: { text: "(彭彤)", place: "own_line" },
      source: "本报",
      keywords: ["油茶", "采收"],
      genre: "消息",
      urgency: 4,
      embargo: "2020-02-14T09:30:00+08:00",
      language: "en",
      ednote: "请核",
      related: [{ title: "甲", href: "https://a.cn" }],
    });
    page.setField("authors", fields.authors);
    for (const name of [
      "slugline",
      "kicker",
      "headline",
      "subheadline",
      "dateline",
      "source",
      "genre",
    ] as const)
      page.setField(name, fields[name]);
    page.setField("sign_off", fields.sign_off);
    page.setField("keywords", fields.keywords);
    page.setField("urgency", fields.urgency);
    page.setField("embargo", fields.embargo);
    page.setField("language", fields.language);
    page.setField("ednote", fields.ednote);
    page.setField("related", fields.related);
    expect(page.content()).toEqual({ ...fields, body: page.content().body });
    while (page.can("undo")) page.run("undo");
    expect(page.content()).toEqual(read("文"));
  });

  it("takes letters typed into one field of the inspector as one step, and other fields as others", () => {
    const page = open("文");
    for (const text of ["油", "油茶", "油茶采收"]) page.setField("slugline", text);
    page.setField("source", "本报");
    page.run("undo");
    expect([page.field("slugline"), page.field("source")]).toEqual(["油茶采收", ""]);
    page.run("undo");
    expect(page.field("slugline")).toBe("");
  });

  it("restores a revision in one step that undo takes back, figures and all", () => {
    const page = open("@headline 旧\n旧文\n[a] 图说");
    page.replace(read("@headline 新\n新文"));
    expect(page.content()).toEqual(read("@headline 新\n新文"));
    page.run("undo");
    expect(page.content()).toEqual(read("@headline 旧\n旧文\n[a] 图说"));
  });

  it("comes back to the same place, or near it where the text is shorter now", () => {
    const page = new Page(pageHost(), read("@headline 题目\n文"), { anchor: 5, head: 5, scroll: 120 });
    expect(page.place()).toEqual({ anchor: 5, head: 5, scroll: 120 });
    const odd = new Page(pageHost(), read("文"), { anchor: 9_000, head: Number.NaN, scroll: 0 });
    expect(odd.content()).toEqual(read("文"));
  });

  it("comes back to where it was scrolled, though its place had left the window before it was taken down", () => {
    // As in a browser: an element outside the document has neither style nor height, and the window itself has both.
    const styleOf = window.getComputedStyle.bind(window);
    vi.spyOn(window, "getComputedStyle").mockImplementation((element) =>
      element.isConnected ? styleOf(element) : ({ overflowY: "" } as CSSStyleDeclaration),
    );
    vi.spyOn(Element.prototype, "clientHeight", "get").mockImplementation(function (this: Element) {
      return this.isConnected ? 500 : 0;
    });
    const page = open("文");
    place.style.overflowY = "auto";
    page.mount(place);
    place.scrollTop = 120;
    place.dispatchEvent(new Event("scroll"));
    place.remove();
    page.unmount();
    expect(page.place().scroll).toBe(120);
  });

  it("has names for those who do not see it", () => {
    const page = new Page(
      pageHost(),
      {
        ...read("@headline 题\n[a] 图说"),
        body: [{ type: "figure", figure: figure("a", "图说", { photo }) }],
      },
      null,
    );
    page.mount(place);
    const root = place.querySelector("[role=textbox]");
    expect(root?.getAttribute("aria-multiline")).toBe("true");
    expect(root?.getAttribute("aria-label")).toBe("story");
    expect(root?.getAttribute("lang")).toBe("zh-CN");
    expect(place.querySelector("h1")?.getAttribute("aria-label")).toBe("headline");
    expect(place.querySelector("figure")?.getAttribute("aria-label")).toBe("figure：图说");
    expect(place.querySelector("figcaption")?.getAttribute("aria-label")).toBe("caption");
    expect(place.querySelector("img")?.getAttribute("width")).toBe("600");
  });

  it("says that a picture is missing and offers to add it", () => {
    const asked: Figure[] = [];
    const page = open("[a] 图说", { pickPhoto: (one) => asked.push(one) });
    page.mount(place);
    expect(place.querySelector(".absent b")?.textContent).toBe("picture_missing");
    place.querySelector<HTMLButtonElement>(".absent button")?.click();
    expect(asked).toEqual([figure("a", "图说")]);
  });

  it("opens figures after one another in one step", () => {
    const page = open("文");
    page.figures.insert([figure("a", "甲"), figure("b", "乙")]);
    expect(page.figures.list().map(({ figure: { id }, where, number }) => [id, where, number])).toEqual([
      ["a", "body", 1],
      ["b", "body", 2],
    ]);
    page.run("undo");
    expect(page.figures.list()).toEqual([]);
  });

  it("hands out the same figures until one of them changes", () => {
    const page = open("文\n[a] 甲\n[b] 乙");
    const before = page.figures.list();
    page.focus("body");
    page.setField("headline", "写了很久的标题");
    expect(page.figures.list()).toBe(before);
    page.figures.set("b", { caption: "丙" });
    const after = page.figures.list();
    expect(after).not.toBe(before);
    expect(after[0]).toBe(before[0]);
    expect(after[1]?.figure.caption).toBe("丙");
    page.figures.remove("a");
    expect(page.figures.list().map(({ figure: { id }, number }) => [id, number])).toEqual([["b", 1]]);
  });

  it("changes a figure's facts and words in one step", () => {
    const page = open("[a] 图说");
    page.figures.set("a", { caption: "江克美(左二)", credit: "市直机关工委" });
    expect(page.figures.list()[0]?.figure).toEqual(figure("a", "江克美(左二)", { credit: "市直机关工委" }));
    page.run("undo");
    expect(page.content()).toEqual(read("[a] 图说"));
  });

  it("changes who is in a photo as it stands, not as it was drawn", () => {
    const page = open("[a] 甲");
    const drawn = page.figures.list()[0]?.figure.people;
    const person = (name: string) => ({ name, unit: "", title: "", position: "" });
    page.figures.editPeople("a", (people) => [...people, person("江克美")]);
    page.figures.editPeople("a", (people) => [...people, person("彭彤")]);
    expect(drawn).toEqual([]);
    expect(page.figures.list()[0]?.figure.people.map(({ name }) => name)).toEqual(["江克美", "彭彤"]);
  });

  it("takes two acts of the inspector back one by one, however soon they follow", () => {
    const page = open("[a] 甲\n文\ntray [b] 乙");
    const where = () => page.figures.list().map(({ figure: { id }, where }) => `${id} ${where}`);
    page.figures.toTray("a");
    page.figures.remove("b");
    expect(where()).toEqual(["a tray"]);
    page.run("undo");
    expect(where().sort()).toEqual(["a tray", "b tray"]);
    page.run("undo");
    expect(where()).toEqual(["a body", "b tray"]);
  });

  it("knows whether a figure can still move: past paragraphs too", () => {
    const page = open("文\n[a] 甲");
    expect(page.figures.canMove("a", "up")).toBe(true);
    expect(page.figures.canMove("a", "down")).toBe(false);
  });

  it("finds and selects a figure wherever it lies", () => {
    const page = open("[a] 甲\ntray [b] 乙");
    page.figures.select("b");
    expect(page.figures.selected()).toBe("b");
    page.figures.select("nobody");
    expect(page.figures.selected()).toBe("b");
  });

  it("takes a paste as a step of its own, apart from what is typed before and after", () => {
    const page = open("");
    page.mount(place);
    page.focus("body");
    const view = (page as unknown as { view: EditorView }).view;
    view.dispatch(view.state.tr.insertText("前"));
    view.pasteText("贴");
    view.dispatch(view.state.tr.insertText("后"));
    const body = () =>
      page.content().body.map((block) => (block.type === "paragraph" ? block.text[0]?.text : ""));
    expect(body()).toEqual(["前贴后"]);
    page.run("undo");
    expect(body()).toEqual(["前贴"]);
    page.run("undo");
    expect(body()).toEqual(["前"]);
  });

  it("pastes over a selected figure without losing it", () => {
    const page = open("前\n[a] 图说\n后");
    page.mount(place);
    page.figures.select("a");
    const view = (page as unknown as { view: EditorView }).view;
    view.pasteText("甲\n乙");
    expect(page.content()).toEqual(read("前\n[a] 图说\n甲\n乙\n后"));
  });
});

describe("the page's style sheet", () => {
  it("holds the law of the input method: nothing that text is typed into is positioned, moved or clipped", () => {
    const css = readFileSync("src/editor/page.css", "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    for (const forbidden of [
      /[\s;]position\s*:/,
      /\btransform\s*:/,
      /\boverflow\s*:/,
      /will-change/,
      /content-visibility/,
    ])
      expect(css).not.toMatch(forbidden);
    expect(css).toMatch(/\.empty::before \{\s*float: left;\s*height: 0;/);
  });
});
