// The stories on the desk: the list, what of it is shown, and how many there are in each tray of the rail.

import type { State, StoryRow } from "../ipc/types";

/** The rail's entries, in the order a piece travels. */
export const DRAWERS = [
  "all",
  "draft",
  "filed",
  "returned",
  "signed_off",
  "delivered",
  "received",
  "spiked",
] as const;
export type Drawer = (typeof DRAWERS)[number];

const drawerOf: Record<State, Exclude<Drawer, "all"> | null> = {
  draft: "draft",
  filed: "filed",
  returned: "returned",
  signed_off: "signed_off",
  queued: "delivered",
  delivered: "delivered",
  spiked: "spiked",
  received: "received",
  in_edit: "received",
  passed_on: "received",
};

/** A spiked story is seen only where one looks for it. */
export function standsIn(row: StoryRow, drawer: Drawer): boolean {
  if (drawer === "all") return row.state !== "spiked";
  // Somebody else's piece lies on the desk, wherever it stands, and never among one's own.
  const own = row.copy && row.state !== "spiked" ? "received" : drawerOf[row.state];
  return own === drawer;
}

/** Every word of the filter must occur somewhere in what the list knows of the story. */
export function matches(row: StoryRow, filter: string): boolean {
  const text = `${row.headline}\n${row.slugline}\n${row.first_words}`.toLocaleLowerCase();
  return filter
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export class Stories {
  rows = $state.raw<StoryRow[]>([]);
  drawer = $state<Drawer>("all");
  filter = $state("");

  readonly counts = $derived.by(() => {
    const counts = Object.fromEntries(DRAWERS.map((drawer) => [drawer, 0])) as Record<Drawer, number>;
    for (const row of this.rows) for (const drawer of DRAWERS) if (standsIn(row, drawer)) counts[drawer] += 1;
    return counts;
  });

  readonly shown = $derived.by(() => {
    const wanted = this.filter.trim();
    return this.rows.filter((row) => standsIn(row, this.drawer) && (wanted === "" || matches(row, wanted)));
  });

  /** How many stories the filter would find in every drawer; for the sentence of an empty list. */
  readonly foundAnywhere = $derived.by(() => {
    const wanted = this.filter.trim();
    return wanted === "" ? 0 : this.rows.filter((row) => matches(row, wanted)).length;
  });

  find(id: string): StoryRow | undefined {
    return this.rows.find((row) => row.id === id);
  }

  /**
   * Takes a row that changed. It keeps its place, because a list that jumps while one types is no help; a story not
   * seen before comes first.
   */
  put(row: StoryRow): void {
    const known = this.rows.some((other) => other.id === row.id);
    this.rows = known ? this.rows.map((other) => (other.id === row.id ? row : other)) : [row, ...this.rows];
  }

  /** A story that is no more. */
  drop(id: string): void {
    this.rows = this.rows.filter((row) => row.id !== id);
  }

  /** Makes sure that a story can be seen in the list. */
  reveal(row: StoryRow): void {
    if (!standsIn(row, this.drawer)) this.drawer = row.state === "spiked" ? "spiked" : "all";
    if (!matches(row, this.filter.trim())) this.filter = "";
  }

  /** Brings the list back to "newest change first"; called when the reader looks at another drawer. */
  sort(): void {
    this.rows = [...this.rows].sort((a, b) => Date.parse(b.updated) - Date.parse(a.updated));
  }
}
