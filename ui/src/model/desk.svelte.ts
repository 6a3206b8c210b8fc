// The desk: which stories there are, which is open, and everything a person does with a whole story.

import { asFailure, type Fault } from "../ipc/failure";
import type { Host } from "../ipc/host";
import type {
  Arrived,
  DeletionPreview,
  ExaminedPackage,
  InboxState,
  OpenStory,
  Settings,
  Started,
  StoryLine,
  StoryRow,
} from "../ipc/types";
import { t } from "../text/speak.svelte";
import type { Saver } from "./autosave";
import { Captions } from "./captions";
import { Closing } from "./closing.svelte";
import { Files } from "./files";
import { History } from "./history.svelte";
import { Importing } from "./importing.svelte";
import { StorySession } from "./story-session.svelte";
import { Intake } from "./intake";
import { Lookout } from "./lookout.svelte";
import type { Manuscript } from "./manuscript";
import { Notices } from "./notices.svelte";
import { Outbox } from "./outbox.svelte";
import { Outlets } from "./outlets";
import { People } from "./people.svelte";
import { Photos } from "./photos.svelte";
import { readPlace } from "./place-keeper";
import { Preferences } from "./preferences.svelte";
import { Health } from "./health";
import { Prints } from "./prints";
import { Register } from "./register.svelte";
import { saverOf } from "./saving";
import { Shell } from "./shell";
import { Stories } from "./stories.svelte";
import { Words } from "./words";

/** How many stories stay warm, with their undo. The least recently read one goes first, and only when saved. */
const WARM = 24;

export type PageMaker = (story: string, opened: OpenStory, place: ReturnType<typeof readPlace>) => Manuscript;

/** What became of a package that was taken in, or the alarm that a person may consent to. */
export type Came = { arrived: Arrived } | { alarm: Fault };

export class Desk {
  readonly stories: Stories;
  readonly notices = new Notices();
  readonly photos: Photos;
  readonly preferences: Preferences;
  readonly closing: Closing;
  readonly outbox: Outbox;
  readonly lookout: Lookout;
  readonly people: People;
  readonly register: Register;
  readonly importing: Importing;
  readonly intake: Intake;
  readonly words: Words;
  readonly captions: Captions;
  readonly files: Files;
  readonly outlets: Outlets;
  readonly health: Health;
  readonly prints: Prints;
  readonly shell: Shell;

