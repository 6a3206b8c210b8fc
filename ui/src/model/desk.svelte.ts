// The desk: which stories there are, which is open, and everything a person does with a whole story.

import type { Host } from "../ipc/host";
import type {
  Arrived,
  Block,
  Figure,
  FigureId,
  Imported,
  Lying,
  OpenStory,
  Settings,
  Started,
  StoryRow,
} from "../ipc/types";
import { t } from "../text/speak.svelte";
import type { Saver } from "./autosave";
import { Closing } from "./closing.svelte";
import { History } from "./history.svelte";
import { InHand } from "./in-hand.svelte";
import { Lookout } from "./lookout.svelte";
import type { Manuscript } from "./manuscript";
import { Notices } from "./notices.svelte";
import { Outbox } from "./outbox.svelte";
import { Photos, type CardSink } from "./photos.svelte";
import { readPlace } from "./place-keeper";
import { Preferences } from "./preferences.svelte";
import { Stories } from "./stories.svelte";

/** How many stories stay warm, with their undo. The least recently read one goes first, and only when saved. */
const WARM = 24;

/** How many sentences about one paste are told; nobody reads more. */
const TOLD = 3;

export type PageMaker = (story: string, opened: OpenStory, place: ReturnType<typeof readPlace>) => Manuscript;

export class Desk {
  readonly stories = new Stories();
  readonly notices = new Notices();
  readonly photos: Photos;
  readonly preferences: Preferences;
  readonly closing: Closing;
  readonly outbox: Outbox;
  readonly lookout: Lookout;

  started = $state.raw<Started | null>(null);
  open = $state.raw<InHand | null>(null);
  readonly history = $derived.by(() => this.#historyOf(this.open));
  /** True once the stories are listed. */
  listed = $state(false);
  importing = $state(false);
  /** Told when a whole card comes in. */
  oncard: () => void = () => undefined;
  /** Where the last package went, as long as the window is open. */
  exportFolder: string | null = null;

  // Not reactive on purpose: nothing is drawn from it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #warm = new Map<string, InHand>();
  #wanted = "";

  constructor(
    readonly host: Host,
    private readonly makePage: PageMaker,
  ) {
    this.photos = new Photos(host, this.notices);
    this.preferences = new Preferences(host);
    this.outbox = new Outbox(host, (row) => this.changed(row));
    this.lookout = new Lookout(host);
    this.closing = new Closing(host, this.notices, () => this.#warm.values());
  }

  /** Rejects with a Failure when there is no store to work on. */
  async start(): Promise<void> {
    await this.#begun(await this.host.ask("start", {}));
  }

  /** Puts the newest backup in the place of a damaged store, which is kept aside, and starts with it. */
  async rescue(): Promise<void> {
    const started = await this.host.ask("rescue", {});
    this.notices.tell("news", t("app.rescued", { store: started.store }));
    await this.#begun(started);
  }

  async #begun(started: Started): Promise<void> {
    this.preferences.take(started.settings, started.profile);
    this.started = started;
    if (started.held_by !== null) return;
    const opening = started.last_story === null ? null : this.openStory(started.last_story);
    this.stories.rows = await this.host.ask("list_stories", {});
    this.listed = true;
    void this.#try(() => this.outbox.load());
    await opening;
    // Who comes back goes on writing where they were.
    setTimeout(() => this.open?.page.focus());
  }

  async openStory(id: string): Promise<void> {
    this.#wanted = id;
    const warm = this.#warm.get(id);
    if (warm) this.#show(warm);
    await this.#try(async () => {
      const opened = await this.host.ask("open_story", { id });
      if (warm) this.#refresh(warm, opened);
      else if (this.#wanted === id) this.#show(this.#take(opened));
    });
  }

