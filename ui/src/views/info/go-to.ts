// From a flag to the place it speaks of. Fields that print are on the page, the others in the inspector.

import type { Place } from "../../ipc/types";
import type { PageEdits } from "../../model/manuscript";
import { LINE_NAMES } from "../../model/parts";
import { tick } from "svelte";
import type { Panes } from "../panes.svelte";

export async function goTo(place: Place, page: PageEdits, panes: Panes): Promise<void> {
  if (place.kind === "figure") {
    panes.show("photos");
    page.figures.select(place.id);
    return;
  }
  if (place.kind === "block") return page.selectBlock(place.index);
  if (place.name === "photos") return panes.show("photos");
  // On the command line authors are set as a byline.
  if (place.name === "byline") return page.focus("authors");
  const printed = LINE_NAMES.find((name) => name === place.name);
  if (printed !== undefined) return page.focus(printed);
  panes.show("info");
  await tick();
  document
    .querySelector<HTMLElement>(`[data-info="${CSS.escape(place.name)}"] :is(input, textarea, select)`)
    ?.focus();
}
