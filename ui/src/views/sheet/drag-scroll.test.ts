// How fast a drag to an edge scrolls.

import { expect, test } from "vitest";
import { drawnAlong } from "./drag-scroll";

test("in the middle nothing moves, at the edges it does, faster the nearer", () => {
  expect([300, 60, 540].map((below) => drawnAlong(below, 600))).toEqual([0, 0, 0]);
  expect(drawnAlong(0, 600)).toBe(-22);
  expect(drawnAlong(600, 600)).toBe(22);
  expect(drawnAlong(620, 600)).toBe(22);
  expect(drawnAlong(580, 600)).toBeGreaterThan(drawnAlong(560, 600));
});
