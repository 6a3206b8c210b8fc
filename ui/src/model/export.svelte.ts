// One export on its way: where to, as what, how far, and how it ended.

import type { ExportFormat } from "../ipc/commands";
import { asFailure } from "../ipc/failure";
import type { Host } from "../ipc/host";
import type { Exported, Failure, Progress } from "../ipc/types";
import type { InHand } from "./in-hand.svelte";

export const FORMATS: ExportFormat[] = ["docx", "html", "markdown", "text", "ninjs"];

export class Export {
  folder = $state<string | null>(null);
  formats = $state<ExportFormat[]>([...FORMATS]);
  progress = $state.raw<Progress | null>(null);
  running = $state(false);
  done = $state.raw<Exported | null>(null);
  failure = $state.raw<Failure | null>(null);

  constructor(
    private readonly host: Host,
    private readonly story: InHand,
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

  async run(): Promise<void> {
    if (this.folder === null || this.running) return;
    this.running = true;
    this.failure = null;
    this.done = null;
    this.progress = null;
    try {
      if (!(await this.story.flush()) && this.story.failure) throw this.story.failure;
      const takes = { id: this.story.id, to: this.folder, formats: [...this.formats] };
      this.done = await this.host.follow("export_story", takes, (progress) => (this.progress = progress));
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
