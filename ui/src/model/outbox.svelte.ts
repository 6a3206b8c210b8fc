// 待发: the deliveries as the window has them, kept up to date by the courier's reports.

import type { Host } from "../ipc/host";
import type { Adoption, Carried, DeliveryRow, StoryRow, Stranger } from "../ipc/types";

/** Deliveries that are final: nothing more happens to them by themselves or by hand. */
export const isOver = ({ state }: DeliveryRow): boolean => state === "delivered" || state === "cancelled";
/** A person has to do something before these go. */
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

  /** The rows that were reported since the last reading began. */
  #heard: Record<string, DeliveryRow> = {};
  /** Which reading is the newest. */
  #turn = 0;

  readonly open = $derived(this.rows.filter((row) => !isOver(row)));
  readonly stuck = $derived(this.open.filter(needsSomebody).length);

  constructor(
    private readonly host: Host,
    private readonly moved: (story: StoryRow) => void,
    /** Called with the reason why nothing at all is sent. */
    private readonly trouble: (says: string) => void,
  ) {}

  /** Takes the courier's reports until the returned function is called. */
  watch(): () => void {
    return this.host.onOutbox((carried) => this.#hear(carried));
  }

  /** Reads every row anew. A report that comes meanwhile is newer than the reading, and an older answer replaces no newer one. */
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

  /** Takes a delivery that was just queued; the courier may have reported on it before this answer came. */
  queued(row: DeliveryRow): void {
    if (!this.rows.some(({ id }) => id === row.id)) this.take(row);
  }

  take(row: DeliveryRow): void {
    this.#heard[row.id] = row;
    const known = this.rows.some(({ id }) => id === row.id);
    this.rows = known ? this.rows.map((old) => (old.id === row.id ? row : old)) : [row, ...this.rows];
  }

  /** Saves the table of a month, or of all where it is "", to the file that the person chooses; null where they choose none. */
  saveLedger(month: string, name: string): Promise<string | null> {
    return this.host.ask("save_ledger", { month, name });
  }

  async pause(id: string): Promise<void> {
    await this.#change(async () => [await this.host.ask("pause_delivery", { id })]);
  }

  /** Sends it now, for any reason it waited. */
  async retry(id: string): Promise<void> {
    await this.#change(async () => [await this.host.ask("retry_delivery", { id })]);
  }

  /** Tries failed deliveries again at once, as the network is back. */
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

  /** The person confirms a server's key; deliveries that waited for this go on. */
  async trust(outlet: string, stranger: Stranger): Promise<void> {
    await this.#change(() => this.host.ask("trust_host", { outlet, stranger }));
  }

  /** Takes the rows that a change answers with. The courier's reports since it was asked for are newer. */
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
