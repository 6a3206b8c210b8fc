// Focuses the list's filter from anywhere.

import type { AppContext } from "./context";

export function findStory({ panes }: AppContext): void {
  panes.lists = true;
  // The list may have to come up first.
  setTimeout(() => document.querySelector<HTMLElement>("[data-find]")?.focus());
}
