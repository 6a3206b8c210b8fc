// A story in hand: its page, its autosave, and what the window shows of both.
//
// It lives as long as the window keeps the story warm, so that undo and the caret survive a look at another story.
// The page is never put into reactive state (a proxy around an editor's document breaks it); `#watch` tells Svelte
// that something changed, after the frame in which the key was painted.

import { createSubscriber } from "svelte/reactivity";

import type { Host } from "../ipc/host";
import type { Failure, Flag, OpenStory, Saved, StoryRow } from "../ipc/types";
import { Autosave, type Saver } from "./autosave";
import type {
  CommandName,
  Counts,
  FieldName,
  Fields,
  Found,
  Manuscript,
  OutlineRow,
  PlacedFigure,
} from "./manuscript";
import { PlaceKeeper } from "./place-keeper";
import { Review } from "./review.svelte";

export class StorySession {
  readonly id: string;
  readonly autosave: Autosave;
  readonly places: PlaceKeeper;
  readonly review: Review;

  row = $state.raw() as StoryRow;
  flags = $state.raw<Flag[]>([]);
  /** RFC 3339 time of the last acknowledged save; the stored time until there is one. */
  savedAt = $state("");
  /** Of the stored text that the window knows: grows with every save. A save's time has whole seconds, and two can share one. */
  version = $state(0);
  /** Why the newest text is not on disk yet; null when the last try went through. */
  failure = $state.raw<Failure | null>(null);

  #watch: () => void;
  #seen: number;
  #letGo: () => void;

  constructor(
    opened: OpenStory,
    readonly page: Manuscript,
    saver: Saver,
    keepPlace: (place: string) => Promise<unknown>,
    onSaved: (row: StoryRow) => void,
    host: Host,
    fail: (thrown: unknown) => void,
  ) {
    this.id = opened.row.id;
    this.row = opened.row;
    this.flags = opened.flags;
    this.savedAt = opened.row.updated;
    this.version = opened.version;
    this.places = new PlaceKeeper(() => page.place(), keepPlace);
    this.autosave = new Autosave(
      opened.row.id,
      opened.version,
      () => page.content(),
      saver,
      (saved) => {
        this.#heard(saved);
        if (saved) onSaved(saved.row);
      },
    );
    this.#seen = page.revision;
    this.#letGo = page.subscribe(() => {
      if (page.revision !== this.#seen) {
        this.#seen = page.revision;
        this.autosave.changed();
      }
      this.places.moved();
    });
    this.review = new Review(host, this.id, page, () => this.autosave.flush(), fail);
    this.#watch = createSubscriber((update) => {
      let waiting = false;
      return page.subscribe(() => {
        if (waiting) return;
        waiting = true;
        requestAnimationFrame(() =>
          setTimeout(() => {
            waiting = false;
            update();
          }),
        );
      });
    });
  }

  outline(): OutlineRow[] {
    this.#watch();
    return this.page.outline();
  }

  found(): Found {
    this.#watch();
    return this.page.finder.found;
  }

  /** As the text stands, saved or not. */
  counts(): Counts {
    this.#watch();
    return this.page.counts();
  }

  figures(): PlacedFigure[] {
    this.#watch();
    return this.page.figures.list();
  }

  canMoveFigure(id: string, direction: "up" | "down"): boolean {
    this.#watch();
    return this.page.figures.canMove(id, direction);
  }

  selectedFigure(): string | null {
    this.#watch();
    return this.page.figures.selected();
  }

  field<Name extends FieldName>(name: Name): Fields[Name] {
    this.#watch();
    return this.page.field(name);
  }

  can(command: CommandName): boolean {
    this.#watch();
    return this.page.can(command);
  }

  active(command: CommandName): boolean {
    this.#watch();
    return this.page.active(command);
  }

  /** As it stands on the page, saved or not. */
  get headline(): string {
    return this.page.field("headline");
  }

  /** Grows with the document; read it to redo something whenever the text changes. */
  revision(): number {
    this.#watch();
    return this.page.revision;
  }

  /** Everything typed and the place, on disk. False when the text could not be saved. */
  async flush(): Promise<boolean> {
    const [saved] = await Promise.all([this.autosave.flush(), this.places.flush()]);
    return saved;
  }

  /** What is stored is newer than what we hold, and we hold nothing unsaved: show it, as one undoable step. */
  takeNewer(opened: OpenStory): void {
    this.page.replace(opened.content);
    this.#seen = this.page.revision;
    this.autosave.rebase(opened.version);
    this.row = opened.row;
    this.flags = opened.flags;
    this.savedAt = opened.row.updated;
    this.version = opened.version;
    void this.review.mark();
  }

  release(): void {
    this.#letGo();
    this.review.release();
    this.page.unmount();
  }

  #heard(saved: Saved | null): void {
    this.failure = this.autosave.failure;
    if (saved === null) return;
    this.row = saved.row;
    this.flags = saved.flags;
    this.savedAt = saved.at;
    this.version = saved.version;
  }
}
