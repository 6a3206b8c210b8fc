import fc from "fast-check";
import { expect, it } from "vitest";

import type { Framing } from "../ipc/types";
import {
  AS_IT_IS,
  WHOLE,
  cutTo,
  framingFrom,
  framingKey,
  settled,
  shownSize,
  turned,
  zoomOf,
} from "./framing";

const parts = fc.integer({ min: -20, max: 20_000 });
const anyFraming: fc.Arbitrary<Framing> = fc.record({
  turn: fc.integer({ min: -5, max: 9 }),
  straighten: fc.integer({ min: -9_000, max: 9_000 }),
  crop: fc.option(fc.record({ left: parts, top: parts, width: parts, height: parts })),
  focus: fc.option(fc.record({ x: parts, y: parts })),
});

it("has one form, which lies within the frame and survives the clipboard", () => {
  fc.assert(
    fc.property(anyFraming, (framing) => {
      const one = settled(framing);
      if (!one) return;
      expect(settled(one)).toEqual(one);
      if (one.crop) expect(one.crop.left + one.crop.width).toBeLessThanOrEqual(WHOLE);
      expect(framingFrom(JSON.parse(JSON.stringify(one)))).toEqual({ framing: one });
      expect(settled(turned(turned(one, 1), 3))).toEqual(one);
    }),
  );
  for (const odd of [null, 3, "x", [], { turn: "1" }, { turn: 0.5, straighten: 0 }])
    expect(framingFrom(odd)).toEqual({});
});

it("is named by what is seen, as Rust reads it", () => {
  const crop = { left: 1000, top: 500, width: 8000, height: 9000 };
  expect(framingKey(null)).toBe("");
  expect(framingKey({ ...AS_IT_IS, focus: { x: 1, y: 2 } })).toBe("");
  expect(framingKey({ turn: 1, straighten: -250, crop, focus: null })).toBe("t1s-250c1000-500-8000-9000");
});

it("shows so many pixels of the photo", () => {
  const size = { width: 6000, height: 4000 };
  const half = { left: 0, top: 0, width: 5000, height: WHOLE };
  expect(shownSize(null, size)).toEqual(size);
  expect(shownSize({ ...AS_IT_IS, turn: 1, crop: half }, size)).toEqual({ width: 2000, height: 6000 });
  // At 45 degrees a square fills its frame when it is larger by the square root of two.
  expect(zoomOf({ ...AS_IT_IS, straighten: 4_500 }, { width: 9, height: 9 })).toBeCloseTo(Math.SQRT2);
});

it("cuts to a shape about the focus", () => {
  const size = { width: 6000, height: 4000 };
  expect(cutTo(AS_IT_IS, 16 / 9, size).crop).toEqual({ left: 0, top: 781, width: WHOLE, height: 8438 });
  const left = cutTo({ ...AS_IT_IS, focus: { x: 0, y: 5000 } }, 1, size);
  expect(left.crop).toEqual({ left: 0, top: 0, width: 6667, height: WHOLE });
});
