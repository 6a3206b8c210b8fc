// A package that is being written: into which folder, how far, and how it ended. What is written is for who extends it.

import type { Fault } from "../ipc/failure";
import type { Host } from "../ipc/host";
import type { Exported, Progress } from "../ipc/types";
import type { StorySession } from "./story-session.svelte";
import { Task } from "./task.svelte";

export abstract class Packing<Done extends Exported> {
  folder = $state<string | null>(null);
  progress = $state.raw<Progress | null>(null);
  done = $state.raw<Done | null>(null);
  readonly #writing = new Task();
  /** Actions beside the writing: a folder chosen, the finished file shown. */
  readonly #beside = new Task();

  constructor(
    protected readonly host: Host,
    protected readonly story: StorySession,
    folder: string | null,
  ) {
    this.folder = folder;
  }

  get running(): boolean {
    return this.#writing.running;
  }

  get failure(): Fault | null {
    return this.#beside.failure ?? this.#writing.failure;
  }

  async chooseFolder(): Promise<void> {
    await this.#beside.run(
      () => this.host.ask("choose_folder", {}),
      (folder) => (this.folder = folder ?? this.folder),
    );
  }

  async cancel(): Promise<void> {
    await this.#beside.run(() => this.host.ask("cancel_export", {}));
  }

  async reveal(): Promise<void> {
    const { done } = this;
    if (done !== null) await this.#beside.run(() => this.host.ask("reveal", { path: done.path }));
  }

  /** `write` is given the version that is on disk, and not called where the page's text is not there. */
  protected async pack(
    write: (version: number, heard: (progress: Progress) => void) => Promise<Done>,
  ): Promise<void> {
    if (this.running) return;
    this.#beside.drop();
    this.done = null;
    this.progress = null;
    await this.#writing.run(
      async () => write(await this.story.stored(), (progress) => (this.progress = progress)),
      (done) => (this.done = done),
    );
  }
}
