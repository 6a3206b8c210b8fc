// The reader's settings of the page's looks, written to the style sheet; and the way from one size of letters to the next.

import type { Desk } from "../model/desk.svelte";
import { type View, zoomed } from "../model/view";

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

/** Sets the page as its reader likes it. Out-of-range settings are clamped, so that the page can always be read. */
export function setPage(view: View, root: HTMLElement): void {
  const { style } = root;
  style.setProperty("--zoom", String(within(view.zoom, 75, 250) / 100));
  style.setProperty("--measure", String(within(view.measure, 24, 60)));
  style.setProperty("--leading", String(within(view.leading, 140, 260) / 100));
  style.setProperty("--letters", view.letters === "sans" ? "var(--han-sans)" : "var(--han-serif)");
  style.setProperty("--indent", view.indent ? "2em" : "0");
}

/** Larger letters by a step, smaller ones, or the default size. `desk` is a function because the desk does not exist yet. */
export function zooming(desk: () => Desk): (step: -1 | 0 | 1) => void {
  return (step) => {
    const { preferences, notices } = desk();
    const { view } = preferences.settings;
    const zoom = step === 0 ? 100 : zoomed(view.zoom, step > 0 ? "in" : "out");
    void preferences.set({ view: { ...view, zoom } }).catch((thrown: unknown) => notices.fail(thrown));
  };
}