  started = $state.raw<Started | null>(null);
  open = $state.raw<StorySession | null>(null);
  readonly history = $derived.by(() => this.#historyOf(this.open));
  /** True once the stories are listed. */
  listed = $state(false);
  /** Where the last package went, as long as the window is open. */
  exportFolder: string | null = null;

  // Not reactive on purpose: nothing is drawn from it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #warm = new Map<string, StorySession>();
  /** Stories on their way into the window: each becomes one page, however often it is pressed. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #opening = new Map<string, Promise<StorySession>>();
  #wanted = "";
  readonly #saver: Saver;

  constructor(
    readonly host: Host,
    private readonly makePage: PageMaker,
  ) {
    this.stories = new Stories(host, (thrown) => void this.notices.fail(thrown));
    this.photos = new Photos(host, this.notices);
    this.preferences = new Preferences(host);
    this.outbox = new Outbox(
      host,
      (row) => this.changed(row),
      (says) => this.notices.tell("failure", says),
    );
    this.lookout = new Lookout(host);
    this.register = new Register(host);
    this.people = new People(host, (stories) => this.#trustChanged(stories));
    this.closing = new Closing(host, this.notices, () => this.#warm.values());
    this.importing = new Importing(host, this.notices, this.stories);
    this.intake = new Intake(this.photos, { open: () => this.open, session: (id) => this.#warm.get(id) });
    this.words = new Words(host, this.notices, this.photos);
    this.captions = new Captions(host);
    this.files = new Files(host);
    this.outlets = new Outlets(host);
    this.health = new Health(host);
    this.prints = new Prints(host);
    this.shell = new Shell(host);
    this.#saver = saverOf(host, this.notices, (id) => this.#warm.get(id)?.review);
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
    if (started.disk_refuses !== null) this.notices.tell("failure", started.disk_refuses);
    const opening = started.last_story === null ? null : this.openStory(started.last_story);
    await Promise.all([this.stories.load(), this.stories.count()]);
    this.listed = true;
    void this.#try(() => this.outbox.load());
    await opening;
    void this.#try(async () => {
      if (await this.host.ask("was_reopened", {})) this.notices.tell("news", t("app.reopened"));
    });
    // A person who comes back goes on writing at the same place.
    setTimeout(() => this.open?.page.focus());
  }

  async openStory(id: string): Promise<void> {
    this.#wanted = id;
    const warm = this.#warm.get(id);
    if (warm) this.#show(warm);
    await this.#try(async () => {
      if (warm) return void warm.catchUp(await this.#learn(this.host.ask("open_story", { id })));
      const story = await this.#opened(id);
      if (this.#wanted === id && this.open !== story) this.#show(story);
    });
  }

  #opened(id: string): Promise<StorySession> {
    let opening = this.#opening.get(id);
    if (!opening) {
      opening = this.host
        .ask("open_story", { id })
        .then((opened) => this.#take(opened))
        .finally(() => this.#opening.delete(id));
      this.#opening.set(id, opening);
    }
    return opening;
  }

  /** Begins an empty story at once, or one from a template. */
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

  /** What is deleted with a spiked story. Its page's text is saved first. */
  async deletionPreview(id: string): Promise<DeletionPreview> {
    await this.stored(id);
    return this.host.ask("what_goes", { id });
  }

  /** Deletes a spiked story for ever. Rejects with a Failure, which the dialog that asked shows. */
  async deleteForEver(id: string): Promise<void> {
    await this.host.ask("delete_story", { id });
    this.#warm.get(id)?.release();
    this.#warm.delete(id);
    this.stories.drop(id);
    if (this.open?.id === id) this.open = null;
  }

  /** The story as a reader gets it, or its approval form, through the system's print dialog. The page's text is saved first. */
  async print(what: "print_story" | "print_approval" = "print_story"): Promise<void> {
    const story = this.open;
    if (story === null) return;
    await this.#try(async () => {
      await story.stored();
      await this.host.ask(what, { id: story.id });
    });
  }

  /** Waits until the words of a story are on disk. Rejects with the Failure that prevented it. */
  async stored(id: string): Promise<void> {
    await this.#warm.get(id)?.stored();
  }

  /** Answers whether it was done; a failure becomes a notice. */
  spike(id: string): Promise<boolean> {
    return this.#try(async () => {
      await this.stored(id);
      this.changed(await this.host.ask("spike", { id }));
    });
  }

  /** Answers whether it was done; a failure becomes a notice. */
  /** How far a story has come, and what is next. */
  storyLine(id: string): Promise<StoryLine> {
    return this.host.ask("story_line", { id });
  }

  unspike(id: string): Promise<boolean> {
    return this.#try(async () => {
      const row = await this.host.ask("unspike", { id });
      this.changed(row);
      this.stories.reveal(row);
    });
  }

  /**
   * Takes a package in. `consent` is a person's consent beforehand to one that would be an alarm; `alarm` is a Failure that a
   * person may consent to. Any other becomes a notice, and the answer is null.
   */
  receive(parcel: string, consent: string | null): Promise<Came | null> {
    const takes = { package: parcel, consent };
    return this.#takeIn(() => this.host.follow("receive", takes, () => undefined));
  }

  /** Takes a package from a watched destination, before another desk does; as `receive`. */
  claim(place: InboxState, name: string, consent: string | null): Promise<Came | null> {
    return this.#takeIn(() => this.lookout.claim(place, name, consent));
  }

  async #takeIn(take: () => Promise<Arrived | null>): Promise<Came | null> {
    try {
      await this.#allStored();
      const arrived = await take();
      if (arrived === null) return null;
      this.changed(arrived.story);
      this.reread(arrived.story.id);
      return { arrived };
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.consent !== undefined) return { alarm: failure };
      this.notices.fail(thrown);
      return null;
    }
  }

  /** Verifies a package and takes nothing in. */
  verify(parcel: string): Promise<ExaminedPackage> {
    return this.host.follow("verify_package", { package: parcel }, () => undefined);
  }

  /** Trusts a key by the number that was compared with its owner; what its owner passed counts now. Answers whether it was done. */
  trustKey(number: string): Promise<boolean> {
    return this.#try(() => this.people.trust(number));
  }

  /** Takes in the stories whose state changed, because a person's signature counts now, or no longer does. */
  #trustChanged(stories: StoryRow[]): void {
    for (const row of stories) this.changed(row);
    if (this.open !== null) this.reread(this.open.id);
  }

  /** Saves every page before anything is put in its place. */
  async #allStored(): Promise<void> {
    await Promise.all([...this.#warm.values()].map((story) => story.stored()));
  }

  /** Reads a story again: its stored text was changed by something other than its page. */
  reread(id: string): void {
    const story = this.#warm.get(id);
    if (!story) return;
    void this.#try(async () => {
      const opened = await this.#learn(this.host.ask("open_story", { id }));
      this.changed(opened.row);
      if (!story.catchUp(opened)) await story.review.mark();
    });
  }

  /** Saves the open story's text and place now; called when the window loses the focus. */
  hurry(): void {
    this.open?.hurry();
  }

  /** Flags are sentences too: in a new language the open story's are asked for again. */
  async changeSettings(change: Partial<Settings>): Promise<void> {
    await this.preferences.set(change);
    const story = this.open;
    if (change.language === undefined) return;
    await this.outbox.load();
    if (story === null) return;
    story.catchUp(await this.#learn(this.host.ask("open_story", { id: story.id })));
  }

  /** Writes the words inside the pages anew, as the language changed. */
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

  #historyOf(story: StorySession | null): History | null {
    return story === null ? null : new History(this.host, story, (fault) => this.notices.fail(fault));
  }

  /** Takes a story's new row: it was changed by something other than its page. */
  changed(row: StoryRow): void {
    this.stories.put(row);
  }

  #take(opened: OpenStory): StorySession {
    this.photos.learn(opened.photos);
    const page = this.makePage(opened.row.id, opened, readPlace(opened.place));
    const fail = (thrown: unknown) => void this.notices.fail(thrown);
    const story = new StorySession(opened, page, this.stories, this.#saver, this.host, fail);
    this.#warm.set(story.id, story);
    return story;
  }

  #show(story: StorySession): void {
    if (this.open !== story) this.open?.hurry();
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

  /** Takes the photos of a story that was read anew. */
  async #learn(answer: Promise<OpenStory>): Promise<OpenStory> {
    const opened = await answer;
    this.photos.learn(opened.photos);
    return opened;
  }

  async #try(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (thrown) {
      this.notices.fail(thrown);
      return false;
    }
  }
}
