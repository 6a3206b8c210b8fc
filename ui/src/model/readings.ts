// How the characters of titles are read, asked of the newsroom once for each character.

import type { Host } from "../ipc/host";

/** How characters may be read aloud, without tones. */
export type Readings = ReadonlyMap<string, readonly string[]>;

const HAN = /\p{Script=Han}/gu;

export class KnownReadings {
  readonly all: Readings;
  readonly #known = new Map<string, readonly string[]>();

  constructor(private readonly host: Host) {
    this.all = this.#known;
  }

  /** Asks for the readings that are missing. Without an answer titles are still found by their own characters. */
  async learn(titles: Iterable<string>): Promise<void> {
    const characters = new Set<string>();
    for (const title of titles)
      for (const [character] of title.matchAll(HAN))
        if (!this.#known.has(character)) characters.add(character);
    if (characters.size === 0) return;
    try {
      const heard = await this.host.ask("readings", { characters: [...characters].join("") });
      for (const character of characters) this.#known.set(character, heard[character] ?? []);
    } catch {
      // A newsroom that does not answer is reported elsewhere.
    }
  }
}
