// One package on its way to an editor or back to the writer: where to, how far, and how it ended.

import { asFailure, type Fault } from "../ipc/failure";
import type { Host } from "../ipc/host";
import type { Progress, Sent } from "../ipc/types";
import type { InHand } from "./in-hand.svelte";

export class Sending {
  folder = $state<string | null>(null);
  /** The outlet at whose destination the other side looks; null for a folder. */
  outlet = $state<string | null>(null);
  progress = $state.raw<Progress | null>(null);
  running = $state(false);
  done = $state.raw<Sent | null>(null);
  failure = $state.raw<Fault | null>(null);

  constructor(
    private readonly host: Host,
    private readonly story: InHand,
    private readonly back: boolean,
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

  async run(passphrase: string): Promise<void> {
    if ((this.folder === null && this.outlet === null) || this.running) return;
    this.running = true;
    this.failure = null;
    this.progress = null;
    try {
      if (!(await this.story.flush()) && this.story.failure) throw this.story.failure;
      if (passphrase !== "") await this.host.ask("use_passphrase", { passphrase });
      const { id } = this.story;
      const { back, outlet } = this;
      const heard = (progress: Progress) => (this.progress = progress);
      if (outlet !== null) this.done = await this.host.follow("send_to", { id, outlet, back }, heard);
      else if (this.folder !== null)
        this.done = await this.host.follow("send_story", { id, to: this.folder, back }, heard);
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      this.running = false;
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
}
