// Enlarging, drawing along and marking, held to be inverse where they must be.

import { expect, test } from "vitest";
import { drawn, liesIn, markAt, turnedPoint } from "./sight";

const box = { width: 600, height: 400 };
const frame = { width: 6000, height: 4000 };

test("a picture fits its box, and at full size its point is in the middle as far as the edges allow", () => {
  expect(liesIn(box, frame, { full: false, x: 0.1, y: 0.9 }, 1)).toEqual({ left: 0, top: 0, scale: 0.1 });
  expect(liesIn(box, frame, { full: true, x: 0.5, y: 0.5 }, 1)).toEqual({
    left: -2700,
    top: -1800,
    scale: 1,
  });
  expect(liesIn(box, frame, { full: true, x: 0, y: 1 }, 1)).toEqual({ left: 0, top: -3600, scale: 1 });
  expect(liesIn(box, frame, { full: true, x: 0.5, y: 0.5 }, 2).scale).toBe(0.5);
  expect(liesIn(box, { width: 300, height: 100 }, { full: true, x: 0, y: 0 }, 1)).toEqual({
    left: 150,
    top: 150,
    scale: 1,
  });
});

test("a picture is drawn along to its edges and no further", () => {
  const sight = drawn(box, frame, { full: true, x: 0.5, y: 0.5 }, 1, 600, -400);
  expect(sight).toEqual({ full: true, x: 0.4, y: 0.6 });
  const far = drawn(box, frame, sight, 1, 1e6, 1e6);
  expect(far).toEqual({ full: true, x: 0.05, y: 0.05 });
});

test.each([0, 1, 2, 3])("a mark comes back to where it was set, turned by %i quarters", (turn) => {
  for (const [x, y] of [
    [0, 0],
    [0.25, 0.75],
    [1, 0.5],
  ] as const) {
    const mark = markAt(x, y, turn)!;
    const [across, down] = turnedPoint(mark.x / 10_000, mark.y / 10_000, turn);
    expect([across, down].map((part) => Math.round(part * 1e4) / 1e4)).toEqual([x, y]);
  }
  expect(markAt(1.01, 0.5, turn)).toBeNull();
});
