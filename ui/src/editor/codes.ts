// Codes on the page: `=jkm=` typed out becomes the words it means, as one step of undo that brings the code back. Rust looks
// the code up; until it answers, the code's place is mapped through every change of the document.
import { closeHistory, isHistoryTransaction } from "prosemirror-history";
import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** The longest code with its marks: newsroom::codes reads none that is longer. */
const LONGEST = 32;
const CODE = /=[^\s=]{1,30}=$/;

/** A code on the page, carried through every change as long as it reads the same. */
interface Typed {
  id: number;
  from: number;
  to: number;
  code: string;
  /** The code is to be replaced by its words; false for a code that an undo brought back. */
  wanted: boolean;
}

const key = new PluginKey<readonly Typed[]>("codes");
let ids = 0;

interface Words {
  /** What a code means; the code itself where no list has it. */
  expand: (code: string) => Promise<string>;
  /** Changes the page now, or as soon as the input method has finished its word. */
  change: (make: (state: EditorState) => Transaction | null) => void;
}

export function codes({ expand, change }: Words): Plugin<readonly Typed[]> {
  return new Plugin<readonly Typed[]>({
    key,
    state: {
      init: () => [],
      apply(tr, typed, _before, state) {
        if (!tr.docChanged) return typed;
        const carried = typed
          .map((one) => ({ ...one, from: tr.mapping.map(one.from, -1), to: tr.mapping.map(one.to, -1) }))
          .filter(({ from, to, code }) => state.doc.textBetween(from, to, null, "\n") === code);
        const here = typedOut(state);
        if (!here || carried.some(({ to }) => to === here.to)) return carried;
        return [...carried, { ...here, id: ++ids, wanted: !isHistoryTransaction(tr) }];
      },
    },
    view: (view) => {
      let asked = idsOf(view.state);
      return {
        update({ state }: EditorView) {
          const before = asked;
          asked = idsOf(state);
          for (const { id, code, wanted } of key.getState(state) ?? []) {
            if (!wanted || before.has(id)) continue;
            void expand(code).then((words) => {
              if (words !== code) change((now) => put(now, id, words));
            });
          }
        },
      };
    },
  });
}

function idsOf(state: EditorState): ReadonlySet<number> {
  return new Set(key.getState(state)?.map(({ id }) => id));
}

/** The code that ends at the caret. */
function typedOut({ selection }: EditorState): Omit<Typed, "id" | "wanted"> | null {
  const { $head, empty } = selection;
  if (!empty || !$head.parent.isTextblock) return null;
  const from = Math.max(0, $head.parentOffset - LONGEST);
  const code = CODE.exec($head.parent.textBetween(from, $head.parentOffset, null, "\n"))?.[0];
  return code === undefined ? null : { from: $head.pos - code.length, to: $head.pos, code };
}

/** Puts words in the place of their code, if it is still there. */
function put(state: EditorState, id: number, words: string): Transaction | null {
  const typed = key.getState(state)?.find((one) => one.id === id);
  return typed ? closeHistory(state.tr.insertText(words, typed.from, typed.to)) : null;
}
