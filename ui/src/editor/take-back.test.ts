import { expect, it } from "vitest";
import { Page } from "./page";
import { pageHost, read } from "./testing/notation";

const open = (text: string) => new Page(pageHost(), read(text), null);
const blocks = (text: string) => read(text).body;

it("a paragraph of an older revision stands in the place of what it became, and one undo takes it out again", () => {
  const page = open("甲\n乙改\n丙");
  page.takeBlocks(blocks("乙"), 2, 3);
  expect(page.content()).toEqual(read("甲\n乙\n丙"));
  page.run("undo");
  expect(page.content()).toEqual(read("甲\n乙改\n丙"));
});

it("a block that went comes back between those that stand", () => {
  const page = open("甲\n丙");
  page.takeBlocks(blocks("> 乙"), 2, 2);
  expect(page.content()).toEqual(read("甲\n> 乙\n丙"));
});

it("what was split is one paragraph again", () => {
  const page = open("甲\n乙\n丙");
  page.takeBlocks(blocks("甲乙"), 1, 3);
  expect(page.content()).toEqual(read("甲乙\n丙"));
});

it("a figure that stands elsewhere gets its old words there and does not come twice", () => {
  const page = open("甲\n[a] 新说明\n乙");
  page.takeBlocks(blocks("[a] 旧说明"), 4, 4);
  expect(page.content()).toEqual(read("甲\n[a] 旧说明\n乙"));
  page.run("undo");
  expect(page.content()).toEqual(read("甲\n[a] 新说明\n乙"));
});
