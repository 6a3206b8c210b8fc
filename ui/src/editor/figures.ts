// What can be done with the figures of a story: each function builds one transaction, so that each is one undo step.
import { Fragment, type Node } from "prosemirror-model";
import {
  NodeSelection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from "prosemirror-state";
import type { Figure, FigureId } from "../ipc/types";
import type { PlacedFigure } from "../model/manuscript";
import { figureNode, part, startOfPart } from "./content";
import { figureOf, patchAttrs } from "./facts";
import { writeText } from "./field-text";
import { settled } from "../model/framing";
import { inBody } from "./regions";
import { schema } from "./schema";
import { lawful } from "./tray";

const { nodes } = schema;

interface Spot {
  node: Node;
  pos: number;
  where: "body" | "tray";
  index: number;
  siblings: number;
}

/** Every figure of the story, through the body, then the tray. */
function spots(doc: Node): Spot[] {
  return (["body", "tray"] as const).flatMap((where) => {
    const parent = part(doc, where);
    const start = startOfPart(doc, where);
    const found: Spot[] = [];
    parent.forEach((node, offset, index) => {
      if (node.type === nodes.figure)
        found.push({ node, pos: start + offset, where, index, siblings: parent.childCount });
    });
    return found;
  });
}

/** Finds a figure without listing all: an act on a card of a thousand photos calls it a thousand times. */
export function findFigure(doc: Node, id: FigureId): Spot | null {
  for (const where of ["body", "tray"] as const) {
    const parent = part(doc, where);
    let pos = startOfPart(doc, where);
    for (const [index, node] of parent.children.entries()) {
      if (node.type === nodes.figure && node.attrs.id === id)
        return { node, pos, where, index, siblings: parent.childCount };
      pos += node.nodeSize;
    }
  }
  return null;
}

const listed = new WeakMap<Node, PlacedFigure>();

/** The figures as a list. An unchanged figure is the same value as before, so that nothing is drawn anew for a key elsewhere. */
export function listFigures(doc: Node): PlacedFigure[] {
  return spots(doc).map(({ node, where }, index) => {
    const known = listed.get(node);
    if (known?.where === where && known.number === index + 1) return known;
    const placed = { figure: figureOf(node), where, number: index + 1 };
    listed.set(node, placed);
    return placed;
  });
}

/** The figure that is selected, or whose caption holds the caret. */
export function figureAt(state: EditorState): FigureId | null {
  const { selection } = state;
  const node = selection instanceof NodeSelection ? selection.node : selection.$head.parent;
  return node.type === nodes.figure ? (node.attrs.id as string) : null;
}

/** More photos than this at once are a card to choose from, not pictures for this place: they go to the tray. */
export const MOST_PLACED_AT_ONCE = 6;

/** Puts figures after the caret's block, before it if it is an empty paragraph, or at the end of the body. */
export function insertFigures(state: EditorState, figures: readonly Figure[]): Transaction {
  if (figures.length > MOST_PLACED_AT_ONCE) return figures.reduce(takeBack, state.tr);
  const at = placeFor(state);
  const tr = state.tr.insert(at, Fragment.fromArray(figures.map(figureNode)));
  if (state.selection instanceof NodeSelection || !inBody(state.selection.$head))
    tr.setSelection(NodeSelection.create(tr.doc, at));
  return tr;
}

export function placeFor(state: EditorState): number {
  const { selection, doc } = state;
  const { $head } = selection;
  const end = startOfPart(doc, "body") + part(doc, "body").content.size;
  if (selection instanceof NodeSelection && selection.$from.depth === 1 && inBody(selection.$from))
    return selection.to;
  if (!inBody($head)) return isEmptyLine(part(doc, "body").lastChild) ? end - 2 : end;
  if ($head.depth === 1) return $head.pos;
  return isEmptyLine($head.node(2)) ? $head.before(2) : $head.after(2);
}

function isEmptyLine(node: Node | null): boolean {
  return node?.type === nodes.paragraph && node.content.size === 0;
}

export function setFigure(tr: Transaction, id: FigureId, patch: Partial<Figure>): Transaction {
  const spot = findFigure(tr.doc, id);
  if (!spot) return tr;
  const { caption, framing } = patch;
  if (caption !== undefined) writeText(tr, spot.pos + 1, spot.pos + 1 + spot.node.content.size, caption);
  const attrs = patchAttrs(patch);
  if (framing) attrs.framing = settled(framing);
  for (const [name, value] of Object.entries(attrs))
    if (name !== "id" && JSON.stringify(spot.node.attrs[name]) !== JSON.stringify(value))
      tr.setNodeAttribute(spot.pos, name, value);
  return tr;
}

/** Gives a figure a photo. Words that a person wrote stay; empty facts are filled from the photo's own metadata. */
export function givePhoto(tr: Transaction, id: FigureId, photo: Figure): Transaction {
  const spot = findFigure(tr.doc, id);
  if (!spot) return tr;
  const old = figureOf(spot.node);
  const isEmpty = (value: unknown) => value === "" || (Array.isArray(value) && value.length === 0);
  const filled = Object.entries(photo).filter(([name]) => isEmpty(old[name as keyof Figure]));
  const { photo: digest, file_name, framing } = photo;
  return setFigure(tr, id, { ...Object.fromEntries(filled), photo: digest, file_name, framing });
}

/** Moves a figure one place up or down among the blocks of the body, or along the tray. */
export function moveFigure(state: EditorState, id: FigureId, direction: "up" | "down"): Transaction | null {
  const spot = findFigure(state.doc, id);
  if (!spot) return null;
  const parent = part(state.doc, spot.where);
  const to = spot.index + (direction === "up" ? -1 : 1);
  if (to < 0 || to >= spot.siblings) return null;
  const other = parent.child(to).nodeSize;
  const target = direction === "up" ? spot.pos - other : spot.pos + other;
  return move(state, spot, target);
}

/** Takes the figure from its place and puts it at `target`, a place in the document without it. */
function move(state: EditorState, { node, pos }: Spot, target: number): Transaction {
  const tr = state.tr.delete(pos, pos + node.nodeSize).insert(target, node);
  return tr.setSelection(NodeSelection.create(tr.doc, target)).scrollIntoView();
}

export function toTray(state: EditorState, id: FigureId): Transaction | null {
  const spot = findFigure(state.doc, id);
  // tray.ts does the rest: a figure that leaves the body goes to the tray.
  return spot?.where === "body" ? removeFromBody(state.tr, spot) : null;
}

function removeFromBody(tr: Transaction, { node, pos, siblings }: Spot): Transaction {
  return siblings === 1
    ? tr.replaceWith(pos, pos + node.nodeSize, nodes.paragraph.create())
    : tr.delete(pos, pos + node.nodeSize);
}

export function fromTray(state: EditorState, id: FigureId): Transaction | null {
  const spot = findFigure(state.doc, id);
  return spot?.where === "tray" ? move(state, spot, placeFor(state)) : null;
}

/** Puts a figure that had left the story into the tray. */
export function takeBack(tr: Transaction, figure: Figure): Transaction {
  return tr.insert(startOfPart(tr.doc, "tray") + part(tr.doc, "tray").content.size, figureNode(figure));
}

/** Remove photo: the only way out of a story. */
export function removeFigure(state: EditorState, id: FigureId): Transaction | null {
  const spot = findFigure(state.doc, id);
  if (!spot) return null;
  const tr =
    spot.where === "body"
      ? removeFromBody(state.tr, spot)
      : state.tr.delete(spot.pos, spot.pos + spot.node.nodeSize);
  return lawful(tr);
}

/** The caption becomes a paragraph. A photo, if there is one, goes to the tray; an empty place is gone with its facts. */
export function toParagraph(state: EditorState, id: FigureId): Transaction | null {
  const spot = findFigure(state.doc, id);
  if (spot?.where !== "body") return null;
  const paragraph = nodes.paragraph.create(null, spot.node.content);
  const tr = state.tr.replaceWith(spot.pos, spot.pos + spot.node.nodeSize, paragraph);
  tr.setSelection(TextSelection.near(tr.doc.resolve(spot.pos + 1 + spot.node.content.size), -1));
  return spot.node.attrs.photo === null ? lawful(tr) : tr;
}

/** The reverse: the caret's paragraph becomes the caption of a figure whose picture is missing. */
export function toFigure(newId: () => string): Command {
  return (state, dispatch) => {
    const { $head } = state.selection;
    if ($head.depth !== 2 || !inBody($head) || $head.parent.type !== nodes.paragraph) return false;
    if (dispatch) {
      const text = $head.parent.textBetween(0, $head.parent.content.size, null, "\n");
      const figure = nodes.figure.create({ id: newId() }, text === "" ? null : schema.text(text));
      const tr = state.tr.replaceWith($head.before(), $head.after(), figure);
      dispatch(tr.setSelection(TextSelection.create(tr.doc, $head.pos)).scrollIntoView());
    }
    return true;
  };
}
