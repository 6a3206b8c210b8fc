// A package that is being written: into which folder, how far, and how it ended. What is written is for who extends it.

import { asFailure, type Fault } from "../ipc/failure";
import type { Host } from "../ipc/host";
import type { Exported, Progress } from "../ipc/types";
import type { StorySession } from "./story-session.svelte";

export abstract class Packing<Done extends Exported> {
  folder = $state<string | null>(null);
  progress = $state.raw<Progress | null>(null);
  running = $state(false);
  done = $state.raw<Done | null>(null);
  failure = $state.raw<Fault | null>(null);

  constructor(
    protected readonly host: Host,
    protected readonly story: StorySession,
    folder: string | null,
  ) {
    this.folder = folder;
  }

  async chooseFolder(): Promise<void> {
    try {
      this.folder = (await this.host.ask("choose_folder", {})) ?? this.folder;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    }
  }

  async cancel(): Promise<void> {
    await this.host.ask("cancel_export", {}).catch((thrown) => (this.failure = asFailure(thrown)));
  }

  async reveal(): Promise<void> {
    if (this.done === null) return;
    await this.host
      .ask("reveal", { path: this.done.path })
      .catch((thrown) => (this.failure = asFailure(thrown)));
  }

  /** What is on the page is on disk first. */
  protected async pack(write: (heard: (progress: Progress) => void) => Promise<Done>): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.failure = null;
    this.done = null;
    this.progress = null;
    try {
      if (!(await this.story.flush()) && this.story.failure) throw this.story.failure;
      this.done = await write((progress) => (this.progress = progress));
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.running = false;
    }
  }
}
