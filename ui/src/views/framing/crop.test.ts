import fc from "fast-check";
import { expect, it } from "vitest";

import { ALL, WHOLE } from "../../model/framing";
import { SIDES, moved, resized } from "./crop";

it("never leaves the picture, however it is pulled", () => {
  const pull = fc.tuple(
    fc.constantFrom(...SIDES),
    fc.integer({ min: -WHOLE, max: WHOLE }),
    fc.integer({ min: -WHOLE, max: WHOLE }),
    fc.constantFrom(null, 1, 1.5, 0.4, 3),
  );
  fc.assert(
    fc.property(fc.array(pull, { maxLength: 12 }), (pulls) => {
      let crop = ALL;
      for (const [side, dx, dy, ratio] of pulls) {
        crop = moved(resized(crop, side, dx, dy, ratio), dy, dx);
        expect(crop.left).toBeGreaterThanOrEqual(0);
        expect(crop.top).toBeGreaterThanOrEqual(0);
        expect(crop.width).toBeGreaterThan(0);
        expect(crop.height).toBeGreaterThan(0);
        expect(crop.left + crop.width).toBeLessThanOrEqual(WHOLE);
        expect(crop.top + crop.height).toBeLessThanOrEqual(WHOLE);
      }
    }),
  );
});

it("keeps the opposite corner and the shape", () => {
  const crop = { left: 2000, top: 2000, width: 4000, height: 4000 };
  expect(resized(crop, "nw", 1000, 500, null)).toEqual({ left: 3000, top: 2500, width: 3000, height: 3500 });
  expect(resized(crop, "nw", 1000, 0, 2)).toEqual({ left: 3000, top: 4500, width: 3000, height: 1500 });
  expect(resized(crop, "s", 0, 9000, 1)).toEqual({ left: 0, top: 2000, width: 8000, height: 8000 });
});
