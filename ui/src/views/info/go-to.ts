// From a flag to the place it speaks of. Fields that print are on the page, the others in the inspector.

import type { Place } from "../../ipc/types";
import type { Manuscript } from "../../model/manuscript";
import { tick } from "svelte";
import type { Panes } from "../panes.svelte";

export async function goTo(place: Place, page: Manuscript, panes: Panes): Promise<void> {
  if (place.kind === "figure") {
    panes.show("photos");
    page.selectFigure(place.id);
    return;
  }
  if (place.kind === "block") {
    page.focus();
    caretInto(document.querySelector("[data-body]")?.children[place.index - 1]);
    return;
  }
  const printed = document.querySelector(`[data-field="${CSS.escape(place.name)}"]`);
  if (printed) {
    page.focus();
    caretInto(printed);
    return;
  }
  panes.show("info");
  await tick();
  document
    .querySelector<HTMLElement>(`[data-info="${CSS.escape(place.name)}"] :is(input, textarea, select)`)
    ?.focus();
}

/** The editor follows the browser's own selection; nothing else of it has to be known here. */
function caretInto(element: Element | undefined): void {
  if (!element) return;
  element.scrollIntoView({ block: "center" });
  getSelection()?.setBaseAndExtent(element, 0, element, 0);
}
