// What the window knows of photos, and the three ways by which new ones come in: chosen, pasted, dropped.

import { SvelteMap } from "svelte/reactivity";

import { asFailure } from "../ipc/failure";
import { framingKey } from "../ipc/framing";
import type { Host, PhotoSize } from "../ipc/host";
import type { Arriving, Digest, Figure, Framing, PhotoResult, PhotoRow } from "../ipc/types";
import { t } from "../text/speak.svelte";
import type { Notices } from "./notices.svelte";

/** Photos that are coming in: how far, the pictures so far, and what was refused. */
export interface Arrivals {
  total: number;
  done: number;
  /** The newest last. */
  photos: PhotoRow[];
  refused: { file_name: string; says: string }[];
  cancelled: boolean;
}

export class Photos {
  #rows = new SvelteMap<Digest, PhotoRow>();
  /** The batch under way; null when none is. */
  coming = $state.raw<Arrivals | null>(null);
  /** What the last batch did not take, until it is read. */
  refused = $state.raw<Arrivals["refused"]>([]);

  constructor(
    private readonly host: Host,
    private readonly notices: Notices,
  ) {}

  learn(rows: PhotoRow[]): void {
    for (const row of rows) this.#rows.set(row.digest, row);
  }

  get(digest: Digest): PhotoRow | undefined {
    return this.#rows.get(digest);
  }

  /** Where a photo is shown from, framed as a figure says. */
  url(digest: Digest, size: PhotoSize, framing?: Framing | null): string {
    return this.host.photoUrl(digest, size, framingKey(framing));
  }

  /** The system's own dialog. Nothing chosen gives an empty list. */
  pick(story: string): Promise<Figure[]> {
    return this.#intake((heard) => this.host.follow("pick_photos", { id: story }, heard));
  }

  addUris(story: string, uris: string[]): Promise<Figure[]> {
    return this.#intake((heard) => this.host.follow("add_photo_uris", { id: story, uris }, heard));
  }

  /** Those that came in stay. */
  cancel(): void {
    if (!this.coming) return;
    this.coming = { ...this.coming, cancelled: true };
    void this.host.ask("cancel_intake", {}).catch((thrown) => this.notices.fail(thrown));
  }

  /** Pasted or dropped files, one after the other: a batch of large photos must not stand in memory at once. */
  addFiles(story: string, files: File[]): Promise<Figure[]> {
    return this.#intake(async (heard) => {
      const results: PhotoResult[] = [];
      heard({ total: files.length, result: null });
      for (const file of files) {
        if (this.coming?.cancelled) break;
        const result = await this.#addFile(story, file);
        heard({ total: files.length, result });
        results.push(result);
      }
      return results;
    });
  }

  async #addFile(story: string, file: File): Promise<PhotoResult> {
    const file_name = file.name || t("photos.pasted");
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return await this.host.send("add_photo", bytes, { story, name: encodeURIComponent(file_name) });
    } catch (thrown) {
      return { file_name, added: null, refused: asFailure(thrown) };
    }
  }

  #hear({ total, result }: Arriving): void {
    const now = this.coming ?? { total, done: 0, photos: [], refused: [], cancelled: false };
    if (result?.added) this.learn([result.added.photo]);
    const { added, refused, file_name } = result ?? {};
    this.coming = {
      ...now,
      total,
      done: now.done + (result ? 1 : 0),
      photos: added ? [...now.photos, added.photo] : now.photos,
      refused: refused ? [...now.refused, { file_name: file_name ?? "", says: refused.says }] : now.refused,
    };
  }

  async #intake(run: (heard: (news: Arriving) => void) => Promise<PhotoResult[]>): Promise<Figure[]> {
    this.refused = [];
    try {
      const results = await run((news) => this.#hear(news));
      // One sentence stands where it always did; more of them stand together, each with its file.
      const refused = this.coming?.refused ?? [];
      const [one, ...others] = results.flatMap((result) => (result.refused ? [result.refused] : []));
      if (one && others.length === 0) this.notices.fail(one);
      else this.refused = refused;
      const added = results.flatMap((result) => (result.added ? [result.added] : []));
      this.learn(added.map(({ photo }) => photo));
      return added.map(({ figure }) => figure);
    } catch (thrown) {
      this.notices.fail(thrown);
      return [];
    } finally {
      this.coming = null;
    }
  }
}
