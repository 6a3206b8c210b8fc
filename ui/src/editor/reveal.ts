// Scrolls the caret into sight. ProseMirror reads the style and size of every element around the page at every key, because any
// of them might scroll; this page is scrolled by one of them alone, and that one is known.
import { NodeSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** Pixels that stay free above and below. */
const MARGIN = 5;

/** Scrolls no further than it must. Answers true, which means for ProseMirror that the scrolling is done. */
export function reveal(view: EditorView, scroller: HTMLElement): true {
  const { selection } = view.state;
  const node = selection instanceof NodeSelection ? view.nodeDOM(selection.from) : null;
  const target =
    node instanceof HTMLElement ? node.getBoundingClientRect() : view.coordsAtPos(selection.head, 1);
  const { top, bottom } = scroller.getBoundingClientRect();
  // What is taller than the window is shown from its beginning.
  if (target.top < top + MARGIN || target.bottom - target.top > bottom - top)
    scroller.scrollTop += target.top - top - MARGIN;
  else if (target.bottom > bottom - MARGIN) scroller.scrollTop += target.bottom - bottom + MARGIN;
  return true;
}
