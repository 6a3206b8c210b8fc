// How the window closes: everything typed goes to disk first, and what cannot go keeps the window open.

import type { Host } from "../ipc/host";
import type { Failure } from "../ipc/types";
import type { Notices } from "./notices.svelte";

/** Milliseconds a last save may take before the window shows what it waits for. */
export const PATIENCE = 500;

/** The parts of an open story that closing needs. */
export interface Leaving {
  readonly headline: string;
  readonly failure: Failure | null;
  /** Saves; answers whether nothing is left to be saved. */
  tryStored(): Promise<boolean>;
}

export interface Unsaved {
  headline: string;
  failure: Failure;
}

export class Closing {
  /** The last save takes long enough to be shown. */
  waiting = $state(false);
  /** What is not on disk, and why. Empty while nothing keeps the window open. */
  unsaved = $state.raw<Unsaved[]>([]);
  #underWay = false;

  constructor(
    private readonly host: Host,
    private readonly notices: Notices,
    private readonly stories: () => Iterable<Leaving>,
  ) {}

  /** Saves and closes; stays open, and shows why, where something could not be saved. */
  async close(): Promise<void> {
    if (this.#underWay) return void this.#answer();
    this.#underWay = true;
    const patience = setTimeout(() => (this.waiting = true), PATIENCE);
    try {
      await this.#answer();
      this.unsaved = await this.#store();
      if (this.unsaved.length === 0) await this.closeAnyway();
    } finally {
      clearTimeout(patience);
      this.waiting = false;
      this.#underWay = false;
    }
  }

  /** Closes without what could not be saved, as the person chose. */
  async closeAnyway(): Promise<void> {
    try {
      await this.host.ask("close_window", {});
    } catch (thrown) {
      this.notices.fail(thrown);
    }
  }

  /** The reader goes back to the text. */
  stay(): void {
    this.unsaved = [];
  }

  /** Tells the shell that this window still answers; a window without an answer is closed. */
  async #answer(): Promise<void> {
    await this.host.ask("keep_open", {}).catch(() => undefined);
  }

  /** Saves until nothing new was typed while the last save ran, as long as saving works. */
  async #store(): Promise<Unsaved[]> {
    for (;;) {
      const stories = [...this.stories()];
      const saved = await Promise.all(stories.map((story) => story.tryStored()));
      const left = stories.filter((_, at) => !saved[at]);
      if (left.length === 0) return [];
      const refused = left.flatMap(({ headline, failure }) =>
        failure === null ? [] : [{ headline, failure }],
      );
      if (refused.length > 0) return refused;
    }
  }
}
