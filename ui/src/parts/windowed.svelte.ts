// A long list of which only the rows in sight are drawn, with one or more items in a row. The view that draws it binds element
// and height, and passes on the scroll position.
// See docs/decisions/palette-and-toolbar-by-hand.md.

/** Rows drawn beyond each edge, so that a quick scroll does not show a gap. */
const SPARE = 3;
/** The height assumed until the list has been measured. */
const UNMEASURED = 900;

/** How the items are laid out, in CSS pixels. */
interface Layout {
  count: number;
  /** The height of a row, its line included. */
  row: number;
  /** Items in a row. */
  across?: number;
  /** The space above the first row and below the last. */
  pad?: number;
  /** Headings between the rows, each before the item at its place, all equally high. */
  headings?: { before: readonly number[]; height: number };
}

/** The items to draw: from this one up to that one. */
export function windowOf(
  { count, row, across = 1, headings }: Layout,
  scrolled: number,
  height: number,
): { from: number; to: number } {
  // As if all headings were above what is in sight: a few rows more are drawn, and none too few.
  const above = headings ? headings.before.length * headings.height : 0;
  const first = Math.max(0, Math.floor((scrolled - above) / row) - SPARE);
  const last = Math.ceil((scrolled + (height || UNMEASURED)) / row) + SPARE;
  return { from: Math.min(first * across, Math.max(0, count - 1)), to: Math.min(last * across, count) };
}

/** Where an item begins, in pixels below the first. */
export function topOf(at: number, { row, across = 1, headings }: Layout): number {
  const above = headings ? headings.before.filter((place) => place <= at).length * headings.height : 0;
  return Math.floor(at / across) * row + above;
}

/** The item a key goes to in a list of one column; null for a key that does not move, or where there is nothing to move to. */
export function nextItem(key: string, at: number, { count, row }: Layout, height: number): number | null {
  if (count === 0) return null;
  const page = Math.max(1, Math.floor((height || UNMEASURED) / row) - 1);
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? count - 1 : at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const wanted = steps[key];
  return wanted === undefined ? null : Math.min(count - 1, Math.max(0, wanted));
}

export class Windowed {
  element = $state<HTMLElement>();
  height = $state(0);
  #scrolled = $state(0);

  constructor(private readonly layout: () => Layout) {}

  readonly drawn = $derived.by(() => windowOf(this.layout(), this.#scrolled, this.height));

  readonly onscroll = () => {
    this.#scrolled = this.element?.scrollTop ?? 0;
  };

  /** Scrolls no further than it takes to see an item. */
  reveal(at: number): void {
    const { element, height } = this;
    const layout = this.layout();
    const { row, pad = 0, headings } = layout;
    if (!element || at < 0 || height === 0) return;
    const under = headings?.before.includes(at) ? headings.height : 0;
    const begins = topOf(at, layout);
    const top = begins - under;
    const bottom = begins + row + 2 * pad;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + height) element.scrollTop = bottom - height;
    this.onscroll();
  }
}