  /** An empty story at once, or one of a kind. */
  newStory(template?: string): Promise<void> {
    return this.#begin(
      () =>
        template === undefined
          ? this.host.ask("new_story", {})
          : this.host.ask("new_from_template", { template }),
      true,
    );
  }

  sampleStory(): Promise<void> {
    return this.#begin(() => this.host.ask("sample_story", {}), false);
  }

  /** Deletes a spiked story for ever. Rejects with a Failure: the question that led here says it. */
  async deleteForEver(id: string): Promise<void> {
    await this.host.ask("delete_story", { id });
    this.#warm.get(id)?.release();
    this.#warm.delete(id);
    this.stories.drop(id);
    if (this.open?.id === id) this.open = null;
  }

  /** The story as a reader gets it, through the system's print dialog. What is on the page is on disk first. */
  async print(): Promise<void> {
    const story = this.open;
    if (story === null) return;
    await this.#try(async () => {
      if (await story.flush()) await this.host.ask("print_story", { id: story.id });
    });
  }

  async spike(id: string): Promise<void> {
    await this.#try(async () => {
      await this.#warm.get(id)?.flush();
      this.changed(await this.host.ask("spike", { id }));
    });
  }

  async unspike(id: string): Promise<void> {
    await this.#try(async () => {
      const row = await this.host.ask("unspike", { id });
      this.changed(row);
      this.stories.reveal(row);
    });
  }

  /** A package that came in. Rejects with a Failure: whoever asked has to say it. */
  async receive(parcel: string, trust: boolean): Promise<Arrived> {
    // What is on a page is on disk before anything is put in its place.
    for (const story of this.#warm.values()) await story.flush();
    const takes = { package: parcel, trust };
    const arrived = await this.host.follow("receive", takes, () => undefined);
    this.changed(arrived.story);
    this.reread(arrived.story.id);
    return arrived;
  }

  /** A package that lies at a watched destination, taken before anybody else does; null where it could not be. */
  async claim(place: Lying, name: string): Promise<Arrived | null> {
    for (const story of this.#warm.values()) await story.flush();
    const arrived = await this.lookout.claim(place, name);
    if (arrived === null) return null;
    this.changed(arrived.story);
    this.reread(arrived.story.id);
    return arrived;
  }

  /** What is stored of a story changed by something other than its page. */
  reread(id: string): void {
    const story = this.#warm.get(id);
    if (!story) return;
    void this.#try(async () => {
      const opened = await this.host.ask("open_story", { id });
      this.changed(opened.row);
      this.#refresh(story, opened);
      await story.review.mark();
    });
  }

  /** The system's own dialog, then the photos at the caret as one undoable step. */
  async addPhotos(): Promise<void> {
    const story = this.open;
    if (story === null) return;
    const figures = await this.photos.pick(story.id, this.#card(story));
    if (figures.length > 0) story.page.figures.insert(figures);
  }

  /** A whole card goes to the tray of the story it was meant for, as it comes, and the contact sheet opens. */
  #card(story: InHand): () => CardSink {
    return () => {
      if (this.open === story) this.oncard();
      return (figures) => story.page.many.attach(figures);
    };
  }

  /** Photos for a page that were dropped or pasted on it: a card is taken up as it comes and leaves nothing to put in. */
  async photosFor(id: string, files: File[], uris: string[]): Promise<Figure[]> {
    const story = this.#warm.get(id);
    const card = story && this.#card(story);
    return files.length > 0 ? this.photos.addFiles(id, files, card) : this.photos.addUris(id, uris, card);
  }

  /** Files dropped beside the page: they go to the open story as chosen ones do. */
  async takeDropped(files: File[], uris: string[], toTray = false): Promise<void> {
    const story = this.open;
    if (story === null) return;
    const figures = await this.photosFor(story.id, files, uris);
    if (figures.length === 0) return;
    if (toTray) story.page.many.attach(figures);
    else story.page.figures.insert(figures);
  }

  /** A photo for a figure that has only its place and words. Words that are there stay; facts that lack are filled. */
  async pickPhotoFor(id: FigureId): Promise<void> {
    const story = this.open;
    if (story === null) return;
    const [picked, ...more] = await this.photos.pick(story.id);
    if (!picked) return;
    story.page.figures.givePhoto(id, picked);
    story.page.figures.insert(more);
  }

  /** Foreign HTML cleaned, with its photos known; null where it could not be read. What was left out is told. */
  async cleanPaste(html: string): Promise<Block[] | null> {
    try {
      const { blocks, photos, says } = await this.host.send(
        "clean_paste",
        new TextEncoder().encode(html),
        {},
      );
      this.photos.learn(photos);
      if (says.length > 0) this.notices.tell("news", says.slice(0, TOLD).join(t("told.between")));
      return blocks;
    } catch (thrown) {
      this.notices.fail(thrown);
      return null;
    }
  }

  /** What a code stands for; the code itself where no list has it or none can be asked. */
  async expandCode(code: string): Promise<string> {
    try {
      return (await this.host.ask("expand_codes", { text: code })).text;
    } catch (thrown) {
      this.notices.fail(thrown);
      return code;
    }
  }

  /** By the system's own dialog, or what the program was started with. What came in stands in the list. */
  importFiles(how: "import_files" | "import_waiting" = "import_files"): Promise<Imported[]> {
    return this.#import(() => this.host.ask(how, {}));
  }

  /** Texts that were dropped, as stories. */
  importDropped(files: File[], uris: string[]): Promise<Imported[]> {
    return this.#import(async () => {
      if (files.length === 0) return this.host.ask("import_uris", { uris });
      const imported: Imported[] = [];
      for (const file of files) {
        const bytes = new Uint8Array(await file.arrayBuffer());
        imported.push(await this.host.send("import_file", bytes, { name: encodeURIComponent(file.name) }));
      }
      return imported;
    });
  }

  async #import(run: () => Promise<Imported[]>): Promise<Imported[]> {
    this.importing = true;
    try {
      const imported = await run();
      for (const { story } of imported) if (story) this.stories.put(story);
      return imported;
    } catch (thrown) {
      this.notices.fail(thrown);
      return [];
    } finally {
      this.importing = false;
    }
  }

  /** The open story's text and place go to disk now; called when the window loses the focus. */
  async flush(): Promise<void> {
    await this.open?.flush();
  }

  /** Flags are sentences too: in a new language the open story's are asked for again. */
  async changeSettings(change: Partial<Settings>): Promise<void> {
    await this.preferences.set(change);
    const story = this.open;
    if (change.language === undefined) return;
    await this.outbox.load();
    if (story === null) return;
    this.#refresh(story, await this.host.ask("open_story", { id: story.id }));
  }

  /** The words inside the pages changed with the language. */
  relabel(): void {
    for (const story of this.#warm.values()) story.page.relabel();
  }

  async #begin(make: () => Promise<OpenStory>, write: boolean): Promise<void> {
    await this.#try(async () => {
      const opened = await make();
      this.#wanted = opened.row.id;
      this.stories.put(opened.row);
      this.stories.reveal(opened.row);
      const story = this.#take(opened);
      this.#show(story);
      if (write) setTimeout(() => story.page.focus("headline"));
    });
  }

  #historyOf(story: InHand | null): History | null {
    return story === null ? null : new History(this.host, story);
  }

  /** A story's line changed by something other than its page. */
  changed(row: StoryRow): void {
    this.stories.put(row);
    const story = this.#warm.get(row.id);
    if (story) story.row = row;
  }

  #take(opened: OpenStory): InHand {
    this.photos.learn(opened.photos);
    const page = this.makePage(opened.row.id, opened, readPlace(opened.place));
    const story = new InHand(
      opened,
      page,
      this.#saver,
      (place) => this.host.ask("save_place", { id: opened.row.id, place }),
      (row) => this.stories.put(row),
      this.host,
      (thrown) => this.notices.fail(thrown),
    );
    this.#warm.set(story.id, story);
    return story;
  }

  #show(story: InHand): void {
    if (this.open && this.open !== story) void this.open.flush();
    this.open = story;
    // Looked at is enough to be opened again.
    story.places.moved();
    this.#warm.delete(story.id);
    this.#warm.set(story.id, story);
    for (const [id, old] of this.#warm) {
      if (this.#warm.size <= WARM) break;
      if (old === story || !old.autosave.settled) continue;
      old.release();
      this.#warm.delete(id);
    }
  }

  #refresh(story: InHand, opened: OpenStory): void {
    this.photos.learn(opened.photos);
    if (!story.autosave.settled) return;
    if (opened.version > story.autosave.version) story.takeNewer(opened);
    else if (opened.version === story.autosave.version) story.flags = opened.flags;
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.notices.fail(thrown);
    }
  }

  readonly #saver: Saver = {
    save: async (story, replaces, content) => {
      const review = this.#warm.get(story)?.review;
      // Text and decisions go to disk together, as they were undone and made together.
      const decided = review?.toSave() ?? null;
      const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
      const headers = { story, replaces: String(replaces) };
      const saved =
        decided === null
          ? await this.host.send("save_working", bytes(content), headers)
          : await this.host.send("save_decided", bytes({ content, decided }), headers);
      if (decided !== null) review?.wasSaved(decided);
      return saved;
    },
    // Never overwrite and never throw the writer's text away: what is stored becomes a named revision, which no
    // thinning removes, and what she is typing stays on her page and becomes the working copy. Asking for the
    // version first makes it safe: if the store changes again before our save, that save is stale once more.
    keepBoth: async (id) => {
      const stored = await this.host.ask("open_story", { id });
      const kept = await this.host.ask("freeze", { id, name: t("stale.name") });
      this.notices.tell("news", t("stale.says", { headline: stored.row.headline, number: kept.number }));
      return stored.version;
    },
  };
}
