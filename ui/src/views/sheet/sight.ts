// Where a picture lies in the box that shows it, and where in the picture a point of the box is. Numbers in, numbers out.

import { WHOLE, type Size } from "../../ipc/framing";
import type { FaceMark } from "../../ipc/types";
import type { Sight } from "./sheet.svelte";

export interface Lies {
  left: number;
  top: number;
  /** Pixels of the box for one of the photo. */
  scale: number;
}

/** The whole picture fitted in, or one pixel for one with the sight's point as near to the middle as the edges allow. */
export function liesIn(box: Size, frame: Size, sight: Sight, density: number): Lies {
  const fit = Math.min(box.width / frame.width, box.height / frame.height);
  const scale = sight.full ? 1 / density : Math.min(fit, 1);
  const along = (room: number, long: number, at: number) =>
    long <= room ? (room - long) / 2 : Math.min(0, Math.max(room - long, room / 2 - at * long));
  return {
    left: along(box.width, frame.width * scale, sight.x),
    top: along(box.height, frame.height * scale, sight.y),
    scale,
  };
}

/** The sight after the picture was drawn along by so many pixels; never further than its edges go. */
export function drawn(box: Size, frame: Size, sight: Sight, density: number, dx: number, dy: number): Sight {
  const scale = sight.full ? 1 / density : 1;
  const middle = (at: number, by: number, room: number, side: number) => {
    const long = side * scale;
    if (long <= room) return 0.5;
    const half = room / 2 / long;
    return Math.min(1 - half, Math.max(half, at - by / long));
  };
  return {
    ...sight,
    x: middle(sight.x, dx, box.width, frame.width),
    y: middle(sight.y, dy, box.height, frame.height),
  };
}

/** A point in parts of the photo, where it lies once the photo is turned right by so many quarters. */
export function turnedPoint(x: number, y: number, quarters: number): [number, number] {
  let point: [number, number] = [x, y];
  for (let i = 0; i < ((quarters % 4) + 4) % 4; i++) point = [1 - point[1], point[0]];
  return point;
}

/** The mark on the photo of a point in the turned picture, in parts of it; null beside the picture. */
export function markAt(x: number, y: number, turn: number): FaceMark | null {
  if (x < 0 || x > 1 || y < 0 || y > 1) return null;
  const [across, down] = turnedPoint(x, y, 4 - (turn % 4));
  return { x: Math.round(across * WHOLE), y: Math.round(down * WHOLE) };
}
