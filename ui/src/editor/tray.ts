// The rule of figures: a figure leaves a story only by "remove photo", and no two figures have one id.
//
// A figure that a deletion took out of the body is put into the tray, in the same undo step. A figure pasted or dropped
// from the tray moves; a second copy of one that is in the body gets an id of its own. Nothing happens while an input
// method composes: what was lost meanwhile is put into the tray afterwards.
import { Fragment, Slice, type Node } from "prosemirror-model";
import { isHistoryTransaction } from "prosemirror-history";
import { Plugin, type EditorState, type Transaction } from "prosemirror-state";
import { startOfPart, part } from "./content";
import { schema } from "./schema";

const { nodes } = schema;
const LAWFUL = "figures removed on purpose";

/** Marks a transaction that may take figures out of the story: remove photo, restore a revision. */
export function lawful(tr: Transaction): Transaction {
  return tr.setMeta(LAWFUL, true);
}

export interface Figures {
  /** Whether an input method is composing: the document must then be left alone. */
  composing: () => boolean;
  /** A new figure id, different every time. */
  newId: () => string;
}

export function figureLaw({ composing, newId }: Figures): Plugin {
  // Lost while composing, with the transaction that lost them.
  let late: { figures: Node[]; cause: Transaction } | null = null;
  return new Plugin({
    appendTransaction(transactions, before, after) {
      const lost = lostFigures(transactions, before, after);
      if (!composing()) return enforce(after, lost, transactions, newId);
      const cause = transactions.at(-1);
      if (lost.length > 0 && cause) late = { figures: [...(late?.figures ?? []), ...lost], cause };
      return null;
    },
    view: () => ({
      update(view) {
        if (!late || composing()) return;
        const { figures, cause } = late;
        late = null;
        // After the update that is under way, and in the undo step of the transaction that lost the figures.
        queueMicrotask(() => {
          const tr = enforce(view.state, figures, [], newId);
          if (tr) view.dispatch(tr.setMeta("appendedTransaction", cause));
        });
      },
    }),
  });
}

function enforce(
  state: EditorState,
  lost: readonly Node[],
  transactions: readonly Transaction[],
  newId: () => string,
): Transaction | null {
  if (transactions.some(isHistoryTransaction)) return null;
  const fresh = freshRanges(transactions);
  if (lost.length === 0 && !fresh.some(([from, to]) => hasFigure(state.doc, from, to))) return null;
  const tr = state.tr;
  separate(tr, fresh, newId);
  const ids = new Set<string>();
  tr.doc.descendants((node) => {
    if (node.type === nodes.figure) ids.add(node.attrs.id as string);
    return !node.isTextblock;
  });
  const missing = lost.filter((node) => !ids.has(node.attrs.id as string));
  if (missing.length > 0)
    tr.insert(startOfPart(tr.doc, "tray") + part(tr.doc, "tray").content.size, Fragment.fromArray(missing));
  return tr.docChanged ? tr : null;
}

/** Figures of the state before that a step cut into and that may therefore be gone. */
function lostFigures(transactions: readonly Transaction[], before: EditorState, after: EditorState): Node[] {
  if (before.doc === after.doc) return [];
  const touched = new Map<string, Node>();
  for (const tr of transactions) {
    if (tr.getMeta(LAWFUL) || isHistoryTransaction(tr)) return [];
    tr.steps.forEach((step, index) => {
      step.getMap().forEach((start, end) => {
        if (start === end) return;
        tr.docs[index]?.nodesBetween(start, end, (node, pos) => {
          // A change inside the caption leaves the figure where it is.
          const inside = start > pos && end < pos + node.nodeSize;
          if (node.type === nodes.figure && !inside) touched.set(node.attrs.id as string, node);
          return !node.isTextblock;
        });
      });
    });
  }
  if (touched.size === 0) return [];
  after.doc.descendants((node) => {
    if (node.type === nodes.figure) touched.delete(node.attrs.id as string);
    return !node.isTextblock;
  });
  return [...touched.values()];
}

/** What the transactions put in, as ranges of the newest document. */
function freshRanges(transactions: readonly Transaction[]): [number, number][] {
  const ranges: [number, number][] = [];
  transactions.forEach((tr, index) => {
    tr.mapping.maps.forEach((map, step) => {
      map.forEach((_start, _end, from, to) => {
        const rest = tr.mapping.slice(step + 1);
        let range: [number, number] = [rest.map(from, -1), rest.map(to, 1)];
        for (const later of transactions.slice(index + 1))
          range = [later.mapping.map(range[0], -1), later.mapping.map(range[1], 1)];
        if (range[0] < range[1]) ranges.push(range);
      });
    });
  });
  return ranges;
}

function hasFigure(doc: Node, from: number, to: number): boolean {
  let found = false;
  doc.nodesBetween(from, to, (node, pos) => {
    // Typing in a caption touches its figure without bringing one in.
    if (node.type === nodes.figure && from <= pos) found = true;
    return !found && !node.isTextblock;
  });
  return found;
}

/** Gives each figure an id of its own: a copy in the body pushes its original out of the tray, or takes a new id. */
function separate(tr: Transaction, fresh: readonly [number, number][], newId: () => string): void {
  const places = new Map<string, { pos: number; fresh: boolean; tray: boolean; size: number }[]>();
  const tray = startOfPart(tr.doc, "tray");
  tr.doc.descendants((node, pos) => {
    if (node.type === nodes.figure) {
      const id = node.attrs.id as string;
      const isFresh = fresh.some(([from, to]) => from <= pos && pos < to);
      const place = { pos, fresh: isFresh, tray: pos >= tray, size: node.nodeSize };
      places.set(id, [...(places.get(id) ?? []), place]);
    }
    return !node.isTextblock;
  });
  const changes: { pos: number; size: number; drop: boolean }[] = [];
  for (const twins of places.values()) {
    if (twins.length < 2) continue;
    // The first that was there before keeps the id, unless it is in the tray and the copy is in the body.
    const keeper =
      twins.find((twin) => !twin.fresh && !twin.tray) ??
      twins.find((twin) => !twin.tray) ??
      twins.find((twin) => !twin.fresh);
    for (const twin of twins)
      if (twin !== keeper) changes.push({ pos: twin.pos, size: twin.size, drop: twin.tray });
  }
  for (const { pos, size, drop } of changes.sort((a, b) => b.pos - a.pos)) {
    if (drop) tr.replace(pos, pos + size, Slice.empty);
    else tr.setNodeAttribute(pos, "id", newId());
  }
}
