import fc from "fast-check";
import { expect, test } from "vitest";

import { CARD, nextCard, windowOf } from "./list-window";

test("every card in sight is drawn, and few others", () => {
  const anything = fc.record({
    count: fc.nat(20_000),
    scrolled: fc.nat(20_000 * CARD),
    height: fc.integer({ min: 1, max: 2000 }),
  });
  fc.assert(
    fc.property(anything, ({ count, scrolled, height }) => {
      const { from, to } = windowOf(count, scrolled, height);
      for (let card = Math.floor(scrolled / CARD); card * CARD < scrolled + height && card < count; card++)
        expect(from <= card && card < to).toBe(true);
      expect(to - from).toBeLessThanOrEqual(Math.ceil(height / CARD) + 10);
    }),
  );
});

test("keys move inside the list and stop at its ends", () => {
  expect(nextCard("ArrowDown", -1, 5, 400)).toBe(0);
  expect(nextCard("ArrowDown", 4, 5, 400)).toBe(4);
  expect(nextCard("ArrowUp", 0, 5, 400)).toBe(0);
  expect(nextCard("ArrowUp", -1, 5, 400)).toBe(4);
  expect(nextCard("PageDown", 0, 100, 5 * CARD)).toBe(4);
  expect(nextCard("End", 0, 100, 400)).toBe(99);
  expect(nextCard("a", 0, 5, 400)).toBeNull();
  expect(nextCard("ArrowDown", 0, 0, 400)).toBeNull();
});
