import { expect, test } from "vitest";

import { Page } from "./page";
import { pageHost, read } from "./testing/notation";

function page(notation: string): Page {
  const made = new Page(pageHost(), read(notation), null);
  const element = document.createElement("div");
  document.body.append(element);
  made.mount(element);
  return made;
}

test("several lines become paragraphs, and one undo takes them all back", () => {
  const story = page("@headline 题目\n甲\n乙");
  story.selectBlock(2);
  story.insertText("一\n\n二");
  expect(story.content().body.map((block) => block.type)).toEqual(["paragraph", "paragraph", "paragraph"]);
  story.run("undo");
  expect(story.content()).toEqual(read("@headline 题目\n甲\n乙"));
});

test("in a line they stay one line", () => {
  const story = page("@headline 题目\n甲");
  story.focus("headline");
  story.insertText("一\n二");
  expect(story.field("headline").replace("题目", "")).toBe("一 二");
});
