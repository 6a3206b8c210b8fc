// The revisions of one story: list them, look at one, name the present one, go back to an older one.

import type { Host } from "../ipc/host";
import type { Content, RevisionRow } from "../ipc/types";
import type { InHand } from "./in-hand.svelte";

export class History {
  rows = $state.raw<RevisionRow[]>([]);
  /** The revision being looked at. */
  seen = $state.raw<{ row: RevisionRow; content: Content } | null>(null);

  constructor(
    private readonly host: Host,
    private readonly story: InHand,
  ) {}

  async list(): Promise<void> {
    this.rows = await this.host.ask("history", { id: this.story.id });
  }

  async look(row: RevisionRow): Promise<void> {
    this.seen = { row, content: await this.host.ask("revision", { id: this.story.id, number: row.number }) };
  }

  /** Freezes what is on the page now; everything typed goes to disk first. */
  async name(name: string): Promise<RevisionRow> {
    await this.story.flush();
    const row = await this.host.ask("freeze", { id: this.story.id, name });
    await this.list();
    return row;
  }

  /** Brings an older revision back as the newest. Nothing is lost: the text before it is a revision too. */
  async restore(row: RevisionRow): Promise<void> {
    await this.story.flush();
    this.story.takeNewer(await this.host.ask("restore", { id: this.story.id, number: row.number }));
    this.seen = null;
    await this.list();
  }
}
