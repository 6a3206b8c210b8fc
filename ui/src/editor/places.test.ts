// Marks, comments, prompts and places around or beside words leave the words where they are.

import { expect, test, vi } from "vitest";
import * as fc from "fast-check";
import { EditorState, TextSelection } from "prosemirror-state";
import type { Comment, Content } from "../ipc/types";
import type { CommandName, Prompt } from "../model/manuscript";
import { commandTable } from "./commands";
import { fromDoc, part, startOfPart, toDoc } from "./content";
import { BODY_LINE_NAMES } from "./blocks";
import { turnLines } from "./lines";
import { Page } from "./page";

import { replaceContent } from "./replace-content";
import { anyContent } from "./testing/arbitrary";
import { content, page, pageHost, read } from "./testing/notation";

const commands = commandTable({ newId: () => "f", askLink: () => undefined });

/** Where each letter of the body is, by the letters before it. */
function letters({ doc }: EditorState): Map<string, number> {
  const places = new Map<string, number>();
  const start = startOfPart(doc, "body");
  part(doc, "body").descendants((node, pos) => {
    for (const [at, letter] of Array.from(node.text ?? "").entries()) places.set(letter, start + pos + at);
  });
  return places;
}
/** A state after a change; checks that every letter is still where the change's mapping puts it. */
function carried(before: EditorState, name: CommandName): EditorState {
  let state = before;
  commands[name](before, (tr) => {
    state = before.apply(tr);
    const now = letters(state);
    for (const [letter, pos] of letters(before)) {
      if (!now.has(letter)) continue;
      const { pos: to, deleted } = tr.mapping.mapResult(pos);
      expect([letter, to, deleted]).toEqual([letter, now.get(letter), false]);
    }
  });
  expect(state).not.toBe(before);
  return state;
}

test.each<[CommandName, string]>([
  ["subheading", "甲\n乙‸丙\n丁"],
  ["bullets", "甲\n‸乙丙\n丁‸戊\n己"],
  ["numbers", "- 甲乙\n- ‸丙丁‸\n- 戊"],
  ["paragraph", "1. 甲\n2. 乙‸丙\n3. 丁"],
  ["paragraph", "> 甲‸\n> 乙\n- 丙‸丁"],
  ["quote", "# 甲‸乙\n1. 丙‸"],
  ["row_before", "| 甲 | 乙 |\n| 丙‸ | 丁 |"],
  ["row_after", "| 甲‸ | 乙 |\n| 丙 | 丁 |"],
  ["column_before", "| 甲 | 乙‸ |\n| 丙 | 丁 |"],
  ["column_after", "| 甲‸ | 乙 |\n| 丙 | 丁 |"],
  ["delete_row", "| 甲‸ | 乙 |\n| 丙 | 丁 |"],
  ["delete_column", "| 甲‸ | 乙 |\n| 丙 | 丁 |"],
])("%s moves no letter of %s away from what is noted on it", (name, text) => {
  carried(page(text), name);
});

test("whatever lines are turned into whatever, the words stay, in their order and with their marks", () => {
  const turned = fc.property(
    anyContent,
    fc.constantFrom(...BODY_LINE_NAMES),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    (story: Content, kind, one, other) => {
      // The paragraph of an empty body is the page's, and not the story's.
      fc.pre(story.body.length > 0);
      const doc = toDoc(story);
      const [start, size] = [startOfPart(doc, "body"), part(doc, "body").content.size];
      const at = (share: number) => doc.resolve(start + Math.floor(share * size));
      const selection = TextSelection.between(at(one), at(other));
      const placed = EditorState.create({ doc, selection });
      const tr = turnLines(placed, kind);
      if (!tr) return;
      tr.doc.check();
      const words = (state: EditorState["doc"]) => JSON.stringify(fromDoc(state).body.map(linesOf).flat());
      expect(words(tr.doc)).toBe(words(placed.doc));
    },
  );
  fc.assert(turned, { numRuns: 300 });
});

function linesOf(block: Content["body"][number]): unknown[] {
  if ("text" in block) return [block.text];
  if (block.type === "quote") return block.paragraphs;
  return block.type === "list" ? block.items : [block];
}

