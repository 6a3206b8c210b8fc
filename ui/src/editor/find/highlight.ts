// Hits drawn with the CSS Custom Highlight API: the text's own DOM is not touched, so an input method beside a hit is not
// disturbed. Only hits near the window are drawn, and a key draws only what it changed.
import type { EditorView } from "prosemirror-view";
import { scrollerOf } from "../place";
import type { Hit, Range as Stretch } from "./hits";
import type { Match } from "./matcher";

const HITS = "find";
const HERE = "find-here";
const WITHIN = "find-within";
/** At most this many are drawn at once; a window shows fewer. */
const MOST = 600;
/** Up to so many are drawn at any distance. */
const FEW = 150;
/** Characters beyond the window's edges that are drawn too, besides a window's worth. */
const MARGIN = 400;

interface Drawn {
  match: Match;
  range: Range;
}

export class Painter {
  private drawn: Drawn[] = [];
  private sight: { from: number; to: number; size: number } | null = null;

  /** `moved` when the window may show other lines than at the last drawing. */
  paint(view: EditorView, hits: readonly Hit[], here: number, within: Stretch | null, moved: boolean): void {
    const paper = highlights();
    if (!paper) return;
    const present = hits[here];
    const near = this.near(view, hits, here, moved).filter((hit) => hit !== present);
    this.exchange(view, paper, near);
    show(paper, HERE, present && rangeOf(view, present));
    show(paper, WITHIN, within && rangeOf(view, within));
  }

  erase(): void {
    for (const name of [HITS, HERE, WITHIN]) highlights()?.delete(name);
    this.drawn = [];
    this.sight = null;
  }

  /** Both lists are in reading order: what they begin and end with alike stays as it is drawn. */
  private exchange(view: EditorView, paper: HighlightRegistry, near: readonly Hit[]): void {
    const old = this.drawn;
    const same = (was: Drawn | undefined, is: Hit | undefined) =>
      was !== undefined && was.match === is?.match && !was.range.collapsed;
    const least = Math.min(old.length, near.length);
    let head = 0;
    while (head < least && same(old[head], near[head])) head++;
    let tail = 0;
    while (tail < least - head && same(old.at(-1 - tail), near.at(-1 - tail))) tail++;
    const fresh = near.slice(head, near.length - tail).flatMap((hit) => {
      const range = rangeOf(view, hit);
      return range ? [{ match: hit.match, range }] : [];
    });
    const gone = old.slice(head, old.length - tail);
    this.drawn = [...old.slice(0, head), ...fresh, ...old.slice(old.length - tail)];
    const highlight = paper.get(HITS) ?? new Highlight();
    for (const { range } of gone) highlight.delete(range);
    for (const { range } of fresh) highlight.add(range);
    if (!paper.has(HITS)) paper.set(HITS, highlight);
  }

  /** The hits in sight, with a window's worth before and behind them. */
  private near(view: EditorView, hits: readonly Hit[], here: number, moved: boolean): readonly Hit[] {
    if (hits.length <= FEW) return hits;
    const { size } = view.state.doc.content;
    if (moved || !this.sight || Math.abs(this.sight.size - size) > MARGIN) this.sight = sightOf(view);
    const { sight } = this;
    if (!sight) return hits.slice(Math.max(0, here - MOST / 2), Math.max(0, here) + MOST / 2);
    return hits.filter(({ from, to }) => to >= sight.from && from <= sight.to).slice(0, MOST);
  }
}

/** The browser's registry of highlights; undefined in a browser without one, where finding still finds. */
function highlights(): HighlightRegistry | undefined {
  return (globalThis as Partial<typeof globalThis>).CSS?.highlights;
}

function show(paper: HighlightRegistry, name: string, range: Range | null | undefined): void {
  const [now] = paper.get(name) ?? [];
  if (!range) paper.delete(name);
  else if (!(now instanceof Range) || !sameRange(now, range)) paper.set(name, new Highlight(range));
}

function sameRange(one: Range, other: Range): boolean {
  return (
    one.startContainer === other.startContainer &&
    one.startOffset === other.startOffset &&
    one.endContainer === other.endContainer &&
    one.endOffset === other.endOffset
  );
}

function rangeOf(view: EditorView, { from, to }: Stretch): Range | null {
  try {
    const range = document.createRange();
    const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)];
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range;
  } catch {
    // The hit is older than the text: the next drawing, a frame away, has the new one.
    return null;
  }
}

function sightOf(view: EditorView): { from: number; to: number; size: number } | null {
  const { top, bottom, left, width } = scrollerOf(view.dom).getBoundingClientRect();
  const at = (y: number) => view.posAtCoords({ left: left + width / 2, top: y })?.pos;
  const [first, last] = [at(top + 1), at(bottom - 1)];
  if (first === undefined || last === undefined || bottom <= top) return null;
  const margin = last - first + MARGIN;
  return { from: first - margin, to: last + margin, size: view.state.doc.content.size };
}
