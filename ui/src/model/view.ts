// How the page is set on this screen: the steps there are, and the way from one to the next. Plain TypeScript.

import type { Settings } from "../ipc/types";

export type View = Settings["view"];

/** Sizes of the page's letters in percent. */
export const ZOOMS = [75, 90, 100, 110, 125, 150, 175, 200, 225, 250];
/** Letters in a line; the middle one is where a page begins. */
export const MEASURES = [30, 36, 44];
/** Height of a line in percent of the letter's. */
export const LEADINGS = [165, 195, 230];
/** Sizes of the whole window in percent. */
export const WINDOWS = [100, 110, 125, 150, 175, 200];

/** The next size up or down; the same one at either end. A size that is none of ours goes to the nearest that way. */
export function zoomed(zoom: number, way: "in" | "out"): number {
  const next = way === "in" ? ZOOMS.find((step) => step > zoom) : ZOOMS.findLast((step) => step < zoom);
  return next ?? zoom;
}

/** The one of `steps` that is nearest to a number from the settings, which may be any. */
export function nearest(steps: number[], value: number): number {
  return steps.reduce((best, step) => (Math.abs(step - value) < Math.abs(best - value) ? step : best));
}