const remark = (id: string, block: number, at: number): Comment =>
  ({
    id,
    anchor: { place: { kind: "block", index: block }, from: at, to: at + 1, lost: false },
    quote: "",
    said: { by: "周可", at: "", text: "" },
    replies: [],
    mark: null,
  }) as unknown as Comment;

function open(text: string, prompts: Prompt[] = []) {
  const shown = new Page(pageHost(), read(text), { anchor: 0, head: 0, scroll: 0, prompts });
  const element = document.body.appendChild(document.createElement("div"));
  shown.mount(element);
  const noted = () => [...element.querySelectorAll("[data-comment]")].map(({ textContent }) => textContent);
  return { page: shown, element, noted };
}

test("comments stay on their words when their block becomes another, and when a row is added to their table", async () => {
  const { page, noted } = open("甲乙丙");
  page.marking.paint(page.revision, [], [remark("c", 1, 1)]);
  await vi.waitFor(() => expect(noted()).toEqual(["乙"]));
  page.selectBlock(1);
  page.run("subheading");
  page.run("bullets");
  expect(noted()).toEqual(["乙"]);

  const table = open("| 甲 | 乙 |\n| 丙 | 丁 |");
  table.page.marking.paint(
    table.page.revision,
    [],
    [0, 2, 4, 6].map((at) => remark(`c${at}`, 1, at)),
  );
  await vi.waitFor(() => expect(table.noted()).toHaveLength(4));
  table.page.selectBlock(1);
  table.page.run("row_after");
  table.page.run("column_before");
  expect(table.noted()).toEqual(["甲", "乙", "丙", "丁"]);
});

test("a prompt stays when its empty block becomes a subheading or an item, and goes with the block", () => {
  const { page, element } = open("", [[0, "导语"]]);
  const shown = () => [...element.querySelectorAll("[data-prompt]")].map((block) => block.tagName);
  page.selectBlock(1);
  expect(shown()).toEqual(["P"]);
  page.run("subheading");
  expect(shown()).toEqual(["H2"]);
  page.run("bullets");
  expect(shown()).toEqual(["LI"]);
  page.run("bullets");
  expect(shown()).toEqual(["P"]);
  expect(page.place().prompts).toEqual([[0, "导语"]]);
});

test("a paste under way lands where it was made, though its line became a subheading meanwhile", async () => {
  let answer: (blocks: Content["body"]) => void = () => undefined;
  const cleaned = new Promise<Content["body"]>((done) => (answer = done));
  const shown = new Page(pageHost({ foreign: () => () => cleaned }), read("刚过"), null);
  const element = document.body.appendChild(document.createElement("div"));
  shown.mount(element);
  shown.selectBlock(1);
  shown.insertText("霜降");
  const data = {
    getData: (type: string) => (type === "text/html" ? "<p>寒</p>" : ""),
    types: ["text/html"],
    files: [],
  };
  const paste = Object.assign(new Event("paste", { bubbles: true, cancelable: true }), {
    clipboardData: data,
  });
  element.querySelector(".ProseMirror")?.dispatchEvent(paste);
  shown.run("subheading");
  answer([{ type: "paragraph", text: [{ text: "寒" }] }]);
  await vi.waitFor(() =>
    expect(shown.content().body).toEqual([{ type: "subheading", level: 1, text: [{ text: "霜降寒刚过" }] }]),
  );
});

test("a newer text in the place of the page's moves only what differs", () => {
  const before = page("@headline 旧标题\n甲乙\n丙‸丁\n戊");
  const story = content({ ...fromDoc(before.doc), headline: "新标题" });
  const tr = replaceContent(before, story, null);
  if (!tr) throw new Error("another headline");
  const state = before.apply(tr);
  expect(fromDoc(state.doc)).toEqual(story);
  for (const [letter, pos] of letters(before)) expect(tr.mapping.map(pos)).toBe(letters(state).get(letter));
  expect(state.selection.$head.parent.textContent).toBe("丙丁");
  expect(replaceContent(state, story, null)).toBeNull();
});
