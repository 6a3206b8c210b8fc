// Marks on one page: what an editor changed, or what a return asks for, painted over the text; and the comments, at their
// places. Rust computes the marks for exactly the text they were asked with; an answer to an older text is not painted, and
// between two answers the marks are mapped through the changes of the text.
// See docs/decisions/marks-are-painted.md.
import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, TextSelection, type EditorState } from "prosemirror-state";
import { DecorationSet } from "prosemirror-view";
import type { Comment, Content, Paint, Place } from "../../ipc/types";
import type { Decided } from "../../model/manuscript";
import type { Draft } from "../draft";
import type { PageHost } from "../host";
import { decorate, type Spec } from "./drawing";
import { placeOfSelection } from "./spots";
import { replaceContent } from "../replace-content";

interface Drawing {
  paints: readonly Paint[];
  comments: readonly Comment[];
  /** The text they were painted for; null once it changed. */
  doc: Node | null;
  set: DecorationSet;
}

const key = new PluginKey<Drawing>("marks");
const NOTHING: Drawing = { paints: [], comments: [], doc: null, set: DecorationSet.empty };

export class Marking {
  /** Called when a mark on the page is pressed. */
  onchoose: ((id: string) => void) | null = null;
  private shown = true;
  private chosen: string | null = null;

  constructor(
    private readonly draft: Draft,
    private readonly page: PageHost,
  ) {}

  plugin(): Plugin<Drawing> {
    return new Plugin({
      key,
      state: {
        init: () => NOTHING,
        apply: (tr, drawing) => {
          const fresh = tr.getMeta(key) as Drawing | undefined;
          if (fresh) return fresh;
          if (!tr.docChanged) return drawing;
          return { ...drawing, doc: null, set: drawing.set.map(tr.mapping, tr.doc) };
        },
      },
      props: {
        decorations: (state) => (this.shown ? key.getState(state)?.set : null),
        handleClick: (_view, _pos, event) => {
          const mark =
            event.target instanceof Element
              ? event.target.closest<HTMLElement>("[data-change], [data-comment]")
              : null;
          const id = mark?.dataset.change ?? mark?.dataset.comment;
          if (id !== undefined) this.onchoose?.(id);
          return false;
        },
      },
    });
  }

  /** Paints the differences that were computed for a revision of the text; answers whether the page still has that revision. */
  paint(revision: number, paints: readonly Paint[], comments: readonly Comment[]): boolean {
    if (this.draft.revision !== revision) return false;
    this.draw(() => (this.draft.revision === revision ? { paints, comments } : null));
    return true;
  }

  /** Whether marks are seen; without them the page is as it will print. */
  show(on: boolean): void {
    if (this.shown === on) return;
    this.shown = on;
    this.draft.change((state) => state.tr.setMeta(key, key.getState(state)));
  }

  /** Highlights a change or comment, and scrolls it into sight. */
  choose(id: string | null, scroll = true): void {
    if (id !== this.chosen) {
      this.chosen = id;
      this.draw(drawn);
    }
    if (id !== null && scroll) this.reveal(id);
  }

  /** The changes and comments at the caret, or that the selection touches, in reading order. */
  here(): { changes: string[]; comments: string[] } {
    const { from, to } = this.draft.state.selection;
    const found = this.set()
      .find(from, to)
      .sort((a, b) => a.from - b.from);
    const specs = found.map((mark) => mark.spec as Spec);
    return {
      changes: [...new Set(specs.flatMap(({ change }) => change ?? []))],
      comments: [...new Set(specs.flatMap(({ comment }) => comment ?? []))],
    };
  }

  /** The selection, as a place for a comment. */
  place(): { place: Place; from: number; to: number } | null {
    const { doc, selection } = this.draft.state;
    return placeOfSelection(doc, selection);
  }

  get decided(): Decided | null {
    return this.draft.state.doc.attrs.decided as Decided | null;
  }

  /** Replaces text and decisions, in one step that undo takes back together. */
  decide(content: Content, decided: Decided): void {
    this.draft.act((state) => replaceContent(state, content, decided));
  }

  private set(): DecorationSet {
    return key.getState(this.draft.state)?.set ?? DecorationSet.empty;
  }

  private draw(
    marks: (state: EditorState) => { paints: readonly Paint[]; comments: readonly Comment[] } | null,
  ): void {
    this.draft.later((state) => {
      const what = marks(state);
      if (!what) return null;
      const pencil = {
        host: this.page,
        chosen: this.chosen,
        choose: (id: string) => this.onchoose?.(id),
      };
      const set = DecorationSet.create(state.doc, decorate(state.doc, what.paints, what.comments, pencil));
      return state.tr.setMeta(key, { ...what, doc: state.doc, set } satisfies Drawing);
    });
  }

  private reveal(id: string): void {
    const [mark] = this.set().find(
      undefined,
      undefined,
      (spec: Spec) => spec.change === id || spec.comment === id,
    );
    const view = this.draft.view;
    if (!mark || !view) return;
    this.draft.change((state) =>
      state.tr.setSelection(
        TextSelection.near(state.doc.resolve(Math.min(mark.from, state.doc.content.size))),
      ),
    );
    const marks = [...view.dom.querySelectorAll<HTMLElement>("[data-change], [data-comment]")];
    const shown = marks.find(({ dataset }) => dataset.change === id || dataset.comment === id);
    shown?.scrollIntoView({ block: "center" });
  }
}

/** The drawing that is painted already, if the text is still the one it was painted for. */
function drawn(state: EditorState): Drawing | null {
  const drawing = key.getState(state);
  return drawing?.doc === state.doc ? drawing : null;
}
