// The interface of a page. The editor's `Page` has this shape; the model and the views use no more of it.

import type {
  Block,
  Comment,
  Content,
  Count,
  Decisions,
  Figure,
  FigureId,
  Leaf,
  Paint,
  Person,
  Place as StoryPlace,
} from "../ipc/types";
import type { PartName } from "./parts";

/** The parts of a story that are not blocks. */
export type Fields = Omit<Content, "schema" | "body" | "tray">;
export type FieldName = keyof Fields;

/** A kind of line, by the command that turns lines into it. */
export type BodyLine =
  "paragraph" | "subheading" | "subheading_2" | "subheading_3" | "quote" | "bullets" | "numbers";

export type CommandName =
  | BodyLine
  | Leaf["type"]
  | "undo"
  | "redo"
  | "strong"
  | "emphasis"
  | "link"
  | "move_up"
  | "move_down"
  | "figure"
  | "related"
  | "table"
  | "title_row"
  | "row_before"
  | "row_after"
  | "column_before"
  | "column_after"
  | "delete_row"
  | "delete_column"
  | "delete_table";

export interface PlacedFigure {
  figure: Figure;
  where: "body" | "tray";
  /** 1-based, through the body and then the tray. */
  number: number;
}

/** Where the reader is: selection and scroll. Only the page interprets it. */
export interface Place {
  anchor: number;
  head: number;
  scroll: number;
  /** The prompts of blocks that are still empty. */
  prompts?: Prompt[];
}

/** A template's prompt for a block of the body, counted from 0, or for the dateline. */
export type Prompt = [at: number | "dateline", text: string];

/** The current counts. */
export interface Counts {
  story: Count;
  /** Null where nothing is selected. */
  selection: Count | null;
  /** The paragraph, caption or field with the caret; null where it is in none. */
  here: Count | null;
  /** 字数 of the headline and of the captions, which the story's own does not include. */
  apart: { headline: number; captions: number };
}

export interface OutlineRow {
  kind: "headline" | "subheading" | "figure";
  /** 1 to 3 for a subheading. */
  level: number;
  text: string;
  /** The block of the body, counted from 1; 0 for the headline. */
  block: number;
  /** 字数 from here to the next subheading. */
  words: number;
  /** The caret is here. */
  here: boolean;
}

/** Ways of writing. */
export interface Modes {
  /** All blocks but the one with the caret are faint. */
  focus: boolean;
  /** The caret's line keeps its height on the screen. */
  typewriter: boolean;
}

/** What is searched for on the page, and how. */
export interface Query {
  text: string;
  matchCase: boolean;
  /** Words written in letters whole. */
  wholeWord: boolean;
  /** A regular expression. */
  pattern: boolean;
  /** Full and half width, traditional and simplified are the same. */
  variants: boolean;
}

export interface Found {
  total: number;
  /** The present hit, counted from 1; 0 for none. */
  here: number;
  /** Why nothing can be found: the regular expression is invalid, or it takes too long. */
  problem: "pattern" | "slow" | null;
  /** Only what was selected is searched. */
  within: boolean;
}

/** Finding and replacing on one page. */
export interface Finding {
  readonly found: Found;
  /** Answers the selected words, if they are few enough to be searched for. */
  begin(): string;
  look(query: Query): Promise<void>;
  setWithin(on: boolean): void;
  step(direction: 1 | -1): void;
  replaceOne(text: string): void;
  /** Replaces all hits as one step of undo; answers how many. */
  replaceAll(text: string): number;
  /** True when the page was scrolled back to where it was. */
  end(): boolean;
}

/** The decisions on each return, by its identity. */
export type Decided = Record<string, Decisions>;

/** Marks of a review on one page. */
export interface Marks {
  /** Called when a mark on the page is pressed. */
  onchoose: ((id: string) => void) | null;
  /** Paints the marks that were computed for this revision of the text; false when it is another by now. */
  paint(revision: number, paints: readonly Paint[], comments: readonly Comment[]): boolean;
  show(on: boolean): void;
  choose(id: string | null, scroll?: boolean): void;
  here(): { changes: string[]; comments: string[] };
  /** The selection, as a place for a comment; null where it is more than one place. */
  place(): { place: StoryPlace; from: number; to: number } | null;
  /** The decisions made on the page; null while there are none. */
  readonly decided: Decided | null;
  decide(content: Content, decided: Decided): void;
}

