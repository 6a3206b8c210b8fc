// Codes on the page: `=jkm=` typed out becomes what it stands for, as one step of undo that brings the code back. What it stands
// for Rust knows; the place is carried through whatever is typed until it has answered.
import { closeHistory, isHistoryTransaction } from "prosemirror-history";
import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** The longest code with its marks: newsroom::codes reads none that is longer. */
const LONGEST = 32;
const CODE = /=[^\s=]{1,30}=$/;

interface Typed {
  from: number;
  to: number;
  code: string;
}

const key = new PluginKey<Typed | null>("codes");

interface Words {
  /** What a code stands for; the code itself where no list has it. */
  expand(code: string): Promise<string>;
  /** Changes the page now, or as soon as the input method has finished its word. */
  change(make: (state: EditorState) => Transaction | null): void;
}

export function codes({ expand, change }: Words): Plugin<Typed | null> {
  return new Plugin<Typed | null>({
    key,
    state: {
      init: () => null,
      apply(tr, typed, _before, state) {
        if (!tr.docChanged) return typed;
        const carried = typed && {
          ...typed,
          from: tr.mapping.map(typed.from, -1),
          to: tr.mapping.map(typed.to, -1),
        };
        // What an undo brings back is wanted as it was.
        return isHistoryTransaction(tr) ? null : (typedOut(state) ?? carried);
      },
    },
    view: () => ({
      update(view: EditorView, before: EditorState) {
        const typed = key.getState(view.state);
        const was = key.getState(before);
        if (!typed || typed.code === was?.code) return;
        void expand(typed.code).then((words) => {
          if (words !== typed.code) change((state) => put(state, typed.code, words));
        });
      },
    }),
  });
}

/** The code that ends at the caret. */
function typedOut({ selection }: EditorState): Typed | null {
  const { $head, empty } = selection;
  if (!empty || !$head.parent.isTextblock) return null;
  const from = Math.max(0, $head.parentOffset - LONGEST);
  const code = CODE.exec($head.parent.textBetween(from, $head.parentOffset, null, "\n"))?.[0];
  return code === undefined ? null : { from: $head.pos - code.length, to: $head.pos, code };
}

/** Words in the place of their code, if it still stands there. */
function put(state: EditorState, code: string, words: string): Transaction | null {
  const typed = key.getState(state);
  if (typed?.code !== code || typed.to > state.doc.content.size) return null;
  if (state.doc.textBetween(typed.from, typed.to, null, "\n") !== code) return null;
  return closeHistory(state.tr.insertText(words, typed.from, typed.to));
}
