import { expect, test } from "vitest";

import { beyond, readLength, writeLength } from "./length";

test("a range of words is read as people write it, and reads back from what is shown", () => {
  for (const [text, least, most] of [
    ["1200-1600", 1200, 1600],
    [" 1200 — 1600 ", 1200, 1600],
    ["1200至1600", 1200, 1600],
    ["1200-", 1200, null],
    ["-1600", null, 1600],
  ] as const) {
    expect(readLength(text)).toEqual({ least, most });
    expect(readLength(writeLength({ least, most }))).toEqual({ least, most });
  }
  expect(readLength(" ")).toBeNull();
  for (const wrong of ["-", "1200", "1600-1200", "一千-两千", "1-2-3"])
    expect(readLength(wrong), wrong).toBeUndefined();
});

test("a count is so many words short, within, or so many over", () => {
  const range = { least: 10, most: 20 };
  expect([7, 10, 20, 21].map((words) => beyond(range, words))).toEqual([-3, 0, 0, 1]);
  expect(beyond({ least: null, most: 20 }, 0)).toBe(0);
});
