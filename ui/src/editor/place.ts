// Where the reader was: caret and scroll, to come back to after a restart. A valid place results from any saved one.
import type { Node } from "prosemirror-model";
import { Selection, TextSelection } from "prosemirror-state";
import type { Place, Prompt } from "../model/manuscript";
import { startOfPart } from "./content";

export function placeOf({ anchor, head }: Selection, scroll: number, prompts: Prompt[]): Place {
  return { anchor, head, scroll, ...(prompts.length > 0 ? { prompts } : {}) };
}

/** The saved selection, as near as the document allows; at first (0 is nobody's place) the caret is in the headline. */
export function selectionAt(doc: Node, place: Place | null): Selection {
  if (!place || place.head === 0) return Selection.near(doc.resolve(startOfPart(doc, "headline")));
  const at = (pos: number) => doc.resolve(Math.max(0, Math.min(Math.trunc(pos) || 0, doc.content.size)));
  return TextSelection.between(at(place.anchor), at(place.head));
}

/** The element that scrolls the page: its nearest ancestor, itself included, that may scroll. */
export function scrollerOf(page: HTMLElement): HTMLElement {
  for (let element: HTMLElement | null = page; element; element = element.parentElement)
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) return element;
  return document.documentElement;
}
