import fc from "fast-check";
import { expect, test } from "vitest";

import { nextItem, topOf, windowOf } from "./windowed.svelte";

test("every item in sight is drawn, and few others, with one or more in a row", () => {
  const anything = fc.record({
    count: fc.nat(20_000),
    row: fc.integer({ min: 20, max: 400 }),
    across: fc.integer({ min: 1, max: 12 }),
    scrolled: fc.nat(2_000_000),
    height: fc.integer({ min: 1, max: 2000 }),
  });
  fc.assert(
    fc.property(anything, ({ count, row, across, scrolled, height }) => {
      const { from, to } = windowOf({ count, row, across }, scrolled, height);
      const first = Math.floor(scrolled / row) * across;
      const last = Math.ceil((scrolled + height) / row) * across;
      for (let item = first; item < last && item < count; item++)
        expect(from <= item && item < to).toBe(true);
      expect(to - from).toBeLessThanOrEqual((Math.ceil(height / row) + 8) * across);
    }),
  );
});

test("under headings an item is lower, and all that is in sight is still drawn", () => {
  const layout = { count: 100, row: 50, headings: { before: [0, 10, 40], height: 30 } };
  expect([0, 9, 10, 99].map((at) => topOf(at, layout))).toEqual([30, 480, 560, 5040]);
  for (let scrolled = 0; scrolled < 5_000; scrolled += 7) {
    const { from, to } = windowOf(layout, scrolled, 400);
    for (let at = 0; at < 100; at++) {
      const top = topOf(at, layout);
      if (top + 50 > scrolled && top < scrolled + 400) expect(from <= at && at < to).toBe(true);
    }
  }
});

test("keys move inside the list and stop at its ends", () => {
  const list = (count: number) => ({ count, row: 100 });
  expect(nextItem("ArrowDown", -1, list(5), 400)).toBe(0);
  expect(nextItem("ArrowDown", 4, list(5), 400)).toBe(4);
  expect(nextItem("ArrowUp", 0, list(5), 400)).toBe(0);
  expect(nextItem("ArrowUp", -1, list(5), 400)).toBe(4);
  expect(nextItem("PageDown", 0, list(100), 500)).toBe(4);
  expect(nextItem("End", 0, list(100), 400)).toBe(99);
  expect(nextItem("a", 0, list(5), 400)).toBeNull();
  expect(nextItem("ArrowDown", 0, list(0), 400)).toBeNull();
});
