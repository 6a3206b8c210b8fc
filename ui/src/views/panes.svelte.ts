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
  /** The panel of a tab is open beside the page; closed until it is asked for. */
  #inspector = $state(false);
  #lists = $state(true);
  /** The states over the list are unfolded. */
  #states = $state(true);
  /** What was open when the writer asked for nothing but the page. */
  #before: { lists: boolean; inspector: boolean } | null = null;

  constructor(
    private readonly kept: Kept | undefined,
    /** Too low for the states unfolded and enough of the list below them. */
    low = false,
  ) {
    this.sheet = new Sheet(kept);
    const was = remembered(kept);
    this.#lists = was.lists !== false;
    this.#outline = was.outline === true;
    this.#modes = { focus: false, typewriter: was.typewriter === true };
    this.#inspector = was.panel === true;
    this.#states = !low && was.states !== false;
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
    if (change.focus !== undefined && change.focus !== this.#modes.focus) this.#empty(change.focus);
    this.#modes = { ...this.#modes, ...change };
    this.#remember();
  }

  /** Clears the room of all but the page, or puts back what was there. What is asked for meanwhile opens all the same. */
  #empty(focus: boolean): void {
    const { lists, inspector } = this;
    const back = this.#before ?? { lists: true, inspector: false };
    this.#before = focus ? { lists, inspector } : null;
    this.#lists = !focus && back.lists;
    this.#inspector = !focus && back.inspector;
  }

  get states(): boolean {
    return this.#states;
  }
  set states(open: boolean) {
    this.#states = open;
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

  /** Opens the panel of a tab, or closes it where it is the one that is open. */
  press(tab: Tab): void {
    if (this.inspector && this.tab === tab) this.inspector = false;
    else this.show(tab);
  }

  #remember(): void {
    const { outline, states, modes } = this;
    const { lists, inspector } = this.#before ?? this;
    const { list, side } = this.widths;
    this.kept?.setItem(
      KEPT,
      JSON.stringify({ lists, outline, states, panel: inspector, list, side, typewriter: modes.typewriter }),
    );
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
