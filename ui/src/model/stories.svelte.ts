// The stories on the desk: the list, of which only pages that were in sight are known, and how many stories each drawer of the rail has.

import { SvelteMap } from "svelte/reactivity";

import type { Host } from "../ipc/host";
import type { LeadPhoto, ListOrder, StoryRow, Drawer as StoryDrawer } from "../ipc/types";
import { periodsAt, stretchesOf, withoutLine, withOneMore, type Stretch } from "./periods";

/** The rail's entries, in the order a piece travels. */
export const DRAWERS = [
  "all",
  "draft",
  "filed",
  "returned",
  "signed_off",
  "delivered",
  "received",
  "spiked",
] as const satisfies readonly ("all" | StoryDrawer)[];
export type Drawer = (typeof DRAWERS)[number];

/** How many lines are asked for at once. */
const PAGE = 100;

/** Whether the drawer shows the story. A spiked story is only in its own. */
export function standsIn(row: StoryRow, drawer: Drawer): boolean {
  return drawer === "all" ? row.drawer !== "spiked" : row.drawer === drawer;
}

/** Every word of the filter must occur somewhere in the story's row. */
export function matches(row: StoryRow, filter: string): boolean {
  const text = `${row.headline}\n${row.slugline}\n${row.first_words}`.toLocaleLowerCase();
  return filter
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export class Stories {
  /** The lines of the list by their places; those of pages that were never in sight are not known. */
  slots = $state.raw<readonly (StoryRow | undefined)[]>([]);
  /** How many stories the filter would find in every drawer; for the sentence of an empty list. */
  foundAnywhere = $state(0);
  counts = $state.raw<Record<Drawer, number>>(counted([]));
  /** Of these, how many wait for what this person does next. */
  waiting = $state.raw<Record<Drawer, number>>(counted([]));
  /** The days that the lines are under, where they are sorted by them. */
  stretches = $state.raw<readonly Stretch[]>([]);
  #order = $state<ListOrder>("changed");
  #drawer = $state<Drawer>("all");
  #filter = $state("");
  readonly #known = new SvelteMap<string, StoryRow>();
  readonly #leads = new SvelteMap<string, LeadPhoto>();
  /** Stories of this list whose lead was asked for, with as many photos as they had. Nothing is drawn from it. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #askedLeads = new Map<string, number>();
  /** Counts the lists that were asked for: an answer to an earlier one is none to this. */
  #asked = 0;
  /** The pages of this list that were asked for. Nothing is drawn from it. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #pages = new Set<number>();

  constructor(
    private readonly host: Host,
    private readonly fail: (thrown: unknown) => void,
  ) {}

  get drawer(): Drawer {
    return this.#drawer;
  }
  set drawer(drawer: Drawer) {
    this.#drawer = drawer;
    void this.load().catch(this.fail);
  }

  get filter(): string {
    return this.#filter;
  }
  set filter(filter: string) {
    this.#filter = filter;
    void this.load().catch(this.fail);
  }

  get order(): ListOrder {
    return this.#order;
  }
  set order(order: ListOrder) {
    this.#order = order;
    void this.load().catch(this.fail);
  }

  /** How many stories there are. */
  get total(): number {
    return this.counts.all + this.counts.spiked;
  }

  /** Lists anew. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    this.#pages.clear();
    this.#pages.add(0);
    this.#askedLeads.clear();
    const periods = this.#order === "changed" ? periodsAt(Date.now()) : [];
    const { rows, found, since } = await this.#page(
      0,
      periods.map((period) => period.since),
    );
    if (asked !== this.#asked) return;
    this.stretches = periods.length > 0 ? stretchesOf(periods, since, found) : [];
    const slots = Array.from({ length: found }, (): StoryRow | undefined => undefined);
    this.slots = [...rows.map((row) => this.#learnt(row)), ...slots.slice(rows.length)];
    if (found > 0 || this.#filter.trim() === "") return;
    const anywhere = await this.#list(null, 0, 0);
    if (asked === this.#asked) this.foundAnywhere = anywhere.found;
  }

  /** Counts the drawers anew. */
  async count(): Promise<void> {
    const found = await this.host.ask("count_stories", {});
    this.counts = counted(found.map(({ drawer, stories }) => [drawer, stories]));
    this.waiting = counted(found.map(({ drawer, waiting }) => [drawer, waiting]));
  }

  /** Asks for the lines of a stretch that are not known yet. */
  want(from: number, to: number): void {
    for (let page = Math.floor(from / PAGE); page * PAGE < to; page++) {
      if (this.#pages.has(page)) continue;
      this.#pages.add(page);
      void this.#fill(page).catch(this.fail);
    }
    const bare = this.slots
      .slice(from, to)
      .filter((row) => row !== undefined && this.#askedLeads.get(row.id) !== row.photos);
    void this.#askLeads(bare.filter((row) => row !== undefined)).catch(this.fail);
  }

  /** The photo that a story is recognised by; undefined where there is none, or it is not known yet. */
  lead(id: string): LeadPhoto | undefined {
    return this.#leads.get(id);
  }

  async #askLeads(rows: StoryRow[]): Promise<void> {
    for (const { id, photos } of rows) this.#askedLeads.set(id, photos);
    for (const { id, photos } of rows) if (photos === 0) this.#leads.delete(id);
    const ids = rows.filter(({ photos }) => photos > 0).map(({ id }) => id);
    if (ids.length === 0) return;
    for (const lead of await this.host.ask("lead_photos", { ids })) this.#leads.set(lead.story, lead);
  }

  find(id: string): StoryRow | undefined {
    return this.#known.get(id);
  }

  /** Whether there may be such a story: it is known, or not all stories are. */
  mayHave(id: string): boolean {
    return this.#known.has(id) || this.#known.size < this.total;
  }

  /** The stories that are known. */
  known(): StoryRow[] {
    return [...this.#known.values()];
  }

  /** Stories whose line has these words, the newest change first. */
  async search(words: string, most: number): Promise<StoryRow[]> {
    return (await this.#list(null, 0, most, { words })).rows.map((row) => this.#learnt(row));
  }

  /**
   * Takes a row that changed. It keeps its place, because a list that jumps while one types is no help; a story not
   * seen before comes first.
   */
  put(row: StoryRow): void {
    const before = this.#known.get(row.id);
    this.#known.set(row.id, row);
    if (before === undefined) void this.count().catch(this.fail);
    else if (before.state !== row.state) {
      this.#moved(before.drawer, row.drawer);
      void this.count().catch(this.fail);
    }
    const belongs = standsIn(row, this.#drawer) && matches(row, this.#filter.trim());
    const at = this.slots.findIndex((slot) => slot?.id === row.id);
    if (belongs && at < 0) {
      this.slots = [row, ...this.slots];
      this.stretches = withOneMore(this.stretches);
    } else if (belongs) this.slots = this.slots.with(at, row);
    else this.#takeOut(at);
  }

  #takeOut(at: number): void {
    if (at < 0) return;
    this.slots = this.slots.toSpliced(at, 1);
    this.stretches = withoutLine(this.stretches, at);
  }

  /** A story that is no more. */
  drop(id: string): void {
    this.#known.delete(id);
    this.#takeOut(this.slots.findIndex((slot) => slot?.id === id));
    void this.count().catch(this.fail);
  }

  /** Makes sure that a story can be seen in the list. */
  reveal(row: StoryRow): void {
    if (!standsIn(row, this.#drawer)) this.drawer = row.drawer === "spiked" ? "spiked" : "all";
    if (!matches(row, this.#filter.trim())) this.filter = "";
  }

  async #fill(page: number): Promise<void> {
    const asked = this.#asked;
    const { rows } = await this.#page(page);
    if (asked !== this.#asked) return;
    const there = this.slots.map((slot) => slot?.id);
    const start = page * PAGE;
    this.slots = this.slots.flatMap((slot, at) => {
      if (slot !== undefined || at < start || at >= start + PAGE) return [slot];
      const row = rows[at - start];
      // What came to the front meanwhile has its place there, and none here.
      return row === undefined || there.includes(row.id) ? [] : [this.#learnt(row)];
    });
  }

  #page(page: number, since: number[] = []) {
    return this.#list(this.#drawer, page * PAGE, PAGE, { since });
  }

  #list(
    drawer: Drawer | null,
    from: number,
    most: number,
    { words = this.#filter, since = [] as number[] } = {},
  ) {
    const query = {
      order: this.#order,
      since,
      drawer: drawer === "all" ? null : drawer,
      spiked: drawer === null,
      words: words.trim(),
      from,
      most,
    };
    return this.host.ask("list_stories", { query });
  }

  /** A row as the list says it is, unless a later one is known. */
  #learnt(row: StoryRow): StoryRow {
    const known = this.#known.get(row.id);
    if (known && Date.parse(known.updated) > Date.parse(row.updated)) return known;
    this.#known.set(row.id, row);
    return row;
  }

  #moved(from: StoryDrawer, to: StoryDrawer): void {
    const { counts } = this;
    const drawers = DRAWERS.filter((drawer): drawer is StoryDrawer => drawer !== "all");
    this.counts = counted(
      drawers.map((drawer) => [drawer, counts[drawer] - Number(drawer === from) + Number(drawer === to)]),
    );
  }
}

/** The numbers of the rail: all drawers together, without the spiked. */
function counted(found: [StoryDrawer, number][]): Record<Drawer, number> {
  const counts = Object.fromEntries(DRAWERS.map((drawer) => [drawer, 0])) as Record<Drawer, number>;
  for (const [drawer, stories] of found) {
    counts[drawer] = stories;
    if (drawer !== "spiked") counts.all += stories;
  }
  return counts;
}
