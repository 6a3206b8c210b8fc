// Enlarging, moving and marking are tested to be inverse where they must be.

import { expect, test } from "vitest";
import { drawn, inFrame, liesIn, markAt } from "./sight";

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

const stands = (turn: number, straighten = 0) => ({
  framing: { turn, straighten, crop: null, focus: null },
  size: { width: 6000, height: 4000 },
});
const rounded = (point: readonly number[]) => point.map((part) => Math.round(part * 1e3) / 1e3 + 0);

test.each([0, 1, 2, 3])(
  "a mark comes back to where it was set, turned by %i quarters and straightened",
  (turn) => {
    for (const straighten of [0, 1_250, -700])
      for (const point of [
        [0, 0],
        [0.25, 0.75],
        [1, 0.5],
      ] as [number, number][]) {
        const mark = markAt(point, stands(turn, straighten))!;
        const back = inFrame([mark.x / 10_000, mark.y / 10_000], stands(turn, straighten));
        expect(back.map((part, at) => Math.abs(part - point[at]!) < 2e-4)).toEqual([true, true]);
      }
    expect(markAt([1.01, 0.5], stands(turn))).toBeNull();
  },
);

test("a straightened picture is turned clockwise about its middle and fills its frame", () => {
  expect(rounded(inFrame([0.5, 0.5], stands(0, 1_000)))).toEqual([0.5, 0.5]);
  // A point above the middle goes to the right; a corner of the photo leaves the frame, one of the frame shows photo.
  const [x, y] = inFrame([0.5, 0.1], stands(0, 1_000));
  expect([x > 0.5, y < 0.5]).toEqual([true, true]);
  expect(inFrame([0, 0], stands(0, 1_000)).some((part) => part < 0)).toBe(true);
  expect(markAt([0, 0], stands(0, 1_000))).not.toBeNull();
});
