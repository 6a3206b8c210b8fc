// Finding and replacing on one page: what is searched for, the hits, which hit is the present one. It outlives no page,
// changes the document only through it, and uses no Svelte.
// See docs/decisions/finding-on-the-page.md.
import { closeHistory } from "prosemirror-history";
import { TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Query, Found } from "../../model/manuscript";
import type { Draft } from "../draft";
import { scrollerOf } from "../place";
import { Painter } from "./highlight";
import { replaceHit, Search, type Hit, type Range } from "./hits";
import { matcher, prepare, replacement } from "./matcher";

/** Characters up to which a selection is taken as the words to search for. */
const FEW = 100;
/** Pixels from the window's edge within which a hit counts as out of sight. */
const EDGE = 36;
const NOTHING: Found = { total: 0, here: 0, problem: null, within: false };

export class Finder {
  found: Found = NOTHING;

  private open = false;
  private query: Query | null = null;
  private search: Search | null = null;
  private hits: readonly Hit[] = [];
  private here = -1;
  /** Where the search goes on from: the present hit is the first one from here. */
  private at = 0;
  private within: Range | null = null;
  /** What was selected when the search began. */
  private chosen: Range | null = null;
  /** How the page was scrolled when the search began; null once a hit was gone to. */
  private scroll: number | null = null;
  private readonly painter = new Painter();
  private stale = false;
  /** The window may show other lines than were last drawn. */
  private moved = true;
  private due = false;
  private asked = 0;

  constructor(private readonly draft: Draft) {}

  /** Begins; answers the selected words, if they are few enough to be searched for. */
  begin(): string {
    const { selection, doc } = this.draft.state;
    const view = this.draft.view;
    const { $from, $to, from, to, empty } = selection;
    this.open = true;
    this.at = from;
    this.chosen = empty ? null : { from, to };
    this.scroll = view ? scrollerOf(view.dom).scrollTop : 0;
    // The bar was open already: the search begins again from here.
    if (this.search) this.stale = true;
    this.redraw();
    const few = $from.sameParent($to) && $from.parent.isTextblock && to - from <= FEW;
    return few ? doc.textBetween(from, to) : "";
  }

  /** Searches for another query. The first hit from where the search began is shown, and the caret stays. */
  async look(query: Query): Promise<void> {
    const asked = ++this.asked;
    await prepare(query);
    if (asked !== this.asked || !this.open) return;
    const find = query.text === "" ? null : matcher(query);
    this.query = query;
    this.search = find && new Search(find);
    this.seek();
    if (query.text !== "" && !find) this.found = { ...this.found, problem: "pattern" };
    this.show();
  }

  /** Limits the search to the selection, or to that at its beginning; or lifts the limit. */
  setWithin(on: boolean): void {
    const { from, to, empty } = this.draft.state.selection;
    const present = this.hits[this.here];
    const selected = empty || (present?.from === from && present.to === to) ? this.chosen : { from, to };
    this.within = on ? selected : null;
    if (this.within) this.at = this.within.from;
    this.seek();
    this.show();
  }

  step(direction: 1 | -1): void {
    if (this.stale) this.seek();
    const { length } = this.hits;
    // The first step goes to the hit that is shown already.
    if (length > 0) this.goTo((this.here + (this.scroll === null ? direction : 0) + length) % length);
  }

  /** Replaces the present hit and goes on to the next one. A hit that has not been gone to is gone to first. */
  replaceOne(text: string): void {
    if (this.stale) this.seek();
    const { query } = this;
    if (!this.hits[this.here] || !query) return;
    if (this.scroll !== null) return this.goTo(this.here);
    const replaced = () => {
      this.seek();
      if (this.hits.length > 0) this.goTo(this.here);
      else this.show();
    };
    this.draft.change(({ tr }) => {
      const hit = this.present();
      if (!hit) return null;
      this.at = hit.to;
      return closeHistory(replaceHit(tr, hit, replacement(query, hit.match, text)));
    }, replaced);
  }

