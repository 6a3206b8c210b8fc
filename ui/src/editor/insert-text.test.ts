import { expect, test } from "vitest";

import { Page, type PageHost } from "./page";
import { read } from "./testing/notation";

const host: PageHost = {
  photoUrl: (digest) => digest,
  photo: () => undefined,
  text: (key) => key,
  addFiles: () => Promise.resolve([]),
  addUris: () => Promise.resolve([]),
  cleanPaste: () => Promise.resolve(null),
  keepIndents: () => false,
  offerStories: () => undefined,
  openLink: () => Promise.resolve(null),
};

function page(notation: string): Page {
  const made = new Page(host, read(notation), null);
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
