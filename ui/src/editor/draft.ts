// The current text of the editor, and the one way to change it: never while the input method composes. A change that is asked
// for meanwhile waits until the input method has finished its word.
//
// It outlives the view it is shown in, and must not depend on how that is made.
import { closeHistory } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { EditorState, type Plugin, type Selection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { UndoSteps } from "./undo-steps";
import { caretUnread } from "./unread";

/** How long after the end of a composition the page leaves the document alone. WebKit settles within 20 ms. */
const SETTLED = 50;
/** How long until the page has surely read a caret that was moved. */
const TOLD = 50;

/** Makes a change of the text as it is when the change's turn comes; null where there is nothing to change. */
export type Make = (state: EditorState) => Transaction | null;

interface DraftOptions {
  /** Null while the text is not shown. */
  view(): EditorView | null;
  /** Called with every transaction that changes the document. */
  follow(tr: Transaction): void;
}

export class Draft {
  /** Counts changes of the document. */
  revision = 0;

  private present: EditorState;
  private waiting: (() => void)[] = [];
  /** Changes that wait for the composition to end, in their order. */
  private readonly held: Make[] = [];
  private telling = false;
  private readonly listeners = new Set<() => void>();
  private readonly steps = new UndoSteps();

  constructor(
    doc: Node,
    selection: Selection,
    private readonly options: DraftOptions,
  ) {
    this.present = EditorState.create({ doc, selection });
  }

  /** Sets the plug-ins, once, before anything is changed: they are made with a reference to this draft, which they change. */
  equip(plugins: Plugin[]): void {
    this.present = this.present.reconfigure({ plugins });
  }

  get state(): EditorState {
    return this.present;
  }

  get view(): EditorView | null {
    return this.options.view();
  }

  /** Makes a change now, or as soon as the input method has finished its word. `done` is called once it is made. */
  change(make: Make, done: () => void = () => undefined): void {
    const run = () => {
      const tr = make(this.present);
      if (!tr) return;
      this.dispatch(tr);
      done();
    };
    if (this.view?.composing) this.waiting.push(run);
    else run();
  }

  /** A change that can wait, like marks: it is never made after a caret moved and before the page has read that. */
  later(make: Make): void {
    const held = this.held.length > 0;
    if (!held && !(this.view && caretUnread(this.view))) return this.change(make);
    this.held.push(make);
    if (!held) setTimeout(() => this.held.splice(0).forEach((one) => this.change(one)), TOLD);
  }

  /** A change that is one step of undo by itself, however soon it follows another. */
  act(make: Make): void {
    this.change((state) => {
      const tr = make(state);
      return tr && closeHistory(tr);
    });
  }

  /** A change that is one step of undo with those just before of the same `what`, like letters typed into one field. */
  edit(what: string, make: (state: EditorState) => Transaction): void {
    this.change((state) => {
      const tr = make(state);
      return tr.docChanged ? this.steps.sameEdit(tr, what) : null;
    });
  }

  /** Called when the input method has finished a word: the changes that wait for it are made once the page has settled. */
  composed(): void {
    this.steps.seal();
    setTimeout(() => this.settle(), SETTLED);
  }

  settle(): void {
    if (this.view?.composing || this.waiting.length === 0) return;
    const waiting = this.waiting;
    this.waiting = [];
    for (const run of waiting) run();
  }

  /** Dispatches at once: for a caller that is sure that nothing composes. */
  dispatch(tr: Transaction): void {
    if (this.view) this.view.dispatch(tr);
    else this.apply(tr);
  }

  /** Takes every transaction that was dispatched to the view. */
  apply(tr: Transaction): void {
    this.steps.begin(tr);
    const old = this.present;
    const applied = old.applyTransaction(tr);
    this.present = applied.state;
    if (this.present.doc !== old.doc) {
      this.revision += 1;
      for (const one of applied.transactions) this.options.follow(one);
    }
    this.redraw();
    // Marks that wait for the next letter (Ctrl+B in an empty place) are on too.
    const marked = this.present.storedMarks !== old.storedMarks;
    if (this.present.doc !== old.doc || !this.present.selection.eq(old.selection) || marked) this.tell();
  }

  /** Draws the current text, and what is drawn around it. */
  redraw(): void {
    this.view?.updateState(this.present);
  }

  /** Calls the listener after the document or the selection changed, once for all changes of one turn. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells the listeners that something is to be drawn again. */
  tell(): void {
    if (this.telling) return;
    this.telling = true;
    queueMicrotask(() => {
      this.telling = false;
      for (const listener of this.listeners) listener();
    });
  }
}
