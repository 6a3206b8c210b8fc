// Which columns are open, how wide they are, and which tab of the inspector. Remembered on this computer.

import type { Kept } from "./kept";

export const TABS = ["photos", "info", "versions"] as const;
export type Tab = (typeof TABS)[number];

const KEPT = "panes";

export class Panes {
  tab = $state<Tab>("photos");
  #inspector = $state(true);
  #lists = $state(true);

  constructor(
    private readonly kept: Kept | undefined,
    /** Too narrow for all columns: the inspector lies over the page, and only when it is asked for. */
    narrow = false,
  ) {
    const was = remembered(kept);
    this.#lists = was.lists !== false;
    this.#inspector = !narrow && was.inspector !== false;
  }

  /** The columns on the left: states and list. */
  get lists(): boolean {
    return this.#lists;
  }
  set lists(open: boolean) {
    this.#lists = open;
    this.#remember();
  }

  get inspector(): boolean {
    return this.#inspector;
  }
  set inspector(open: boolean) {
    this.#inspector = open;
    this.#remember();
  }

  show(tab: Tab): void {
    this.tab = tab;
    this.inspector = true;
  }

  #remember(): void {
    this.kept?.setItem(KEPT, JSON.stringify({ lists: this.#lists, inspector: this.#inspector }));
  }
}

function remembered(kept: Kept | undefined): { lists?: unknown; inspector?: unknown } {
  try {
    const was: unknown = JSON.parse(kept?.getItem(KEPT) ?? "{}");
    return typeof was === "object" && was !== null ? was : {};
  } catch {
    return {};
  }
}
