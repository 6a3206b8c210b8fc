// Continuous saving of one story. "Unsaved" is not a state a person has to think about.
//
// One Autosave belongs to one story for life: the id is fixed when it is made, so text typed into one story can
// never be written over another, however fast the writer switches. It keeps at most one request in flight, names
// the version it replaces, and after a failure it keeps the text and tries again, more slowly each time.
// It imports no Svelte and no IPC.

import type { Content, Failure, Saved } from "../ipc/types";
import { asFailure } from "../ipc/failure";

/** Milliseconds of quiet after which a change is sent. */
export const QUIET = 400;
/** Milliseconds a change waits at most while the writer keeps typing. */
export const LONGEST = 1000;
/**
 * Milliseconds before the first retry; each further one doubles it, up to `SLOWEST`: after a person has made room on the disk, or
 * plugged it in again, they see within that time that all is saved.
 */
export const FIRST_RETRY = 1000;
export const SLOWEST = 8_000;

export interface Saver {
  /** Writes the content over the version named and answers once it is on disk. */
  save(story: string, replaces: number, content: Content): Promise<Saved>;
  /**
   * Called where another program or window wrote this story. Keeps what is stored where it cannot be lost and answers the
   * version that may be replaced now; see saving.ts.
   */
  keepBoth(story: string): Promise<number>;
}

export class Autosave {
  #version: number;
  #dirty = false;
  #waitingSince: number | null = null;
  #changedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry = 0;
  #flight: Promise<void> | null = null;
  #stopped = false;

  /** Why the last try failed; null once a save went through. */
  failure: Failure | null = null;

  constructor(
    readonly story: string,
    version: number,
    private readonly read: () => Content,
    private readonly saver: Saver,
    /** Called after every answer, good or bad; `saved` is null for a bad one. */
    private readonly heard: (saved: Saved | null) => void,
  ) {
    this.#version = version;
  }

  /** The stored version that this story's text is based on. */
  get version(): number {
    return this.#version;
  }

  /** True when everything typed has been acknowledged. */
  get settled(): boolean {
    return !this.#dirty && this.#flight === null;
  }

  /** The stored version was replaced on purpose (a revision was restored). */
  rebase(version: number): void {
    this.#version = version;
  }

  /** The document has changed. */
  changed(): void {
    this.#dirty = true;
    this.#changedAt = performance.now();
    this.#waitingSince ??= this.#changedAt;
    if (this.#flight === null && this.#retry === 0 && !this.#stopped) this.#schedule();
  }

  /** Saves now. Only `heard` is called with how it ends. */
  hurry(): void {
    if (this.#dirty) void this.#send();
  }

  /** The version on disk that holds all that was typed up to now. Rejects with the Failure that keeps it from there. */
  async stored(): Promise<number> {
    // The save under way may have been read before the last key.
    await this.#flight;
    await (this.#dirty ? this.#send() : this.#flight);
    // A story written elsewhere is kept first, and only then this text goes in.
    if (this.#dirty && this.failure?.code === "stale") await this.#send();
    if (this.failure !== null) throw this.failure;
    return this.#version;
  }

  /** Stops saving and trying again: the story is closed, or was deleted. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    const since = this.#waitingSince ?? now;
    const due = Math.min(this.#changedAt + QUIET, since + LONGEST);
    this.#timer = setTimeout(() => void this.#send(), Math.max(0, due - now));
  }

  #send(): Promise<void> {
    clearTimeout(this.#timer);
    this.#flight ??= this.#once().finally(() => {
      this.#flight = null;
      if (!this.#dirty || this.#stopped) return;
      if (this.#retry === 0) this.#schedule();
      else
        this.#timer = setTimeout(
          () => void this.#send(),
          Math.min(FIRST_RETRY * 2 ** (this.#retry - 1), SLOWEST),
        );
    });
    return this.#flight;
  }

  async #once(): Promise<void> {
    const content = this.read();
    this.#dirty = false;
    this.#waitingSince = null;
    try {
      const saved = await this.saver.save(this.story, this.#version, content);
      this.#version = saved.version;
      this.#retry = 0;
      this.failure = null;
      this.heard(saved);
    } catch (thrown) {
      this.#dirty = true;
      this.#retry += 1;
      await this.#failed(asFailure(thrown));
    }
  }

  async #failed(failure: Failure): Promise<void> {
    this.failure = failure;
    if (failure.code === "stale") {
      try {
        this.#version = await this.saver.keepBoth(this.story);
        this.#retry = Math.max(0, this.#retry - 1);
      } catch (thrown) {
        this.failure = asFailure(thrown);
      }
    }
    this.heard(null);
  }
}
