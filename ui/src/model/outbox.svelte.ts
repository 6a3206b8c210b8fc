// 待发: the deliveries as the window knows them, kept up to date by what the courier tells.

import type { Host } from "../ipc/host";
import type { Adoption, Carried, DeliveryRow, StoryRow, Stranger } from "../ipc/types";

/** Nothing more happens to these by themselves or by hand. */
export const isOver = ({ state }: DeliveryRow): boolean => state === "delivered" || state === "cancelled";
/** Somebody has to do something before these go. */
export const needsSomebody = ({ state }: DeliveryRow): boolean =>
  state === "failed" || state === "needs_password" || state === "unreadable";

/** A correction or withdrawal: a notice about a piece, and no piece of its own. */
export const isNotice = ({ amends }: DeliveryRow): boolean => amends === "corrects" || amends === "withdraws";

/** So many deliveries of which no more happens come at once. */
const PAGE = 100;

export class Outbox {
  /** The newest first. */
  rows = $state.raw<DeliveryRow[]>([]);
  /** Whether there may be deliveries over and behind the last one known. */
  hasEarlier = $state(false);
  /** How far those on their way are, by id. */
  moving = $state.raw<Record<string, Carried>>({});

  /** The rows that were heard of since the last reading began. */
  #heard: Record<string, DeliveryRow> = {};
  /** Which reading is the newest. */
  #turn = 0;

  readonly open = $derived(this.rows.filter((row) => !isOver(row)));
  readonly stuck = $derived(this.open.filter(needsSomebody).length);

  constructor(
    private readonly host: Host,
    private readonly moved: (story: StoryRow) => void,
    /** Hears why nothing at all is sent. */
    private readonly trouble: (says: string) => void,
  ) {}

  /** Hears the courier until the answer is called. */
  watch(): () => void {
    return this.host.onOutbox((carried) => this.#hear(carried));
  }

  /** Reads every row anew. What is heard meanwhile is newer than what is read, and an older answer replaces no newer one. */
  async load(): Promise<void> {
    const turn = ++this.#turn;
    this.#heard = {};
    const read = await this.host.ask("outbox", {});
    if (turn !== this.#turn) return;
    const fresh = Object.values(this.#heard).filter((row) => read.every(({ id }) => id !== row.id));
    this.rows = [...fresh, ...read.map((row) => this.#heard[row.id] ?? row)];
    this.hasEarlier = read.filter(isOver).length >= PAGE;
  }

  /** Reads the next of those over and behind the last one known. */
  async earlier(): Promise<void> {
    const last = this.rows.findLast(isOver);
    if (last === undefined) return;
    const read = await this.host.ask("earlier_deliveries", { before: last.id });
    this.hasEarlier = read.length >= PAGE;
    this.#add(read);
  }

  /** Reads the deliveries of one story, however long ago they were. */
  async learn(story: string): Promise<void> {
    this.#add(await this.host.ask("deliveries_of", { story }));
  }

  #add(read: readonly DeliveryRow[]): void {
    const fresh = read.filter(({ id }) => this.rows.every((row) => row.id !== id));
    if (fresh.length === 0) return;
    this.rows = [...this.rows, ...fresh].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  }

  /** The deliveries of one story, the newest first; those taken back are left out. */
  of(story: string): DeliveryRow[] {
    return this.rows.filter((row) => row.story === story && row.state !== "cancelled");
  }

  /** Takes a delivery that was just queued; the courier may have told more of it before this answer came. */
  queued(row: DeliveryRow): void {
    if (!this.rows.some(({ id }) => id === row.id)) this.take(row);
  }

  take(row: DeliveryRow): void {
    this.#heard[row.id] = row;
    const known = this.rows.some(({ id }) => id === row.id);
    this.rows = known ? this.rows.map((old) => (old.id === row.id ? row : old)) : [row, ...this.rows];
  }

  /** The table of a month, or of all where it is "", saved where the person wants it; null where they do not. */
  saveLedger(month: string, name: string): Promise<string | null> {
    return this.host.ask("save_ledger", { month, name });
  }

  async pause(id: string): Promise<void> {
    await this.#change(async () => [await this.host.ask("pause_delivery", { id })]);
  }

  /** Sends it now, whatever it waited for. */
  async retry(id: string): Promise<void> {
    await this.#change(async () => [await this.host.ask("retry_delivery", { id })]);
  }

  /** The network is back: what failed does not wait for its next try. */
  async hurry(): Promise<void> {
    await this.#change(() => this.host.ask("hurry_deliveries", {}));
  }

  async cancel(id: string): Promise<void> {
    const [row, story] = await this.host.ask("cancel_delivery", { id });
    this.take(row);
    this.moved(story);
  }

  async note(id: string, adoption: Adoption | null, note: string): Promise<void> {
    this.take(await this.host.ask("note_adoption", { id, adoption, note }));
  }

  /** The password for an outlet; answers whether it is kept beyond this run. */
  async giveSecret(outlet: string, secret: string): Promise<boolean> {
    let kept = false;
    await this.#change(async () => {
      const [isKept, rows] = await this.host.ask("give_secret", { outlet, secret });
      kept = isKept;
      return rows;
    });
    return kept;
  }

  /** A server is who it should be; what waited for somebody to say so goes on. */
  async trust(outlet: string, stranger: Stranger): Promise<void> {
    await this.#change(() => this.host.ask("trust_host", { outlet, stranger }));
  }

  /** Takes the rows that a change answers with. What the courier told of one since it was asked for is newer. */
  async #change(ask: () => Promise<DeliveryRow[]>): Promise<void> {
    const before = { ...this.#heard };
    for (const row of await ask()) {
      const heard = this.#heard[row.id];
      if (heard === undefined || heard === before[row.id]) this.take(row);
    }
  }

  #hear(carried: Carried): void {
    if (carried.trouble !== null) return this.trouble(carried.trouble);
    const others = { ...this.moving };
    delete others[carried.id];
    this.moving = carried.stage === null ? others : { ...others, [carried.id]: carried };
    if (carried.delivery) this.take(carried.delivery);
    if (carried.story) this.moved(carried.story);
  }
}
