// Where the reader was: caret and scroll, to come back to after a restart. Whatever was saved, a valid place results.
import type { Node } from "prosemirror-model";
import { Selection, TextSelection } from "prosemirror-state";
import { startOfPart } from "./content";

export interface Place {
  anchor: number;
  head: number;
  /** Pixels from the top of the scrolled element. */
  scroll: number;
}

export function placeOf({ anchor, head }: Selection, scroll: number): Place {
  return { anchor, head, scroll };
}

/** The saved selection, as near as the document allows; at first the caret stands in the headline. */
export function selectionAt(doc: Node, place: Place | null): Selection {
  if (!place) return Selection.near(doc.resolve(startOfPart(doc, "headline")));
  const at = (pos: number) => doc.resolve(Math.max(0, Math.min(Math.trunc(pos) || 0, doc.content.size)));
  return TextSelection.between(at(place.anchor), at(place.head));
}

/** The element that scrolls the page: the nearest one around it that may. */
export function scrollerOf(page: HTMLElement): HTMLElement {
  for (let element = page.parentElement; element; element = element.parentElement)
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  return document.documentElement;
}
