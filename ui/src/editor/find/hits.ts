// Hits in a whole story: every line of it, fields, captions and tray included. A line is searched once and its hits kept by
// the node it is, so that a key costs the search of one line.
import { Fragment, type Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { schema } from "../schema";
import type { Match, Matcher } from "./matcher";

/** Milliseconds after which a search is given up: some expressions are legal and yet too much for a page. */
const PATIENCE = 2000;

export interface Hit {
  from: number;
  to: number;
  match: Match;
}

export interface Range {
  from: number;
  to: number;
}

export class Search {
  private readonly known = new WeakMap<Node, readonly Match[]>();

  constructor(private readonly find: Matcher) {}

  /** All hits in reading order, inside the range if there is one; null when the search takes too long. */
  hits(doc: Node, within: Range | null): Hit[] | null {
    const hits: Hit[] = [];
    const started = performance.now();
    let late = false;
    doc.descendants((node, pos) => {
      if (late) return false;
      if (!node.isTextblock) return true;
      let matches = this.known.get(node);
      if (!matches) {
        matches = this.find(node.textBetween(0, node.content.size, null, "\n"));
        this.known.set(node, matches);
        late = performance.now() - started > PATIENCE;
      }
      for (const match of matches) {
        const hit = { from: pos + 1 + match.from, to: pos + 1 + match.to, match };
        if (!within || (hit.from >= within.from && hit.to <= within.to)) hits.push(hit);
      }
      return false;
    });
    return late ? null : hits;
  }
}

/** Puts text in the place of a hit. What both have in common stays untouched, and so do its marks. */
export function replaceHit(tr: Transaction, { from, to }: Range, text: string): Transaction {
  const old = tr.doc.textBetween(from, to, null, "\n");
  let head = 0;
  while (head < old.length && head < text.length && old[head] === text[head]) head++;
  if (isHigh(old, head - 1)) head--;
  let tail = 0;
  const most = Math.min(old.length, text.length) - head;
  while (tail < most && old.at(-1 - tail) === text.at(-1 - tail)) tail++;
  if (tail > 0 && isHigh(old, old.length - tail - 1)) tail--;
  const [start, end] = [from + head, to - tail];
  const middle = text.slice(head, text.length - tail);
  if (middle === "") return start < end ? tr.delete(start, end) : tr;
  // The new words look like those of the hit where they begin.
  const marks = tr.doc.nodeAt(Math.min(start, to - 1))?.marks ?? [];
  const lines = middle
    .split("\n")
    .flatMap((line, index) => [
      ...(index > 0 ? [schema.nodes.hard_break.create(null, null, marks)] : []),
      ...(line === "" ? [] : [schema.text(line, marks)]),
    ]);
  return tr.replaceWith(start, end, Fragment.fromArray(lines));
}

function isHigh(text: string, at: number): boolean {
  return /^[\ud800-\udbff]$/.test(text[at] ?? "");
}
