// From a flag to the place it speaks of. Fields that print are on the page, the others in the inspector.

import { FIELDS } from "../../model/lists";
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
  if (place.name === "photos") return panes.show("photos");
  // A flag names a field as the command line sets it: the authors as a byline.
  const member = FIELDS.find((field) => field.name === place.name)?.member;
  if (member !== undefined && isLine(member)) return page.focus(member);
  panes.show("info");
  await tick();
  document
    .querySelector<HTMLElement>(`[data-info="${CSS.escape(place.name)}"] :is(input, textarea, select)`)
    ?.focus();
}
