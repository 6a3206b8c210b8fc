// The window's photos, and the three ways by which new ones come in: chosen, pasted, dropped.

import { SvelteMap } from "svelte/reactivity";

import { asFailure } from "../ipc/failure";
import { framingKey } from "./framing";
import type { Host, PhotoSize } from "../ipc/host";
import type { Arriving, Digest, Figure, Framing, PhotoResult, PhotoRow, Removed } from "../ipc/types";
import { t } from "../text/speak.svelte";
import type { Notices } from "./notices.svelte";
import type { StorySession } from "./story-session.svelte";

/** A batch of photos that is coming in: how far, the pictures so far, and what was refused. */
export interface Arrivals {
  id: number;
  total: number;
  done: number;
  /** The newest last. */
  photos: PhotoRow[];
  refused: { file_name: string; says: string }[];
  cancelled: boolean;
}

/** More photos than this at once are a card: they are taken up as they come, so that captions can be written meanwhile. */
export const CARD = 6;

/** Takes the photos of a card up, some at a time. */
export type CardSink = (figures: Figure[]) => void;

/** How long photos of a card wait for others before they are taken up together; the first does not wait. */
const TOGETHER = 150;

export class Photos {
  #rows = new SvelteMap<Digest, PhotoRow>();
  /** The batches under way, the oldest first: what is pasted while a card comes in is a batch of its own. */
  #batches = $state.raw<readonly Arrivals[]>([]);
  #ids = 0;
  /** The files that the last batches refused, until they are read. */
  refused = $state.raw<Arrivals["refused"]>([]);

  constructor(
    private readonly host: Host,
    private readonly notices: Notices,
  ) {}

  /** The batch that is watched, the oldest of those under way; null when none is. */
  get coming(): Arrivals | null {
    return this.#batches[0] ?? null;
  }

  learn(rows: PhotoRow[]): void {
    for (const row of rows) this.#rows.set(row.digest, row);
  }

  get(digest: Digest): PhotoRow | undefined {
    return this.#rows.get(digest);
  }

  /** The address of a photo, framed as a figure has it. */
  url(digest: Digest, size: PhotoSize, framing?: Framing | null): string {
    return this.host.photoUrl(digest, size, framingKey(framing));
  }

  /** Photos that were in the story once. The page is saved first: a photo that has left it must be on disk to be found. */
  async removedFrom(story: StorySession): Promise<Removed[]> {
    await story.stored();
    const removed = await this.host.ask("removed_photos", { id: story.id });
    this.learn(removed.map(({ photo }) => photo));
    return removed;
  }

  /**
   * The system's own dialog. Nothing chosen gives an empty list. Where `card` is given and many are chosen, they go there as they
   * come, and the list is empty too.
   */
  pick(card?: () => CardSink): Promise<Figure[]> {
    return this.#intake((_id, heard) => this.host.follow("pick_photos", {}, heard), card);
  }

  addUris(uris: string[], card?: () => CardSink): Promise<Figure[]> {
    return this.#intake((_id, heard) => this.host.follow("add_photo_uris", { uris }, heard), card);
  }

  /** Those that came in stay. */
  cancel(): void {
    if (!this.coming) return;
    this.#change(this.coming.id, { cancelled: true });
    void this.host.ask("cancel_intake", {}).catch((thrown) => this.notices.fail(thrown));
  }

  /** Pasted or dropped files, one after the other: a batch of large photos must not be in memory at once. */
  addFiles(files: File[], card?: () => CardSink): Promise<Figure[]> {
    return this.#intake(async (id, heard) => {
      const results: PhotoResult[] = [];
      heard({ total: files.length, result: null });
      for (const file of files) {
        if (this.#batch(id)?.cancelled) break;
        const result = await this.#addFile(file);
        heard({ total: files.length, result });
        results.push(result);
      }
      return results;
    }, card);
  }

  async #addFile(file: File): Promise<PhotoResult> {
    const file_name = file.name || t("photos.pasted");
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return await this.host.send("add_photo", bytes, { name: file_name });
    } catch (thrown) {
      return { file_name, added: null, refused: asFailure(thrown) };
    }
  }

  #batch(id: number): Arrivals | undefined {
    return this.#batches.find((one) => one.id === id);
  }

  #change(id: number, change: Partial<Arrivals>): void {
    this.#batches = this.#batches.map((one) => (one.id === id ? { ...one, ...change } : one));
  }

  #hear(id: number, { total, result }: Arriving): void {
    if (result?.added) this.learn([result.added.photo]);
    if (!this.#batch(id)) this.#batches = [...this.#batches, { id, ...NOTHING_YET }];
    const { done, photos, refused } = this.#batch(id) ?? NOTHING_YET;
    this.#change(id, {
      total,
      done: done + (result ? 1 : 0),
      photos: result?.added ? [...photos, result.added.photo] : photos,
      refused: result?.refused
        ? [...refused, { file_name: result.file_name, says: result.refused.says }]
        : refused,
    });
  }

  async #intake(
    run: (id: number, heard: (news: Arriving) => void) => Promise<PhotoResult[]>,
    card?: () => CardSink,
  ): Promise<Figure[]> {
    const id = ++this.#ids;
    if (this.#batches.length === 0) this.refused = [];
    let batch: Batch | null = null;
    try {
      const results = await run(id, (news) => {
        this.#hear(id, news);
        if (card && news.total > CARD) batch ??= new Batch(card());
        if (news.result?.added) batch?.take(news.result.added.figure);
      });
      // One refusal is a notice, as always; several are shown together, each with its file.
      const refused = this.#batch(id)?.refused ?? [];
      const [one, ...others] = results.flatMap((result) => (result.refused ? [result.refused] : []));
      if (one && others.length === 0) this.notices.fail(one);
      else this.refused = [...this.refused, ...refused];
      const added = results.flatMap((result) => (result.added ? [result.added] : []));
      this.learn(added.map(({ photo }) => photo));
      const figures = added.map(({ figure }) => figure);
      const taken: Batch | null = batch;
      return taken === null ? figures : (taken as Batch).rest(figures);
    } catch (thrown) {
      this.notices.fail(thrown);
      return (batch as Batch | null)?.rest([]) ?? [];
    } finally {
      this.#batches = this.#batches.filter((one) => one.id !== id);
    }
  }
}

const NOTHING_YET: Omit<Arrivals, "id"> = { total: 0, done: 0, photos: [], refused: [], cancelled: false };

/** Photos of a card on their way to the code that takes them up. */
class Batch {
  #waiting: Figure[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #known = new Set<string>();

  constructor(private readonly sink: CardSink) {}

  take(figure: Figure): void {
    const first = this.#known.size === 0;
    this.#known.add(figure.id);
    this.#waiting.push(figure);
    if (first) this.#pass();
    else this.#timer ??= setTimeout(() => this.#pass(), TOGETHER);
  }

  /** Passes on the photos that wait, and those that no report named on the way. */
  rest(figures: readonly Figure[]): [] {
    this.#waiting.push(...figures.filter(({ id }) => !this.#known.has(id)));
    this.#pass();
    return [];
  }

  #pass(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const figures = this.#waiting;
    this.#waiting = [];
    if (figures.length > 0) this.sink(figures);
  }
}
