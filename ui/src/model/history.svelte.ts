// The revisions of one story: list them, look at one, name the present one, go back to an older one.

import type { Host } from "../ipc/host";
import type { Block, Compared, Content, RevisionRow } from "../ipc/types";
import type { StorySession } from "./story-session.svelte";

export class History {
  rows = $state.raw<RevisionRow[]>([]);
  /** The revision being looked at. */
  seen = $state.raw<{ row: RevisionRow; content: Content } | null>(null);
  /** What it is compared with; null while it is shown as it was. */
  compared = $state.raw<Compared | null>(null);

  constructor(
    private readonly host: Host,
    private readonly story: StorySession,
  ) {}

  async list(): Promise<void> {
    this.rows = await this.host.ask("history", { id: this.story.id });
  }

  async look(row: RevisionRow): Promise<void> {
    this.seen = { row, content: await this.host.ask("revision", { id: this.story.id, number: row.number }) };
    this.compared = null;
  }

  /** Lays another revision beside the one being looked at, the older one first; null is the page as it is now. */
  async compare(other: number | null): Promise<void> {
    const { seen } = this;
    if (!seen) return;
    if (other === null) await this.story.flush();
    const { number } = seen.row;
    const [base, hers] = other !== null && other < number ? [other, number] : [number, other];
    const compared = await this.host.ask("compare", { id: this.story.id, base, hers });
    if (this.seen === seen) this.compared = compared;
  }

  /** The revision as it was, without the comparison. */
  plain(): void {
    this.compared = null;
  }

  close(): void {
    this.seen = null;
    this.compared = null;
  }

  /** Takes blocks of the revision back into the page, in the place of its blocks `from` up to `to`. One step of undo. */
  async takeBack(numbers: readonly number[], from: number, to: number): Promise<void> {
    const { seen } = this;
    if (!seen) return;
    const blocks = numbers.flatMap((number): Block[] => seen.content.body.slice(number - 1, number));
    this.story.page.takeBlocks(blocks, from, to);
    // The page tells of a change when its turn is over; only then is there something to put on disk.
    await Promise.resolve();
    await this.compare(null);
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
    this.close();
    await this.list();
  }
}
