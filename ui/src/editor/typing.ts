// Where typed characters may land. A selected figure is never overwritten by a key: a paragraph opens after it. A selection
// that runs through several regions is cleared region by region before the first character comes. Both must be done before the
// browser changes its own tree, or an input method's text is lost (desktop-peers §1.2, rules 4 and 5).
import { GapCursor } from "prosemirror-gapcursor";
import { closeHistory } from "prosemirror-history";
import {
  NodeSelection,
  Plugin,
  Selection,
  TextSelection,
  type EditorState,
  type Transaction,
} from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { clear, crossesRegions, inBody } from "./regions";
import { schema } from "./schema";

const { nodes } = schema;

/** Makes a place for text where the selection is none; null where characters may simply be typed. */
export function openPlace(state: EditorState): Transaction | null {
  const { selection, tr } = state;
  if (crossesRegions(selection)) return clear(tr, selection.from, selection.to);
  if (!(selection instanceof NodeSelection) && !(selection instanceof GapCursor)) return null;
  if (!inBody(selection.$from) || selection.$from.depth !== 1)
    return tr.setSelection(Selection.near(tr.doc.resolve(selection.to), -1));
  return paragraphAt(tr, selection.to);
}

/** Opens an empty paragraph between two blocks of the body and puts the caret into it. */
export function paragraphAt(tr: Transaction, pos: number): Transaction {
  tr.insert(pos, nodes.paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, pos + 1));
}

/** Text that WebKit is about to put in, by key or by input method; null where it puts none or the event does not have it. */
function textOf(event: InputEvent): string | null {
  const typed = ["insertText", "insertFromComposition", "insertReplacementText"].includes(event.inputType);
  return typed ? event.data : null;
}

function open(view: EditorView): boolean {
  const tr = openPlace(view.state);
  if (tr) view.dispatch(closeHistory(tr));
  return tr !== null;
}

function type(view: EditorView, text: string): boolean {
  const tr = openPlace(view.state);
  if (!tr) return false;
  view.dispatch(tr.insertText(text).scrollIntoView());
  return true;
}

export function typing(): Plugin {
  return new Plugin({
    props: {
      // WebKitGTK dispatches this key when the input method has text at hand, and deletes the selection right after it in
      // an event that cannot be stopped. Other engines send 229 for keys that write nothing: there a selection through
      // several regions must not vanish yet, and compositionstart comes early enough.
      handleKeyDown(view, event) {
        const early = event.keyCode === 229 && !event.isComposing && !view.composing;
        if (early && (event.key === "Unidentified" || !crossesRegions(view.state.selection))) open(view);
        return false;
      },
      handleTextInput: (view, _from, _to, text) => type(view, text),
      handleDOMEvents: {
        // Before ProseMirror marks the composition as begun: the last moment at which the document may change.
        compositionstart(view) {
          if (!view.composing) open(view);
          return false;
        },
        beforeinput(view, event) {
          // WebKit empties a selection by itself before it begins to compose over it, walls or not.
          if (event.inputType === "deleteByComposition" && !view.composing && open(view)) {
            event.preventDefault();
            return true;
          }
          // Without preedit (wry on Linux) there is no compositionstart; the finished words come in this one event.
          const text = textOf(event);
          if (text === null || view.composing || !event.cancelable || !type(view, text)) return false;
          event.preventDefault();
          return true;
        },
      },
    },
  });
}
