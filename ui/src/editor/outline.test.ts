import { expect, it } from "vitest";
import { outlineOf } from "./outline";
import { page } from "./testing/notation";

const rows = (text: string) => {
  const { doc, selection } = page(text);
  return outlineOf(doc, selection).map(
    ({ text, block, words, here }) => `${here ? "→" : ""}${text} ${block} ${words}`,
  );
};

it("the outline lists headline, subheadings and figures, counts what stands under each, and marks where one is", () => {
  expect(rows("@headline 题‸目\n导语\n[a] 图\n# 一\n甲乙丙\n[b] 图二\n丁\n# 二\n- 戊")).toEqual([
    "→题目 0 2",
    "图 2 0",
    "一 3 5",
    "图二 5 0",
    "二 7 2",
  ]);
});

it("a caption is its figure, and what follows a figure belongs to the heading above it", () => {
  expect(rows("# 一\n[b] 图‸二\n丁")).toEqual([" 0 0", "一 1 2", "→图二 2 0"]);
  expect(rows("# 一\n[b] 图二\n丁‸")).toEqual([" 0 0", "→一 1 2", "图二 2 0"]);
  expect(rows("甲\n# 一\n@sign_off (彭‸彤)")).toEqual([" 0 1", "→一 2 1"]);
});
