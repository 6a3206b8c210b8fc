// Which photos a contact sheet shows, in which order, and where a key goes among them. Lists in, lists and numbers out.

import type { FigureId } from "../ipc/types";
import type { PlacedFigure } from "./manuscript";

export const SORTS = ["page", "taken", "name"] as const;
export type Sort = (typeof SORTS)[number];
export const FILTERS = ["all", "uncaptioned", "picked", "unplaced"] as const;
export type Filter = (typeof FILTERS)[number];
/** How wide a photo is on the sheet at least, in pixels, the smallest first. */
export const SIZES = [124, 176, 240, 330] as const;

const passes: Record<Filter, (one: PlacedFigure) => boolean> = {
  all: () => true,
  uncaptioned: ({ figure }) => figure.caption.trim() === "" && figure.pick !== "rejected",
  picked: ({ figure }) => figure.pick === "picked",
  unplaced: ({ where, figure }) => where === "tray" && figure.pick !== "rejected",
};

/**
 * The photos that pass the filter and have so many stars, in their order. `stays` is shown though the filter excludes it: a
 * photo whose missing caption is being written must not disappear at the first letter.
 */
export function shown(
  figures: readonly PlacedFigure[],
  filter: Filter,
  stars: number,
  stays: FigureId | null,
): readonly PlacedFigure[] {
  if (filter === "all" && stars === 0) return figures;
  const enough = ({ figure }: PlacedFigure) => (figure.rating ?? 0) >= stars;
  return figures.filter((one) => (passes[filter](one) && enough(one)) || one.figure.id === stays);
}

const collator = new Intl.Collator("en", { numeric: true });

/** Sorts photos, and keeps the last order it made: a caption that is typed changes no name and no time. */
export class Order {
  #sort: Sort = "page";
  #keys: readonly string[] = [];
  #places: readonly number[] = [];

  of(figures: readonly PlacedFigure[], sort: Sort): readonly PlacedFigure[] {
    if (sort === "page") return figures;
    const keys = figures.map(({ figure }) => (sort === "taken" ? figure.taken : figure.file_name));
    const same = keys.length === this.#keys.length && keys.every((key, at) => key === this.#keys[at]);
    if (sort !== this.#sort || !same) {
      this.#sort = sort;
      this.#keys = keys;
      this.#places = inOrder(keys);
    }
    return this.#places.flatMap((at) => figures[at] ?? []);
  }
}

/** Empty keys come last; equal ones stay in the order of the page. */
function inOrder(keys: readonly string[]): number[] {
  const key = (at: number) => keys[at] ?? "";
  return [...keys.keys()].sort(
    (a, b) => Number(key(a) === "") - Number(key(b) === "") || collator.compare(key(a), key(b)),
  );
}

/** The place of each photo in a list, from 0. */
export function placesOf(list: readonly PlacedFigure[]): ReadonlyMap<FigureId, number> {
  return new Map(list.map(({ figure }, at) => [figure.id, at]));
}

export function setOf(ids: readonly FigureId[]): ReadonlySet<FigureId> {
  return new Set(ids);
}

export function countOf(figures: readonly PlacedFigure[], filter: Filter): number {
  return figures.filter(passes[filter]).length;
}

/** Where a key goes from `at` in a grid of so many columns; null for a key that does not move. */
export function stepTo(key: string, at: number, count: number, columns: number, rows: number): number | null {
  if (count === 0) return null;
  const steps: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at - columns < 0 ? at : at - columns,
    ArrowDown: at + columns >= count ? Math.max(at, count - 1) : at + columns,
    PageUp: at - columns * rows,
    PageDown: at + columns * rows,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}

/** All between two photos of a list, both included. */
export function between(list: readonly PlacedFigure[], from: FigureId, to: FigureId): FigureId[] {
  const [a, b] = [from, to].map((id) => list.findIndex(({ figure }) => figure.id === id));
  if (a === undefined || b === undefined || a < 0 || b < 0) return [to];
  return list.slice(Math.min(a, b), Math.max(a, b) + 1).map(({ figure }) => figure.id);
}
