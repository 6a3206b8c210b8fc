// One export on its way: as what, or for whom.

import type { Host } from "../ipc/host";
import { FORMATS } from "./lists";
import type { Exported, Format, Outlet } from "../ipc/types";
import type { StorySession } from "./story-session.svelte";
import { Packing } from "./packing.svelte";

export class Export extends Packing<Exported> {
  /** The chosen formats; at first the usual ones. */
  formats = $state<Format[]>(FORMATS.filter(({ usual }) => usual).map(({ format }) => format));

  constructor(
    host: Host,
    story: StorySession,
    folder: string | null,
    /** The outlet it is for; its profile sets the formats. */
    private readonly outlet: Outlet | null = null,
  ) {
    super(host, story, folder);
  }

  async run(): Promise<void> {
    const { folder: to } = this;
    if (to === null) return;
    const outlet = this.outlet?.name ?? null;
    const formats = this.outlet === null ? [...this.formats] : [];
    const takes = { id: this.story.id, to, formats, outlet };
    await this.pack((version, heard) => this.host.follow("export_story", { ...takes, version }, heard));
  }
}
