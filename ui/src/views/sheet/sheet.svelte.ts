// 看片: the state of the contact sheet. Which photos there are belongs to the story; this is only how they are viewed.

import type { FigureId } from "../../ipc/types";
import { FILTERS, setOf, SIZES, SORTS, type Filter, type Sort } from "../../model/contact-sheet";
import type { Kept } from "../kept";

export type Look = "grid" | "loupe" | "compare";

/** How far a picture is enlarged and which part of it is in the middle, in parts of the picture. */
export interface Sight {
  /** One pixel of the photo is one of the screen; else the whole picture is shown. */
  full: boolean;
  x: number;
  y: number;
}

export const WHOLE_PICTURE: Sight = { full: false, x: 0.5, y: 0.5 };

const KEPT = "sheet.size";
const OWN_SIZE = 1;

export class Sheet {
  open = $state(false);
  look = $state<Look>("grid");
  sort = $state<Sort>("page");
  filter = $state<Filter>("all");
  /** Photos with fewer stars are not shown. */
  stars = $state(0);
  #size = $state(OWN_SIZE);
  /** Photos are dragged to the page: it is shown beside the sheet. */
  carrying = $state(false);
  /** The page is beside the sheet. */
  beside = $state(false);
  /** The photo the keys are on. */
  cursor = $state<FigureId | null>(null);
  /** The other one of two photos that are compared. */
  other = $state<FigureId | null>(null);
  /** Everything chosen, the cursor's photo included. */
  chosen = $state.raw<readonly FigureId[]>([]);
  #chosen = $derived(setOf(this.chosen));
  /** Where a range that is selected with Shift began. */
  anchor: FigureId | null = null;
  sight = $state.raw<Sight>(WHOLE_PICTURE);
  /** A press on the picture marks a face. */
  marking = $state(false);
  /** The photo whose facts were copied. */
  copied = $state.raw<FigureId | null>(null);

  constructor(private readonly kept?: Kept) {
    this.size = Number(kept?.getItem(KEPT) ?? OWN_SIZE);
  }

  /** The index in `SIZES` of the photos' size. Remembered on this computer; beyond the ends it stays. */
  get size(): number {
    return this.#size;
  }
  set size(size: number) {
    this.#size = SIZES[size] === undefined ? this.#size : size;
    this.kept?.setItem(KEPT, String(this.#size));
  }

  enter(): void {
    this.open = true;
    this.look = "grid";
  }

  leave(): void {
    this.open = false;
    this.marking = false;
  }

  isChosen(id: FigureId): boolean {
    return this.#chosen.has(id);
  }

  /** One step back: from a picture to the grid, from the grid to the page. */
  back(): void {
    if (this.marking) this.marking = false;
    else if (this.look !== "grid") this.look = "grid";
    else this.leave();
  }

  /** The cursor alone is chosen. */
  put(id: FigureId | null): void {
    this.cursor = id;
    this.anchor = id;
    this.chosen = id === null ? [] : [id];
    if (this.other === id) this.other = null;
  }

  /** A range from where the last one began. */
  stretch(id: FigureId, range: readonly FigureId[]): void {
    this.cursor = id;
    this.chosen = range;
  }

  /** One more, or one less. */
  toggle(id: FigureId): void {
    this.chosen = this.isChosen(id) ? this.chosen.filter((one) => one !== id) : [...this.chosen, id];
    this.cursor = id;
    this.anchor = id;
  }

  nextSort(): void {
    this.sort = after(SORTS, this.sort);
  }

  nextFilter(): void {
    this.filter = after(FILTERS, this.filter);
  }

  /** Everything is shown again. */
  showAll(): void {
    this.filter = "all";
    this.stars = 0;
  }

  zoom(full: boolean): void {
    this.sight = { ...this.sight, full };
  }
}

function after<Value>(all: readonly Value[], now: Value): Value {
  return all[(all.indexOf(now) + 1) % all.length] ?? now;
}
