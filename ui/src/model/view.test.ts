import { expect, test } from "vitest";

import { LEADINGS, nearest, ZOOMS, zoomed } from "./view";

test("letters grow and shrink by steps, and stop at 250 and 75 percent", () => {
  const up: number[] = [];
  for (let zoom = 75; up.at(-1) !== zoom; zoom = zoomed(zoom, "in")) up.push(zoom);
  expect(up).toEqual(ZOOMS);
  expect(zoomed(75, "out")).toBe(75);
  expect(zoomed(103, "out")).toBe(100);
});

test("a number that is none of the steps shows as the nearest", () => {
  expect(nearest(LEADINGS, 200)).toBe(195);
});
