// What is one step of undo, beyond what ProseMirror's history finds by itself: a word of an input method, a paste, the typing
// in one field of the inspector.

import { closeHistory } from "prosemirror-history";
import type { Transaction } from "prosemirror-state";

/** Changes of one field within this many milliseconds are one undo step. */
const SAME_EDIT = 1500;

export class UndoSteps {
  private lastEdit = { what: "", at: 0, run: 0 };
  private sealed = false;

  /** Each word of an input method is a step of undo, however fast the next one follows. */
  seal(): void {
    this.sealed = true;
  }

  /** Paste, cut and drop are undo steps of their own: closed before them, and again before what follows. */
  begin(tr: Transaction): void {
    const event = tr.getMeta("uiEvent") as string | undefined;
    const own = event === "paste" || event === "cut" || event === "drop";
    if (tr.docChanged && (own || this.sealed)) closeHistory(tr);
    if (tr.docChanged) this.sealed = own;
  }

  /** Letters typed into one field of the inspector are one undo step, like letters typed into the page. */
  sameEdit(tr: Transaction, what: string): Transaction {
    const again = this.lastEdit.what === what && tr.time - this.lastEdit.at < SAME_EDIT;
    this.lastEdit = { what, at: tr.time, run: this.lastEdit.run + (again ? 0 : 1) };
    if (!again) closeHistory(tr);
    // The history puts everything of one composition into one step; an edit in the inspector gets a composition's id for that.
    return tr.setMeta("composition", `inspector ${this.lastEdit.run}`);
  }
}
