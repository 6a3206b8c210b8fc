// What is done with several figures at once, as the contact sheet asks: each function builds one transaction, one undo step.
import { Fragment, type Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import type { Figure, FigureId } from "../ipc/types";
import { figureNode, part, startOfPart } from "./content";
import { figureOf } from "./facts";
import { findFigure, placeFor, setFigure } from "./figures";
import { schema } from "./schema";
import { lawful } from "./tray";

const { nodes } = schema;

/** Facts of many figures. */
export function setFigures(tr: Transaction, patches: readonly [FigureId, Partial<Figure>][]): Transaction {
  for (const [id, patch] of patches) setFigure(tr, id, patch);
  return tr;
}

/**
 * Puts another photo in a figure, with the words and people of the old one. The old photo's framing and face marks are dropped;
 * `facts`, as `PicturesRoom::exchange` works them out, come with the new one.
 */
export function replacePhoto(
  tr: Transaction,
  id: FigureId,
  photo: Figure,
  facts: Partial<Figure>,
): Transaction {
  const spot = findFigure(tr.doc, id);
  if (!spot) return tr;
  const old = figureOf(spot.node);
  const people = old.people.map(({ name, unit, title, position }) => ({ name, unit, title, position }));
  const empty = (value: unknown) => value === "" || (Array.isArray(value) && value.length === 0);
  const gaps = Object.entries(photo).filter(
    ([name]) => name !== "rating" && name !== "pick" && empty(old[name as keyof Figure]),
  );
  const filled = Object.fromEntries(gaps) as Partial<Figure>;
  const { photo: digest, file_name, framing } = photo;
  return setFigure(tr, id, {
    ...filled,
    ...facts,
    people: old.people.length > 0 ? people : photo.people,
    photo: digest,
    file_name,
    framing,
  });
}

/** Takes figures out of the tray and the body, and returns them in the order given. */
function taken(tr: Transaction, ids: readonly FigureId[]): Node[] {
  const found = ids.flatMap((id) => findFigure(tr.doc, id) ?? []);
  for (const { pos, node, where } of [...found].sort((a, b) => b.pos - a.pos)) {
    const alone = where === "body" && part(tr.doc, "body").childCount === 1;
    if (alone) tr.replaceWith(pos, pos + node.nodeSize, nodes.paragraph.create());
    else tr.delete(pos, pos + node.nodeSize);
  }
  return found.map(({ node }) => node);
}

/**
 * Puts figures before or behind another one, in the order given: into the tray where that one is in the tray, into the text
 * where it is in the text. Null where nothing would move.
 */
export function moveFigures(
  state: EditorState,
  ids: readonly FigureId[],
  beside: FigureId,
  side: "before" | "behind",
): Transaction | null {
  if (ids.includes(beside) || ids.length === 0 || !findFigure(state.doc, beside)) return null;
  const tr = state.tr;
  const figures = taken(tr, ids);
  const target = findFigure(tr.doc, beside);
  if (!target) return null;
  const at = side === "before" ? target.pos : target.pos + target.node.nodeSize;
  tr.insert(at, Fragment.fromArray(figures));
  return tr.doc.eq(state.doc) ? null : lawful(tr);
}

/** Puts figures into the text, at the caret or at `at`, in the order given. */
export function placeFigures(
  state: EditorState,
  ids: readonly FigureId[],
  at: number | null,
): Transaction | null {
  if (ids.length === 0) return null;
  const tr = state.tr;
  const target = at ?? placeFor(state);
  const figures = taken(tr, ids);
  if (figures.length === 0) return null;
  tr.insert(tr.mapping.map(target), Fragment.fromArray(figures));
  return lawful(tr);
}

/** Takes figures out of the story. */
export function removeFigures(state: EditorState, ids: readonly FigureId[]): Transaction | null {
  const tr = state.tr;
  return taken(tr, ids).length > 0 ? lawful(tr) : null;
}

/** Moves figures of the text to the end of the tray. */
export function manyToTray(state: EditorState, ids: readonly FigureId[]): Transaction | null {
  const placed = ids.filter((id) => findFigure(state.doc, id)?.where === "body");
  if (placed.length === 0) return null;
  const tr = state.tr;
  const figures = taken(tr, placed);
  const tray = part(tr.doc, "tray");
  return lawful(tr.insert(startOfPart(tr.doc, "tray") + tray.content.size, Fragment.fromArray(figures)));
}

/** Puts photos that came in at the end of the tray. */
export function attachFigures(tr: Transaction, figures: readonly Figure[]): Transaction {
  const end = startOfPart(tr.doc, "tray") + part(tr.doc, "tray").content.size;
  return tr.insert(end, Fragment.fromArray(figures.map(figureNode)));
}

/**
 * The border between blocks of the body that is nearest to a height: before the first block whose middle is lower, else behind
 * the last. `box` answers where the block at a place of the document is drawn; one that is not drawn is passed over.
 */
export function borderAt(
  state: EditorState,
  y: number,
  box: (pos: number) => { top: number; bottom: number } | null,
): number {
  const start = startOfPart(state.doc, "body");
  let pos = start;
  for (const block of part(state.doc, "body").children) {
    const drawn = box(pos);
    if (drawn && y < (drawn.top + drawn.bottom) / 2) return pos;
    pos += block.nodeSize;
  }
  return pos;
}
