// Where a picture is in the box that shows it, and where in the picture a point of the box is. Numbers in, numbers out.

import { frameOf, WHOLE, zoomOf, type Size } from "../../model/framing";
import type { FaceMark, Framing } from "../../ipc/types";
import type { Sight } from "./sheet.svelte";

export interface FittedImage {
  left: number;
  top: number;
  /** Pixels of the box for one of the photo. */
  scale: number;
}

/** The whole picture fitted in, or one pixel for one with the sight's point as near to the middle as the edges allow. */
export function liesIn(box: Size, frame: Size, sight: Sight, density: number): FittedImage {
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

/** The sight after the picture was moved by so many pixels; never further than its edges go. */
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

/** How a photo is turned and cropped in its frame. */
export interface Stands {
  framing: Framing | null;
  /** The photo as it is seen unturned. */
  size: Size;
}

/** A point in parts of the photo, as parts of the frame: turned and straightened, as story::framing does. */
export function inFrame([x, y]: Point, { framing, size }: Stands): Point {
  return swung(turnedPoint([x, y], framing?.turn ?? 0), 1, framing, size);
}

/** The inverse: where in the photo a point of the frame is. */
export function inPhoto(point: Point, { framing, size }: Stands): Point {
  return turnedPoint(swung(point, -1, framing, size), 4 - (framing?.turn ?? 0));
}

export type Point = [across: number, down: number];

/** Turned right by so many quarters. */
function turnedPoint([x, y]: Point, quarters: number): Point {
  let point: Point = [x, y];
  for (let i = 0; i < ((quarters % 4) + 4) % 4; i++) point = [1 - point[1], point[0]];
  return point;
}

/** Straightened about the middle of the frame and enlarged to fill it; or, backwards, the other way. */
function swung([x, y]: Point, way: 1 | -1, framing: Framing | null, size: Size): Point {
  if (!framing || framing.straighten === 0) return [x, y];
  const frame = frameOf(framing, size);
  const zoom = zoomOf(framing, frame) ** way;
  const angle = (way * framing.straighten * Math.PI) / 18_000;
  const [across, down] = [(x - 0.5) * frame.width, (y - 0.5) * frame.height];
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return [
    ((across * cosine - down * sine) * zoom) / frame.width + 0.5,
    ((across * sine + down * cosine) * zoom) / frame.height + 0.5,
  ];
}

/** The mark on the photo at a point of the frame, in parts of it; null beside the picture. */
export function markAt(point: Point, stands: Stands): FaceMark | null {
  if (!within(point)) return null;
  // The frame is full of photo; only a rounding could be beyond its edge.
  const [x, y] = inPhoto(point, stands).map((part) => Math.min(1, Math.max(0, part))) as Point;
  return { x: Math.round(x * WHOLE), y: Math.round(y * WHOLE) };
}

const within = (point: Point) => point.every((part) => part >= 0 && part <= 1);
