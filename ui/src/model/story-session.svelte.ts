// An open story: its page, its saving, and what the window shows of both.
//
// It lives as long as the window keeps the story warm, so that undo and the caret survive a look at another story.
// The page is never put into reactive state (a proxy around an editor's document breaks it); `#drawn` tells Svelte
// that something changed, after the frame in which the key was painted.

import type { Host } from "../ipc/host";
import type { Failure, FigureId, Flag, OpenStory, Saved, StoryRow } from "../ipc/types";
import { Autosave, type Saver } from "./autosave";
import type { CommandName, FieldName, Fields, Manuscript, PageEdits, PlacedFigure } from "./manuscript";
import { PlaceKeeper } from "./place-keeper";
import { Review } from "./review.svelte";
import type { Stories } from "./stories.svelte";

export class StorySession {
  readonly id: string;
  readonly review: Review;
  readonly autosave: Autosave;
  readonly places: PlaceKeeper;

  readonly #page: Manuscript;
  readonly #stories: Stories;
  /** The newest answer about what is on disk; and why the newest text is not there yet. */
  #saved = $state.raw() as Saved & { failure: Failure | null };
  /** Grows a moment after the page changed. */
  #drawn = $state(0);
  /** The page's revision that saving was last given. */
  #told: number;
  #letGo: () => void;

  /** The story's line in the list. */
  readonly row: StoryRow = $derived.by(() => this.#stories.find(this.id) ?? this.#saved.row);
  readonly outline = $derived.by(() => this.#now.outline());
  readonly figures = $derived.by(() => this.#now.figures.list());
  readonly selectedFigure = $derived.by(() => this.#now.figures.selected());
  readonly found = $derived.by(() => this.#now.finder.found);
  /** Of the current text, saved or not. */
  readonly counts = $derived.by(steady(() => this.#now.counts()));

  constructor(
    opened: OpenStory,
    page: Manuscript,
    stories: Stories,
    saver: Saver,
    host: Host,
    fail: (thrown: unknown) => void,
  ) {
    this.id = opened.row.id;
    this.#page = page;
    this.#stories = stories;
    this.#saved = { ...savedAs(opened), failure: null };
    this.places = new PlaceKeeper(
      () => page.place(),
      (place) => host.ask("save_place", { id: this.id, place }),
    );
    this.autosave = new Autosave(
      this.id,
      opened.version,
      () => page.content(),
      saver,
      (saved) => this.#heard(saved),
    );
    this.#told = page.revision;
    this.#letGo = page.subscribe(() => {
      this.#tell();
      this.places.moved();
      this.#draw();
    });
    this.review = new Review(host, this.id, page, () => this.stored(), fail);
  }

  get page(): PageEdits {
    return this.#page;
  }

  get flags(): readonly Flag[] {
    return this.#saved.flags;
  }

  /** RFC 3339 time of the last acknowledged save; the stored time until there is one. */
  get savedAt(): string {
    return this.#saved.at;
  }

  /** Of the stored text that the window knows: grows with every save. A save's time has whole seconds, and two can share one. */
  get version(): number {
    return this.#saved.version;
  }

  /** Why the newest text is not on disk yet; null when the last try went through. */
  get failure(): Failure | null {
    return this.#saved.failure;
  }

  /** Grows with the document; read it to redo something whenever the text changes. */
  get revision(): number {
    return this.#now.revision;
  }

  /** As it is on the page at this moment, saved or not. */
  get headline(): string {
    return this.#page.field("headline");
  }

  field<Name extends FieldName>(name: Name): Fields[Name] {
    return this.#now.field(name);
  }

  can(command: CommandName): boolean {
    return this.#now.can(command);
  }

  active(command: CommandName): boolean {
    return this.#now.active(command);
  }

  canMoveFigure(id: string, direction: "up" | "down"): boolean {
    return this.#now.figures.canMove(id, direction);
  }

  /** A figure as it is at this moment; what is drawn may be a moment older. */
  figure(id: FigureId): PlacedFigure | undefined {
    return this.#now.figures.list().find(({ figure }) => figure.id === id);
  }

  /** The changes and comments at the caret, or that the selection touches, in reading order. */
  marksHere(): { changes: string[]; comments: string[] } {
    return this.#now.marking.here();
  }

  /** The selection, as a place for a comment; null where it is more than one place. */
  commentPlace() {
    return this.#now.marking.place();
  }

  /**
   * The version on disk that holds everything typed up to now. Rejects with the Failure that prevented it: no action on the
   * story's text goes on then.
   */
  async stored(): Promise<number> {
    this.#tell();
    const [version] = await Promise.all([this.autosave.stored(), this.places.flush()]);
    return version;
  }

  /** For closing alone: saves, and answers whether nothing is left to be saved. `failure` is why something is. */
  async tryStored(): Promise<boolean> {
    await this.stored().catch(() => undefined);
    return this.autosave.settled;
  }

  /** Saves text and place now; nothing waits for it, and a failure is shown on the page. */
  hurry(): void {
    this.#tell();
    this.autosave.hurry();
    void this.places.flush();
  }

  /**
   * Takes the stored story, read anew. A newer text is shown, as one undoable step, unless words wait here to be saved. Answers
   * whether the page is another one now.
   */
  catchUp(opened: OpenStory): boolean {
    if (!this.autosave.settled || opened.version < this.autosave.version) return false;
    if (opened.version > this.autosave.version) {
      this.takeNewer(opened);
      return true;
    }
    this.#saved = { ...this.#saved, flags: opened.flags };
    return false;
  }

  /** Shows the stored text, which is newer than the page's, as one undoable step; the page has nothing unsaved. */
  takeNewer(opened: OpenStory): void {
    this.#page.replace(opened.content);
    this.#told = this.#page.revision;
    this.autosave.rebase(opened.version);
    this.#saved = { ...savedAs(opened), failure: this.#saved.failure };
    this.#stories.put(opened.row);
    void this.review.mark();
  }

  release(): void {
    this.#letGo();
    this.autosave.stop();
    this.places.stop();
    this.review.release();
    this.#page.unmount();
  }

  /** Reports a change to saving. The page reports it when its turn is over, which may be too late for a caller that saves now. */
  #tell(): void {
    if (this.#page.revision === this.#told) return;
    this.#told = this.#page.revision;
    this.autosave.changed();
  }

  #waiting = false;
  #draw(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#waiting = false;
        this.#drawn += 1;
      }),
    );
  }

  /** The page, read reactively: a reader runs again when the page reports a change. */
  get #now(): Manuscript {
    void this.#drawn;
    return this.#page;
  }

  #heard(saved: Saved | null): void {
    this.#saved = { ...(saved ?? this.#saved), failure: this.autosave.failure };
    if (saved) this.#stories.put(saved.row);
  }
}

function savedAs({ row, flags, version }: OpenStory): Saved {
  return { row, flags, version, at: row.updated };
}

/** Gives the same object as long as it is equal, so that views drawn from it stay. */
function steady<Value>(read: () => Value): () => Value {
  let kept: { text: string; value: Value } | null = null;
  return () => {
    const value = read();
    const text = JSON.stringify(value);
    if (kept?.text !== text) kept = { text, value };
    return kept.value;
  };
}
