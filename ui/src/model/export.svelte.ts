// One export on its way: where to, as what, how far, and how it ended.

import { asFailure } from "../ipc/failure";
import type { Host } from "../ipc/host";
import type { Exported, Failure, Format, Outlet, Progress } from "../ipc/types";
import type { InHand } from "./in-hand.svelte";

/** What goes along when nobody chose. */
const USUAL: Format[] = ["docx", "html", "markdown", "text", "ninjs"];
export const FORMATS: Format[] = [...USUAL, "newsml", "wechat", "captions", "captions-csv", "eml"];

export class Export {
  folder = $state<string | null>(null);
  formats = $state<Format[]>([...USUAL]);
  progress = $state.raw<Progress | null>(null);
  running = $state(false);
  done = $state.raw<Exported | null>(null);
  failure = $state.raw<Failure | null>(null);

  constructor(
    private readonly host: Host,
    private readonly story: InHand,
    folder: string | null,
    /** For whom; its profile says what goes along. */
    private readonly outlet: Outlet | null = null,
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
      const outlet = this.outlet?.name ?? null;
      const formats = this.outlet === null ? [...this.formats] : [];
      const takes = { id: this.story.id, to: this.folder, formats, outlet };
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
