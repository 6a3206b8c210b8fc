// From a flag to the place it is about. Fields that print are on the page, the others in the inspector.

import type { Place } from "../../ipc/types";
import type { PageEdits } from "../../model/manuscript";
import { isLine } from "../../model/parts";
import { tick } from "svelte";
import type { Panes } from "../panes.svelte";

export async function goTo(place: Place, page: PageEdits, panes: Panes): Promise<void> {
  if (place.kind === "figure") {
    panes.show("photos");
    page.figures.select(place.id);
    return;
  }
  if (place.kind === "block") return page.selectBlock(place.index);
  if (place.kind === "photos") return panes.show("photos");
  const name = place.kind === "field" ? place.name : place.kind;
  if (isLine(name)) return page.focus(name);
  panes.show("info");
  await tick();
  document.querySelector<HTMLElement>(`[data-info="${name}"] :is(input, textarea, select)`)?.focus();
}
