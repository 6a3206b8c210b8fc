// The photo that the keys are on, and the photo to which each key moves.

import { untrack } from "svelte";
import type { FigureId } from "../../ipc/types";
import { between, Order, placesOf, shown, stepTo } from "../../model/contact-sheet";
import type { StorySession } from "../../model/story-session.svelte";
import { seenBefore } from "./duplicate-hint";
import type { Sheet } from "./sheet.svelte";

/** How long the keys rest before the fields of the photo under them are drawn: drawing those of every photo passed is slow. */
const REST = 70;

export class SheetNavigation {
  /** As many as the grid shows across and down. */
  columns = $state(1);
  rows = $state(1);
  readonly figures = $derived.by(() => this.story().figures);
  readonly #order = new Order();
  readonly #ordered = $derived.by(() => this.#order.of(this.figures, this.sheet.sort));
  readonly list = $derived.by(() => {
    const { filter, stars, cursor } = this.sheet;
    const all = filter === "all" && stars === 0;
    return shown(this.#ordered, filter, stars, all ? null : cursor);
  });
  /** The store's facts on a photo that a person should see: it went out before, it is here twice, it moves. */
  readonly seen = $derived.by(() => seenBefore(this.story().flags));
  readonly #places = $derived.by(() => placesOf(this.list));
  readonly at = $derived.by(() => this.#places.get(this.sheet.cursor ?? "") ?? -1);
  readonly cursor = $derived.by(() => this.list[this.at]);
  #rested = $state.raw<FigureId | null>(null);
  /** The photo whose words are beside the sheet: the one under the keys, once they rest. */
  readonly rested = $derived.by(() => this.list[this.#places.get(this.#rested ?? "") ?? -1] ?? this.cursor);

  constructor(
    private readonly story: () => StorySession,
    private readonly sheet: Sheet,
  ) {
    // A photo is always under the keys, as long as there is any.
    $effect(() => {
      const first = this.list[0]?.figure.id ?? null;
      if (!this.cursor && first !== this.sheet.cursor) untrack(() => this.sheet.put(first));
    });
    $effect(() => {
      const now = this.sheet.cursor;
      if (untrack(() => this.#rested) === now) return;
      const waiting = setTimeout(() => (this.#rested = now), REST);
      return () => clearTimeout(waiting);
    });
  }

  /** Draws the fields now. */
  rest(): void {
    this.#rested = this.sheet.cursor;
  }

  /** One on, or back. False at either end. */
  step(by: 1 | -1): boolean {
    const next = this.list[this.at + by];
    if (!next) return false;
    this.sheet.put(next.figure.id);
    return true;
  }

  /** Moves by a key; answers whether the key is one that moves. */
  move(key: string, stretch: boolean): boolean {
    const { sheet, list } = this;
    const lines = sheet.look === "grid" ? this.columns : 1;
    const to = stepTo(key, this.at, list.length, lines, this.rows);
    const next = to === null ? undefined : list[to]?.figure.id;
    if (next === undefined) return to !== null;
    if (sheet.look === "compare") {
      // The other of the two photos moves on; the cursor's stays for comparison.
      if (next !== sheet.other) sheet.other = next;
    } else if (stretch) this.#stretch(next);
    else sheet.put(next);
    return true;
  }

  press(id: FigureId, event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey) this.sheet.toggle(id);
    else if (event.shiftKey) this.#stretch(id);
    else this.sheet.put(id);
  }

  #stretch(id: FigureId): void {
    this.sheet.stretch(id, between(this.list, this.sheet.anchor ?? id, id));
  }

  compare(): void {
    const { sheet, list, at } = this;
    if (sheet.look === "compare") return void (sheet.look = "grid");
    const others = sheet.chosen.filter((id) => id !== sheet.cursor);
    sheet.other = others[0] ?? (list[at + 1] ?? list[at - 1])?.figure.id ?? null;
    if (sheet.other !== null) sheet.look = "compare";
  }

  /** The two change places. */
  swap(): void {
    const { sheet } = this;
    const [here, there] = [sheet.cursor, sheet.other];
    if (there === null) return;
    sheet.put(there);
    sheet.other = here;
  }
}
