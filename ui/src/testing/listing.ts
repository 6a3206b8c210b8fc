// Test support: the list of stories by drawer and words, a page at a time, for the tests of the model of the list alone.

import type { Drawer, DrawerCount, ListPage, ListQuery, State, StoryRow } from "../ipc/types";

const DRAWERS: Record<State, Drawer> = {
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

export function drawerOf(state: State, copy: boolean): Drawer {
  return copy && state !== "spiked" ? "received" : DRAWERS[state];
}

export function listed(rows: readonly StoryRow[], query: ListQuery): ListPage {
  const words = query.words.toLowerCase().split(/\s+/);
  const found = rows
    .filter(({ drawer }) =>
      query.drawer === null ? query.spiked || drawer !== "spiked" : drawer === query.drawer,
    )
    .filter((row) => {
      const text = `${row.headline}\n${row.slugline}\n${row.first_words}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => Date.parse(b.updated) - Date.parse(a.updated));
  const since = query.since.map(
    (moment) => found.filter(({ updated }) => Date.parse(updated) >= moment).length,
  );
  return { rows: found.slice(query.from, query.from + query.most), found: found.length, since };
}

export function countedDrawers(rows: readonly StoryRow[]): DrawerCount[] {
  return [...new Set(Object.values(DRAWERS))].map((drawer) => ({
    drawer,
    stories: rows.filter((row) => row.drawer === drawer).length,
    waiting: rows.filter(
      ({ drawer: at, state }) => at === drawer && ["received", "in_edit", "returned"].includes(state),
    ).length,
  }));
}
