import { describe, expect, it } from "vitest";
import { moveBlocks } from "./move";
import { after, page, show, tidy } from "./testing/notation";

const moved = (text: string, direction: -1 | 1) => show(after(page(text), moveBlocks(direction)));

describe("moving blocks by keyboard", () => {
  it("a paragraph changes places with its neighbour and keeps the caret", () => {
    expect(moved("甲\n乙‸丙\n丁", -1)).toBe(tidy("乙‸丙\n甲\n丁"));
    expect(moved("甲‸\n乙\n丙", 1)).toBe(tidy("乙\n甲‸\n丙"));
  });

  it("several selected blocks move together, over a figure too", () => {
    expect(moved("[a] 图\n甲‸乙\n# 丙‸丁\n戊", -1)).toBe(tidy("甲‸乙\n# 丙‸丁\n[a] 图\n戊"));
    expect(moved("◆[a] 图\n甲", 1)).toBe(tidy("甲\n◆[a] 图"));
  });

  it("an item moves in its list, a row in its table, and neither leaves it", () => {
    expect(moved("1. 甲\n2. 乙‸\n丙", -1)).toBe(tidy("1. 乙‸\n2. 甲\n丙"));
    expect(moved("丙\n- 甲‸\n- 乙", -1)).toBe(tidy("丙\n- 甲‸\n- 乙"));
    expect(moved("| 甲 | 乙 |\n| 丙‸ | 丁 |", -1)).toBe(tidy("| 丙‸ | 丁 |\n| 甲 | 乙 |"));
  });

  it("a list of one item moves as a block, and nothing moves out of the body", () => {
    expect(moved("甲\n- 乙‸", -1)).toBe(tidy("- 乙‸\n甲"));
    expect(moved("甲‸\n乙", -1)).toBe(tidy("甲‸\n乙"));
    expect(moved("@headline 题‸\n甲", 1)).toBe(tidy("@headline 题‸\n甲"));
  });
});
