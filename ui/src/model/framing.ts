// 取景: how much of its photo a figure shows, and which way up, in whole numbers of the frame (defined by story::framing).
import type { Crop, Framing } from "../ipc/types";

/** The frame from edge to edge. */
export const WHOLE = 10_000;
/** Most that a photo is straightened either way, in hundredths of a degree. */
export const MOST_STRAIGHTENED = 4_500;

export const AS_IT_IS: Framing = { turn: 0, straighten: 0, crop: null, focus: null };
export const ALL: Crop = { left: 0, top: 0, width: WHOLE, height: WHOLE };

/** The normal form of a framing: `null` where the photo is shown as it is, every number within its range. */
export function settled({ turn, straighten, crop, focus }: Framing): Framing | null {
  const shown = crop ? settledCrop(crop) : ALL;
  const framing: Framing = {
    turn: ((turn % 4) + 4) % 4,
    straighten: clamp(straighten, -MOST_STRAIGHTENED, MOST_STRAIGHTENED),
    crop: shown.width === WHOLE && shown.height === WHOLE ? null : shown,
    focus: focus && {
      x: clamp(focus.x, shown.left, shown.left + shown.width),
      y: clamp(focus.y, shown.top, shown.top + shown.height),
    },
  };
  const said =
    framing.turn !== 0 || framing.straighten !== 0 || framing.crop !== null || framing.focus !== null;
  return said ? framing : null;
}

function settledCrop(crop: Crop): Crop {
  const left = clamp(crop.left, 0, WHOLE - 1);
  const top = clamp(crop.top, 0, WHOLE - 1);
  return {
    left,
    top,
    width: clamp(crop.width, 1, WHOLE - left),
    height: clamp(crop.height, 1, WHOLE - top),
  };
}

/** Turned right by so many quarters: the same part of the photo shows, the other way up. */
export function turned(framing: Framing, quarters: number): Framing {
  let turned = framing;
  for (let i = 0; i < ((quarters % 4) + 4) % 4; i++) {
    const { turn, crop, focus } = turned;
    turned = {
      ...turned,
      turn: (turn + 1) % 4,
      crop: crop && {
        left: WHOLE - crop.top - crop.height,
        top: crop.left,
        width: crop.height,
        height: crop.width,
      },
      focus: focus && { x: WHOLE - focus.y, y: focus.x },
    };
  }
  return turned;
}

export interface Size {
  width: number;
  height: number;
}

/** The frame in pixels, of a photo which is seen in this size. */
export function frameOf(framing: Framing | null, { width, height }: Size): Size {
  return framing && framing.turn % 2 === 1 ? { width: height, height: width } : { width, height };
}

/** How much a straightened picture is enlarged to fill its frame. */
export function zoomOf(framing: Framing | null, { width, height }: Size): number {
  if (!framing || framing.straighten === 0) return 1;
  const angle = (Math.abs(framing.straighten) * Math.PI) / 18_000;
  return Math.cos(angle) + Math.sin(angle) * Math.max(width / height, height / width);
}

/** Pixels across and down that show of a photo which is seen in this size. */
export function shownSize(framing: Framing | null, size: Size): Size {
  const frame = frameOf(framing, size);
  const zoom = zoomOf(framing, frame);
  const { width, height } = framing?.crop ?? ALL;
  const pixels = (parts: number, side: number) => Math.max(1, Math.round((parts * side) / WHOLE / zoom));
  return { width: pixels(width, frame.width), height: pixels(height, frame.height) };
}

/** Cut to a shape (width ÷ height): the largest part of the frame that has it, about the focus or what shows now. */
export function cutTo(framing: Framing, ratio: number, size: Size): Framing {
  const frame = frameOf(framing, size);
  const wider = (ratio * frame.height) / frame.width;
  const width = wider >= 1 ? WHOLE : clamp(Math.round(WHOLE * wider), 1, WHOLE);
  const height = wider >= 1 ? clamp(Math.round(WHOLE / wider), 1, WHOLE) : WHOLE;
  const now = framing.crop ?? ALL;
  const about = framing.focus ?? { x: now.left + now.width / 2, y: now.top + now.height / 2 };
  const from = (at: number, long: number) => clamp(Math.round(at - long / 2), 0, WHOLE - long);
  return { ...framing, crop: { left: from(about.x, width), top: from(about.y, height), width, height } };
}

/** The framing in letters and digits, as photo addresses carry it; "" for the whole photo. Rust reads it (newsroom::framing). */
export function framingKey(framing: Framing | null | undefined): string {
  const one = framing && settled(framing);
  if (!one || (one.turn === 0 && one.straighten === 0 && !one.crop)) return "";
  const { turn, straighten, crop } = one;
  return `t${turn}s${straighten}${crop ? `c${crop.left}-${crop.top}-${crop.width}-${crop.height}` : ""}`;
}

/** Reads a framing from a clipboard; nothing of it where it is not of the right shape. */
export function framingFrom(value: unknown): { framing?: Framing } {
  if (typeof value !== "object" || value === null) return {};
  const { turn, straighten, crop, focus } = value as Record<string, unknown>;
  const numbers = <Name extends string>(of: unknown, names: readonly Name[]): Record<Name, number> | null => {
    const given = (typeof of === "object" && of !== null ? of : {}) as Record<string, unknown>;
    const whole = names.every((name) => Number.isSafeInteger(given[name]));
    return whole ? (given as Record<Name, number>) : null;
  };
  if (!Number.isSafeInteger(turn) || !Number.isSafeInteger(straighten)) return {};
  const framing = settled({
    turn: turn as number,
    straighten: straighten as number,
    crop: numbers(crop, ["left", "top", "width", "height"]),
    focus: numbers(focus, ["x", "y"]),
  });
  return framing ? { framing } : {};
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
