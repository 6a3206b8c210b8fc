import { expect, test } from "vitest";
import type { Prompt } from "../model/manuscript";

import { Page } from "./page";
import { pageHost, read } from "./testing/notation";

const skeleton: Prompt[] = [
  [0, "导语"],
  [1, "小标题"],
  [2, "结尾"],
  ["dateline", "本报{地点}电"],
];

function begun(prompts = skeleton) {
  const content = read("");
  content.body = [
    { type: "paragraph", text: [] },
    { type: "subheading", level: 1, text: [] },
    { type: "paragraph", text: [] },
  ];
  const page = new Page(pageHost(), content, { anchor: 0, head: 0, scroll: 0, prompts });
  const element = document.createElement("div");
  document.body.append(element);
  page.mount(element);
  const shown = () =>
    [...element.querySelectorAll("[data-prompt]")].map((block) => block.getAttribute("data-prompt"));
  return { page, shown };
}

test("each empty block shows what is to be written in it, and a story that nobody was in begins with its headline", () => {
  const { page, shown } = begun();
  expect(shown()).toEqual(["本报{地点}电", "导语", "小标题", "结尾"]);
  page.insertText("标题");
  expect(page.field("headline")).toBe("标题");
});

test("a prompt goes while something is written, comes back with undo, and is no text of the story", () => {
  const { page, shown } = begun();
  page.selectBlock(1);
  page.insertText("霜降刚过。\n乡亲们上了山。");
  expect(shown()).toEqual(["本报{地点}电", "小标题", "结尾"]);
  expect(JSON.stringify(page.content())).not.toContain("导语");
  expect(page.content().body).toHaveLength(4);
  page.run("undo");
  expect(shown()).toEqual(["本报{地点}电", "导语", "小标题", "结尾"]);
});

test("prompts keep to their blocks and are found there again", () => {
  const { page } = begun();
  page.selectBlock(1);
  page.insertText("一\n二\n三");
  const kept = page.place().prompts;
  expect(kept).toEqual([
    [0, "导语"],
    [3, "小标题"],
    [4, "结尾"],
    ["dateline", "本报{地点}电"],
  ]);
});

test("prompts for blocks that are not there are let go", () => {
  expect(begun([[7, "没有这一段"]]).shown()).toEqual([]);
});