/** The figures of the story, and what is done with one of them. Each act is one step of undo. */
export interface Figures {
  /** The same list until one of them changes. */
  list(): PlacedFigure[];
  selected(): FigureId | null;
  select(id: FigureId): void;
  set(id: FigureId, patch: Partial<Figure>): void;
  /** Changes who is in the photo, as the people are when the change's turn comes. Changes of one `step` are one step of undo. */
  editPeople(id: FigureId, make: (people: readonly Person[]) => Person[], step?: string): void;
  move(id: FigureId, direction: "up" | "down"): void;
  canMove(id: FigureId, direction: "up" | "down"): boolean;
  toTray(id: FigureId): void;
  fromTray(id: FigureId): void;
  toParagraph(id: FigureId): void;
  /** Fills a figure that waits for its picture; words that are there stay, facts that lack come with the photo. */
  givePhoto(id: FigureId, photo: Figure): void;
  remove(id: FigureId): void;
  /** At the caret. */
  insert(figures: readonly Figure[]): void;
  /** Puts a figure that had left the story into its tray. */
  takeBack(figure: Figure): void;
}

/** What is done with several figures at once. Each act is one step of undo. */
export interface Many {
  setFacts(patches: readonly [FigureId, Partial<Figure>][]): void;
  /** Puts another photo in a figure, whose words, people and facts stay. */
  replacePhoto(id: FigureId, photo: Figure, facts: Partial<Figure>): void;
  move(ids: readonly FigureId[], beside: FigureId, side: "before" | "behind"): void;
  /** Into the text: at the caret, or between the blocks nearest to a point of the screen. */
  place(ids: readonly FigureId[], point: { x: number; y: number } | null): void;
  remove(ids: readonly FigureId[]): void;
  toTray(ids: readonly FigureId[]): void;
  /** Photos that came in, into the tray. */
  attach(figures: readonly Figure[]): void;
  /** The line that a drop at this point would go to, in pixels of the screen. */
  dropLine(point: { x: number; y: number }): { left: number; width: number; top: number } | null;
}

export interface Manuscript {
  readonly figures: Figures;
  readonly many: Many;
  readonly marking: Marks;
  mount(element: HTMLElement): void;
  unmount(): void;
  /** Notes the scroll position before something covers the page. */
  cover(): void;
  /** Restores the scroll position when the page is seen again after something covered it. */
  uncover(): void;
  content(): Content;
  /** Grows by one with every change of the document. */
  readonly revision: number;
  subscribe(listener: () => void): () => void;
  place(): Place;
  readonly finder: Finding;
  field<Name extends FieldName>(name: Name): Fields[Name];
  setField<Name extends FieldName>(name: Name, value: Fields[Name]): void;
  counts(): Counts;
  outline(): OutlineRow[];
  setModes(modes: Modes): void;
  /** Blocks of an older revision in the place of the blocks `from` up to `to`, counted from 1: one step of undo. */
  takeBlocks(blocks: readonly Block[], from: number, to: number): void;
  /** Puts words in at the caret, as one step that undo takes back. */
  insertText(text: string): void;
  run(command: CommandName): boolean;
  can(command: CommandName): boolean;
  active(command: CommandName): boolean;
  relabel(): void;
  /** The block of the body with this number, counted from 1. */
  selectBlock(index: number): void;
  focus(field?: PartName): void;
  replace(content: Content): void;
}

/**
 * What the window may do to a page. What the window shows of a page it reads from the StorySession, which is reactive; the page
 * itself is not.
 */
export interface PageEdits extends Pick<
  Manuscript,
  | "mount"
  | "unmount"
  | "cover"
  | "uncover"
  | "setField"
  | "setModes"
  | "takeBlocks"
  | "insertText"
  | "run"
  | "relabel"
  | "selectBlock"
  | "focus"
> {
  readonly figures: Omit<Figures, "list" | "selected" | "canMove">;
  readonly many: Many;
  readonly finder: Omit<Finding, "found">;
}