  /** Replaces every hit as one step of undo; answers how many. Nothing scrolls. */
  replaceAll(text: string): number {
    if (this.stale) this.seek();
    const { query } = this;
    const count = this.hits.length;
    if (!query || count === 0) return 0;
    const replaced = () => {
      this.scroll = null;
      this.seek();
      this.paint();
      this.draft.tell();
    };
    this.draft.change(({ tr }) => {
      this.present();
      for (const hit of [...this.hits].reverse()) replaceHit(tr, hit, replacement(query, hit.match, text));
      return closeHistory(tr);
    }, replaced);
    return count;
  }

  /** The present hit on the page as it is when a change's turn comes: while a word is composed changes wait, and hits move. */
  private present(): Hit | undefined {
    if (this.stale) this.seek();
    return this.hits[this.here];
  }

  /** Ends. The caret goes to the hit last gone to; where none was, the page is scrolled back to where it was. */
  end(): boolean {
    const view = this.draft.view;
    const back = view !== null && this.scroll !== null && this.open;
    if (back) scrollerOf(view.dom).scrollTop = this.scroll ?? 0;
    this.open = false;
    this.query = this.search = this.within = this.chosen = null;
    this.hits = [];
    this.here = -1;
    this.found = NOTHING;
    this.painter.erase();
    this.draft.tell();
    return back;
  }

  /** Maps the hits through a change of the document; after the next frame the changed lines are searched. */
  follow({ mapping }: Transaction): void {
    if (!this.open) return;
    const moved = (range: Range | null) =>
      range && { from: mapping.map(range.from, -1), to: mapping.map(range.to, 1) };
    this.within = moved(this.within);
    this.chosen = moved(this.chosen);
    this.at = mapping.map(this.at);
    this.stale = true;
    this.later();
  }

  /** Draws the hits in sight before the next frame: the page was scrolled, or is shown again. */
  redraw(): void {
    this.moved = true;
    this.later();
  }

  /**
   * Draws in the next frame after a scroll, and searches after it, so that no key waits for a search: the
   * hits that are drawn move with their letters by themselves.
   */
  private later(): void {
    if (!this.open || this.due) return;
    this.due = true;
    requestAnimationFrame(() => (this.stale ? setTimeout(() => this.renew()) : this.renew()));
  }

  private renew(): void {
    this.due = false;
    if (!this.open) return;
    if (this.stale) {
      this.seek();
      this.draft.tell();
    }
    this.paint();
  }

  private seek(): void {
    this.stale = false;
    const hits = this.search?.hits(this.draft.state.doc, this.within) ?? null;
    this.hits = hits ?? [];
    const next = this.hits.findIndex(({ from }) => from >= this.at);
    this.here = next < 0 && this.hits.length > 0 ? 0 : next;
    this.found = {
      total: this.hits.length,
      here: this.here + 1,
      problem: this.search && !hits ? "slow" : null,
      within: this.within !== null,
    };
  }

  private goTo(index: number): void {
    const hit = this.hits[index];
    if (!hit) return;
    this.here = index;
    this.at = hit.from;
    this.scroll = null;
    this.found = { ...this.found, here: index + 1 };
    this.draft.change(({ tr, doc }) => {
      const present = this.present();
      return present ? tr.setSelection(TextSelection.create(doc, present.from, present.to)) : null;
    });
    this.show();
  }

  /** Draws, brings the present hit into sight, and tells the listeners. */
  private show(): void {
    const view = this.draft.view;
    const hit = this.hits[this.here];
    if (view && hit) reveal(view, hit.from);
    this.moved = true;
    this.paint();
    this.draft.tell();
  }

  private paint(): void {
    const view = this.draft.view;
    if (view) this.painter.paint(view, this.hits, this.here, this.within, this.moved);
    this.moved = false;
  }
}

/** Scrolls only when the place is out of sight or at the very edge, and then well into the window. */
function reveal(view: EditorView, pos: number): void {
  const scroller = scrollerOf(view.dom);
  const { top, bottom, height } = scroller.getBoundingClientRect();
  const at = view.coordsAtPos(pos);
  if (at.top < top + EDGE || at.bottom > bottom - EDGE) scroller.scrollTop += at.top - top - height * 0.4;
}
