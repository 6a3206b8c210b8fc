// The figures of a page: which there are, which one is selected, and what is done with one of them. Each act is one step of undo.
import { figureOf } from "./facts";
import { NodeSelection } from "prosemirror-state";
import type { Figure, FigureId, Person } from "../ipc/types";
import type { PlacedFigure } from "../model/manuscript";
import type { Draft } from "./draft";
import {
  figureAt,
  findFigure,
  fromTray,
  givePhoto,
  insertFigures,
  listFigures,
  moveFigure,
  removeFigure,
  setFigure,
  takeBack,
  toParagraph,
  toTray,
} from "./figures";

export class PlacedFigures {
  private listed: PlacedFigure[] = [];

  constructor(private readonly draft: Draft) {}

  /** The same list as before, as long as nothing in it changed. */
  list(): PlacedFigure[] {
    const list = listFigures(this.draft.state.doc);
    const same = list.length === this.listed.length && list.every((one, index) => one === this.listed[index]);
    if (!same) this.listed = list;
    return this.listed;
  }

  selected(): FigureId | null {
    return figureAt(this.draft.state);
  }

  select(id: FigureId): void {
    const spot = findFigure(this.draft.state.doc, id);
    if (!spot) return;
    this.draft.change((state) => state.tr.setSelection(NodeSelection.create(state.doc, spot.pos)));
    const shown = this.draft.view?.nodeDOM(spot.pos);
    if (shown instanceof HTMLElement) shown.scrollIntoView({ block: "nearest" });
  }

  /** Sets facts; those typed one after another into one field are one step. */
  set(id: FigureId, patch: Partial<Figure>): void {
    const what = `${id} ${Object.keys(patch).join(" ")}`;
    this.draft.edit(what, (state) => setFigure(state.tr, id, patch));
  }

  /**
   * Changes who is in the photo, as the people are when the change's turn comes: those drawn may be a moment older. Changes of
   * one `step`, one soon after the other, are one step of undo.
   */
  editPeople(id: FigureId, make: (people: readonly Person[]) => Person[], step = "people"): void {
    this.draft.edit(`${id} ${step}`, ({ doc, tr }) => {
      const spot = findFigure(doc, id);
      return spot ? setFigure(tr, id, { people: make(figureOf(spot.node).people) }) : tr;
    });
  }

  move(id: FigureId, direction: "up" | "down"): void {
    this.draft.act((state) => moveFigure(state, id, direction));
  }

  canMove(id: FigureId, direction: "up" | "down"): boolean {
    return moveFigure(this.draft.state, id, direction) !== null;
  }

  toTray(id: FigureId): void {
    this.draft.act((state) => toTray(state, id));
  }

  fromTray(id: FigureId): void {
    this.draft.act((state) => fromTray(state, id));
  }

  toParagraph(id: FigureId): void {
    this.draft.act((state) => toParagraph(state, id));
  }

  /** Gives a figure whose picture is missing its photo; its empty facts are filled from the photo. */
  givePhoto(id: FigureId, photo: Figure): void {
    this.draft.act((state) => givePhoto(state.tr, id, photo));
  }

  remove(id: FigureId): void {
    this.draft.act((state) => removeFigure(state, id));
  }

  /** At the caret. */
  insert(figures: readonly Figure[]): void {
    if (figures.length > 0) this.draft.act((state) => insertFigures(state, figures).scrollIntoView());
  }

  /** Puts a figure that had left the story into its tray. */
  takeBack(figure: Figure): void {
    this.draft.act((state) => takeBack(state.tr, figure));
  }
}
