// What the window knows of photos, and the three ways by which new ones come in: chosen, pasted, dropped.

import { SvelteMap } from "svelte/reactivity";

import { asFailure } from "../ipc/failure";
import { framingKey } from "../ipc/framing";
import type { Host, PhotoSize } from "../ipc/host";
import type { Digest, Figure, Framing, PhotoResult, PhotoRow } from "../ipc/types";
import { t } from "../text/speak.svelte";
import type { Notices } from "./notices.svelte";

export class Photos {
  #rows = new SvelteMap<Digest, PhotoRow>();
  /** How many have come in of the batch under way; null when none is. */
  coming = $state<number | null>(null);

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

  /** Pasted or dropped files, one after the other: a batch of large photos must not stand in memory at once. */
  addFiles(story: string, files: File[]): Promise<Figure[]> {
    return this.#intake(async (heard) => {
      const results: PhotoResult[] = [];
      for (const file of files) {
        const result = await this.#addFile(story, file);
        heard(result);
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

  async #intake(run: (heard: (result: PhotoResult) => void) => Promise<PhotoResult[]>): Promise<Figure[]> {
    this.coming = 0;
    try {
      const results = await run((result) => {
        if (result.added) this.learn([result.added.photo]);
        this.coming = (this.coming ?? 0) + 1;
      });
      for (const { refused } of results) if (refused) this.notices.fail(refused);
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
