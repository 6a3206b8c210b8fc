// One package on its way to an editor or back to the writer.

import type { Host } from "../ipc/host";
import type { SentPackage } from "../ipc/types";
import type { StorySession } from "./story-session.svelte";
import { Packing } from "./packing.svelte";

export class Sending extends Packing<SentPackage> {
  /** The outlet at whose destination the other side looks; null for a folder. */
  outlet = $state<string | null>(null);

  constructor(
    host: Host,
    story: StorySession,
    private readonly back: boolean,
    folder: string | null,
  ) {
    super(host, story, folder);
  }

  async run(passphrase: string): Promise<void> {
    const { folder, outlet, back } = this;
    const { id } = this.story;
    if (folder === null && outlet === null) return;
    await this.pack(async (version, heard) => {
      if (passphrase !== "") await this.host.ask("use_passphrase", { passphrase });
      return outlet !== null
        ? this.host.follow("send_to", { id, outlet, back, version }, heard)
        : this.host.follow("send_story", { id, to: folder ?? "", back, version }, heard);
    });
  }
}
