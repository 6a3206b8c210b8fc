// What is done with several figures of a page at once. Each act is one step of undo.
import type { Figure, FigureId } from "../ipc/types";
import type { Draft } from "./draft";
import {
  attachFigures,
  borderAt,
  manyToTray,
  moveFigures,
  placeFigures,
  removeFigures,
  replacePhoto,
  setFigures,
} from "./many-figures";

export class ManyFigures {
  constructor(private readonly draft: Draft) {}

  /** Sets facts of many figures, as one step of undo. */
  setFacts(patches: readonly [FigureId, Partial<Figure>][]): void {
    this.draft.act((state) => setFigures(state.tr, patches));
  }

  /** Puts another photo in a figure, whose words and people stay; `facts` come with the photo. */
  replacePhoto(id: FigureId, photo: Figure, facts: Partial<Figure>): void {
    this.draft.act((state) => replacePhoto(state.tr, id, photo, facts));
  }

  /** Puts figures beside another one, in the order given. */
  move(ids: readonly FigureId[], beside: FigureId, side: "before" | "behind"): void {
    this.draft.act((state) => moveFigures(state, ids, beside, side));
  }

  /** Puts figures into the text: at the caret, or between the blocks nearest to a point of the screen. */
  place(ids: readonly FigureId[], point: { x: number; y: number } | null): void {
    this.draft.act((state) => placeFigures(state, ids, point && this.borderAt(point)));
  }

  remove(ids: readonly FigureId[]): void {
    this.draft.act((state) => removeFigures(state, ids));
  }

  toTray(ids: readonly FigureId[]): void {
    this.draft.act((state) => manyToTray(state, ids));
  }

  /** Photos that came in, into the tray. */
  attach(figures: readonly Figure[]): void {
    if (figures.length > 0) this.draft.act((state) => attachFigures(state.tr, figures));
  }

  /** The border between blocks of the body that is nearest to a point of the screen; the line to draw there, in screen pixels. */
  dropLine(point: { x: number; y: number }): { left: number; width: number; top: number } | null {
    const at = this.borderAt(point);
    const view = this.draft.view;
    if (at === null || !view) return null;
    const { nodeBefore, nodeAfter } = this.draft.state.doc.resolve(at);
    const beside = nodeAfter ? at : nodeBefore ? at - nodeBefore.nodeSize : null;
    const dom = beside === null ? null : view.nodeDOM(beside);
    if (!(dom instanceof HTMLElement)) return null;
    const { left, width, top, bottom } = dom.getBoundingClientRect();
    return { left, width, top: nodeAfter ? top : bottom };
  }

  /** The border nearest to a height on the screen: blocks are one below another, so nothing but the height counts. */
  private borderAt({ y }: { x: number; y: number }): number | null {
    const view = this.draft.view;
    return view && borderAt(this.draft.state, y, (pos) => boxOf(view.nodeDOM(pos)));
  }
}

function boxOf(shown: unknown): { top: number; bottom: number } | null {
  return shown instanceof HTMLElement ? shown.getBoundingClientRect() : null;
}
