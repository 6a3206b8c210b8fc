// Which columns are open, how wide they are, and which tab of the inspector. Remembered on this computer.

import type { Modes } from "../model/manuscript";
import { Search } from "./find/search.svelte";
import { Sheet } from "./sheet/sheet.svelte";
import type { Kept } from "./kept";

export const TABS = ["photos", "info", "review", "versions", "submit"] as const;
export type Tab = (typeof TABS)[number];

/** How wide the columns may be made, in pixels. */
export const WIDTHS = { list: { least: 200, most: 460 }, side: { least: 280, most: 520 } } as const;
export type Column = keyof typeof WIDTHS;

const KEPT = "panes";

export class Panes {
  readonly search = new Search();
  readonly sheet: Sheet;
  tab = $state<Tab>("photos");
  /** The outline of the open story is shown in the place of the list. */
  #outline = $state(false);
  #modes = $state.raw<Modes>({ focus: false, typewriter: false });
  /** The outbox is shown in the place of list, page and inspector. */
  outbox = $state(false);
  /** The window has the whole screen. */
  full = $state(false);
  /** Widths that were asked for. */
  widths = $state<Record<Column, number | null>>({ list: null, side: null });
  #inspector = $state(true);
  #lists = $state(true);

  constructor(
    private readonly kept: Kept | undefined,
    /** Too narrow for all columns: the inspector covers part of the page, and only when it is asked for. */
    narrow = false,
  ) {
    this.sheet = new Sheet(kept);
    const was = remembered(kept);
    this.#lists = was.lists !== false;
    this.#outline = was.outline === true;
    this.#modes = { focus: was.focus === true, typewriter: was.typewriter === true };
    this.#inspector = !narrow && was.inspector !== false;
    for (const column of ["list", "side"] as const) {
      const width = Number(was[column]);
      if (width > 0) this.widths[column] = within(column, width);
    }
  }

  /** The columns on the left: states and list. */
  get lists(): boolean {
    return this.#lists;
  }
  set lists(open: boolean) {
    this.#lists = open;
    this.#remember();
  }

  get outline(): boolean {
    return this.#outline;
  }
  set outline(open: boolean) {
    this.#outline = open;
    if (open) this.#lists = true;
    this.#remember();
  }

  /** The writing modes, the same in every story. */
  get modes(): Modes {
    return this.#modes;
  }
  write(change: Partial<Modes>): void {
    this.#modes = { ...this.#modes, ...change };
    this.#remember();
  }

  get inspector(): boolean {
    return this.#inspector;
  }
  set inspector(open: boolean) {
    this.#inspector = open;
    this.#remember();
  }

  /** Sets a column's width; null for the default. */
  widen(column: Column, width: number | null): void {
    this.widths[column] = width === null ? null : within(column, width);
    this.#remember();
  }

  show(tab: Tab): void {
    this.tab = tab;
    this.inspector = true;
  }

  #remember(): void {
    const { lists, outline, inspector, modes } = this;
    const { list, side } = this.widths;
    this.kept?.setItem(KEPT, JSON.stringify({ lists, outline, inspector, list, side, ...modes }));
  }
}

function within(column: Column, width: number): number {
  const { least, most } = WIDTHS[column];
  return Math.round(Math.min(most, Math.max(least, width)));
}

function remembered(kept: Kept | undefined): Record<string, unknown> {
  try {
    const was: unknown = JSON.parse(kept?.getItem(KEPT) ?? "{}");
    return typeof was === "object" && was !== null ? (was as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
