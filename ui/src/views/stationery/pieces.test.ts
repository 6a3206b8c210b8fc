import { expect, test } from "vitest";

import { piecesOf } from "./pieces";

test("open fields stand out by their names, other braces are text", () => {
  expect(piecesOf("在{地点}的{x}", ["地点"])).toEqual([
    { text: "在", open: false },
    { text: "地点", open: true },
    { text: "的", open: false },
    { text: "{x}", open: false },
  ]);
});
