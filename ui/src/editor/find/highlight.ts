// Hits drawn with the CSS Custom Highlight API: the text's own DOM is not touched, so an input method beside a hit is not
// disturbed. Only what stands near the window is drawn.
import type { EditorView } from "prosemirror-view";
import { scrollerOf } from "../place";
import type { Range as Stretch } from "./hits";

const NAMES = { hits: "find", here: "find-here", within: "find-within" } as const;
/** At most this many are drawn at once; a window shows fewer. */
const MOST = 600;

/** What the browser draws beside the text; undefined in one that cannot, where finding still finds. */
function drawn(): HighlightRegistry | undefined {
  return (globalThis as Partial<typeof globalThis>).CSS?.highlights;
}

export function draw(view: EditorView, hits: readonly Stretch[], here: number, within: Stretch | null): void {
  if (!drawn()) return;
  const seen = near(view, hits, here);
  set(
    NAMES.hits,
    seen.filter((hit) => hit !== hits[here]).map((hit) => rangeOf(view, hit)),
  );
  set(NAMES.here, hits[here] ? [rangeOf(view, hits[here])] : []);
  set(NAMES.within, within ? [rangeOf(view, within)] : []);
}

export function erase(): void {
  for (const name of Object.values(NAMES)) drawn()?.delete(name);
}

function set(name: string, ranges: (Range | null)[]): void {
  const real = ranges.filter((range) => range !== null);
  if (real.length === 0) drawn()?.delete(name);
  else drawn()?.set(name, new Highlight(...real));
}

function rangeOf(view: EditorView, { from, to }: Stretch): Range | null {
  try {
    const range = document.createRange();
    const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)];
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range;
  } catch {
    // The hit is older than the text: the next drawing, a frame away, knows better.
    return null;
  }
}

/** The hits in sight, with a screen before and behind them. */
function near(view: EditorView, hits: readonly Stretch[], here: number): readonly Stretch[] {
  if (hits.length <= MOST / 4) return hits;
  const { top, bottom, left, width, height } = scrollerOf(view.dom).getBoundingClientRect();
  const middle = left + width / 2;
  const at = (y: number) => view.posAtCoords({ left: middle, top: y })?.pos;
  const [first, last] = [at(top + 1), at(bottom - 1)];
  if (first === undefined || last === undefined || height === 0)
    return hits.slice(Math.max(0, here - MOST / 2), Math.max(0, here) + MOST / 2);
  const margin = last - first + 400;
  return hits.filter(({ from, to }) => to >= first - margin && from <= last + margin).slice(0, MOST);
}
