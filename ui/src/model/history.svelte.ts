// The revisions of one story: list them, look at one, name the present one, go back to an older one.

import type { Host } from "../ipc/host";
import type { Block, Compared, Content, RevisionRow } from "../ipc/types";
import type { Fault } from "../ipc/failure";
import type { StorySession } from "./story-session.svelte";
import { Task } from "./task.svelte";

export class History {
  rows = $state.raw<RevisionRow[]>([]);
  /** The revision being looked at. */
  seen = $state.raw<{ row: RevisionRow; content: Content } | null>(null);
  /** What it is compared with; null while it is shown as it was. */
  compared = $state.raw<Compared | null>(null);

  /** True once the revisions were listed. */
  listed = $state(false);
  readonly #listing: Task;
  /** What is being looked at: a revision, its comparison, or the page again. The newest press counts. */
  readonly #looking: Task;

  /** `failed` is called where a revision could not be listed or shown. */
  constructor(
    private readonly host: Host,
    private readonly story: StorySession,
    failed: (fault: Fault) => void,
  ) {
    this.#listing = new Task(failed);
    this.#looking = new Task(failed);
  }

  async list(): Promise<void> {
    await this.#listing.run(
      () => this.host.ask("history", { id: this.story.id }),
      (rows) => {
        this.rows = rows;
        this.listed = true;
      },
    );
  }

  async look(row: RevisionRow): Promise<void> {
    await this.#looking.run(
      () => this.host.ask("revision", { id: this.story.id, number: row.number }),
      (content) => {
        this.seen = { row, content };
        this.compared = null;
      },
    );
  }

  /** Compares the shown revision with another, the older one first; null is the page as it is now. */
  async compare(other: number | null): Promise<void> {
    const { seen } = this;
    if (!seen) return;
    const { number } = seen.row;
    const [base, hers] = other !== null && other < number ? [other, number] : [number, other];
    await this.#looking.run(
      async () => {
        if (other === null) await this.story.stored();
        return this.host.ask("compare", { id: this.story.id, base, hers });
      },
      (compared) => (this.compared = compared),
    );
  }

  /** The revision as it was, without the comparison. */
  plain(): void {
    this.#looking.drop();
    this.compared = null;
  }

  close(): void {
    this.#looking.drop();
    this.seen = null;
    this.compared = null;
  }

  /** Takes blocks of the revision back into the page, in the place of its blocks `from` up to `to`. One step of undo. */
  async takeBack(numbers: readonly number[], from: number, to: number): Promise<void> {
    const { seen } = this;
    if (!seen) return;
    const blocks = numbers.flatMap((number): Block[] => seen.content.body.slice(number - 1, number));
    this.story.page.takeBlocks(blocks, from, to);
    await this.compare(null);
  }

  /** Makes a revision of what is on the page now. Rejects with a Failure where that is not on disk. */
  async name(name: string): Promise<RevisionRow> {
    const version = await this.story.stored();
    const row = await this.host.ask("freeze", { id: this.story.id, name, version });
    await this.list();
    return row;
  }

  /**
   * Brings an older revision back as the newest. Nothing is lost: the text before it is a revision too. Rejects with a Failure
   * where that text is not on disk, and the page stays.
   */
  async restore({ number }: RevisionRow): Promise<void> {
    const version = await this.story.stored();
    this.story.takeNewer(await this.host.ask("restore", { id: this.story.id, number, version }));
    this.close();
    await this.list();
  }
}
