// The crop frame moved and resized by hand: in ten-thousandths of the picture, never outside it, never smaller than can be held.
import { WHOLE } from "../../model/framing";
import type { Crop } from "../../ipc/types";

/** A corner or an edge that is pulled. */
export type Side = "n" | "ne" | "e" | "se" | "s" | "sw" | "w" | "nw";
export const SIDES: readonly Side[] = ["nw", "n", "ne", "e", "se", "s", "sw", "w"];

const LEAST = 300;

export function moved(crop: Crop, dx: number, dy: number): Crop {
  return {
    ...crop,
    left: Math.round(clamp(crop.left + dx, 0, WHOLE - crop.width)),
    top: Math.round(clamp(crop.top + dy, 0, WHOLE - crop.height)),
  };
}

/** `ratio` is width ÷ height in these parts, not in pixels; null leaves the shape free. */
export function resized(crop: Crop, side: Side, dx: number, dy: number, ratio: number | null): Crop {
  const pulls = (edge: string) => side.includes(edge);
  const right = crop.left + crop.width;
  const bottom = crop.top + crop.height;
  const left = pulls("w") ? clamp(crop.left + dx, 0, right - LEAST) : crop.left;
  const top = pulls("n") ? clamp(crop.top + dy, 0, bottom - LEAST) : crop.top;
  const width = (pulls("e") ? clamp(right + dx, left + LEAST, WHOLE) : right) - left;
  const height = (pulls("s") ? clamp(bottom + dy, top + LEAST, WHOLE) : bottom) - top;
  if (ratio === null) return whole({ left, top, width, height });

  const leads = side === "n" || side === "s" ? height * ratio : width;
  const across = reach(crop.left, crop.width, pulls("w"), pulls("e"));
  const down = reach(crop.top, crop.height, pulls("n"), pulls("s"));
  const wide = Math.min(Math.max(leads, LEAST, LEAST * ratio), across.room, down.room * ratio);
  const high = wide / ratio;
  return whole({ left: across.from(wide), top: down.from(high), width: wide, height: high });
}

/** How long a side may become, and where it then begins: the other end stays, or the middle where neither is pulled. */
function reach(from: number, long: number, start: boolean, end: boolean) {
  if (start) return { room: from + long, from: (now: number) => from + long - now };
  if (end) return { room: WHOLE - from, from: () => from };
  const middle = from + long / 2;
  return { room: 2 * Math.min(middle, WHOLE - middle), from: (now: number) => middle - now / 2 };
}

function whole({ left, top, width, height }: Crop): Crop {
  const from = { left: Math.round(left), top: Math.round(top) };
  return {
    ...from,
    width: Math.min(Math.round(width), WHOLE - from.left),
    height: Math.min(Math.round(height), WHOLE - from.top),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
