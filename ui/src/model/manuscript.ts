// What the room needs of a page. The editor's `Page` has this shape; the model and the views know no more of it.

import type { Content, Count, Figure, FigureId } from "../ipc/types";

/** The parts of a story that are not blocks. */
export type Fields = Omit<Content, "schema" | "body" | "tray">;
export type FieldName = keyof Fields;

export type CommandName =
  | "undo"
  | "redo"
  | "strong"
  | "emphasis"
  | "link"
  | "paragraph"
  | "subheading"
  | "subheading_2"
  | "subheading_3"
  | "quote"
  | "bullets"
  | "numbers"
  | "rule"
  | "figure"
  | "related"
  | "table"
  | "title_row"
  | "row_after"
  | "column_after"
  | "delete_row"
  | "delete_column"
  | "delete_table";

/** The parts of the page one can write in. */
export type PrintedPart =
  "kicker" | "headline" | "subheadline" | "authors" | "dateline" | "body" | "sign_off";

export interface PlacedFigure {
  figure: Figure;
  where: "body" | "tray";
  /** 1-based, through the body and then the tray. */
  number: number;
}

/** Where the reader is: selection and scroll. Only the page reads meaning into it. */
export interface Place {
  anchor: number;
  head: number;
  scroll: number;
}

/** How long things are at this moment. */
export interface Counts {
  story: Count;
  /** Null where nothing is selected. */
  selection: Count | null;
  /** The paragraph, caption or field with the caret; null where it stands in none. */
  here: Count | null;
}

export interface Manuscript {
  mount(element: HTMLElement): void;
  unmount(): void;
  content(): Content;
  /** Grows by one with every change of the document. */
  readonly revision: number;
  subscribe(listener: () => void): () => void;
  place(): Place;
  field<Name extends FieldName>(name: Name): Fields[Name];
  setField<Name extends FieldName>(name: Name, value: Fields[Name]): void;
  counts(): Counts;
  figures(): PlacedFigure[];
  selectedFigure(): FigureId | null;
  selectFigure(id: FigureId): void;
  setFigure(id: FigureId, patch: Partial<Figure>): void;
  moveFigure(id: FigureId, direction: "up" | "down"): void;
  canMoveFigure(id: FigureId, direction: "up" | "down"): boolean;
  toTray(id: FigureId): void;
  fromTray(id: FigureId): void;
  toParagraph(id: FigureId): void;
  /** Fills a figure that waits for its picture; words that are there stay, facts that lack come with the photo. */
  givePhoto(id: FigureId, photo: Figure): void;
  removeFigure(id: FigureId): void;
  insertFigures(figures: Figure[]): void;
  run(command: CommandName): boolean;
  can(command: CommandName): boolean;
  active(command: CommandName): boolean;
  relabel(): void;
  refreshPhotos(): void;
  /** The block of the body with this number, counted from 1. */
  selectBlock(index: number): void;
  focus(field?: PrintedPart): void;
  replace(content: Content): void;
}
