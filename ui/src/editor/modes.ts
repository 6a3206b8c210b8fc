// The two writing modes. In focus mode all blocks but the caret's are faint; by a class on that block, so that no text is touched
// and the caret stays. In typewriter mode the caret's line keeps its height on the screen, to the end of the piece.
import { NodeSelection, Plugin, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Modes } from "../model/manuscript";
import { scrollerOf } from "./place";
import { inBody } from "./regions";

/** Where typewriter mode keeps the line, as a share of the window's height. */
const LINE = 0.42;
/** Pixels by which it may be off without the page being moved. */
const NEAR = 2;

/** `modes` is read anew for every state; the code that changes it updates the view. */
export function writingModes(modes: Readonly<Modes>): Plugin {
  // A press of the mouse puts the caret where it is; nothing may move under the pointer.
  let pressed = false;
  return new Plugin({
    props: {
      attributes: () => ({ class: `${modes.focus ? "focus" : ""} ${modes.typewriter ? "typewriter" : ""}` }),
      decorations: (state) => (modes.focus ? here(state) : null),
      handleDOMEvents: {
        mousedown: () => ((pressed = true), false),
        mouseup: () => ((pressed = false), false),
      },
    },
    view: () => ({
      update(view, before) {
        const { state } = view;
        const moved = state.doc !== before.doc || !state.selection.eq(before.selection);
        if (moved && modes.typewriter && !pressed && state.selection.empty) hold(view);
      },
    }),
  });
}

function here(state: EditorState): DecorationSet {
  const { $from, $head } = state.selection;
  // The head of a selected figure is behind it, before the next block.
  const $at = state.selection instanceof NodeSelection ? $from : $head;
  const depth = inBody($at) ? 2 : 1;
  const [from, to] =
    $at.depth >= depth
      ? [$at.before(depth), $at.after(depth)]
      : [$at.pos, $at.pos + ($at.nodeAfter?.nodeSize ?? 0)];
  return DecorationSet.create(state.doc, from < to ? [Decoration.node(from, to, { class: "here" })] : []);
}

/** Brings the caret's line to its height, before the next frame is drawn. */
export function hold(view: EditorView): void {
  requestAnimationFrame(() => {
    if (view.isDestroyed) return;
    const scroller = scrollerOf(view.dom);
    const { top, height } = scroller.getBoundingClientRect();
    const line = view.coordsAtPos(view.state.selection.head);
    const off = (line.top + line.bottom) / 2 - top - height * LINE;
    if (Math.abs(off) > NEAR) scroller.scrollTop += off;
  });
}
