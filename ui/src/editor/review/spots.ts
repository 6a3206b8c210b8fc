// Places as Rust counts them, in the document and back: a field by its name, or a block counted from 1 through the body and
// then the tray; inside it UTF-16 units, with one unit between the lines of a quote, a list or a table.
import type { Node, ResolvedPos } from "prosemirror-model";
import type { Selection } from "prosemirror-state";
import type { Field, Place } from "../../ipc/types";
import { isMarked, type PartName } from "../../model/parts";
import { part, startOfPart } from "../content";
import { schema } from "../schema";

const { nodes } = schema;

export interface Spot {
  field: Field | null;
  block: number;
}

export interface PlacedNode {
  node: Node;
  pos: number;
}

/** The blocks as a story has them: an untouched page's only paragraph is none. */
export function blocksOf(doc: Node): PlacedNode[] {
  const body = part(doc, "body");
  const bare = body.attrs.bare === true && body.childCount === 1 && body.firstChild?.content.size === 0;
  return [...(bare ? [] : standing(doc, "body")), ...standing(doc, "tray")];
}

function standing(doc: Node, name: PartName): PlacedNode[] {
  const found: PlacedNode[] = [];
  const start = startOfPart(doc, name);
  part(doc, name).forEach((node, offset) => found.push({ node, pos: start + offset }));
  return found;
}

/** The field or block itself. */
export function whereIs(doc: Node, blocks: readonly PlacedNode[], { field, block }: Spot): PlacedNode | null {
  if (field === null) return blocks[block - 1] ?? null;
  if (!isMarked(field)) return null;
  return { node: part(doc, field), pos: startOfPart(doc, field) - 1 };
}

/** The line of a block that an offset is in, and the offset in that line. */
export function lineAt({ node, pos }: PlacedNode, offset: number): (PlacedNode & { at: number }) | null {
  if (node.isTextblock) return { node, pos, at: Math.min(offset, node.content.size) };
  let left = offset;
  let found: (PlacedNode & { at: number }) | null = null;
  node.descendants((inner, before) => {
    if (found) return false;
    if (!inner.isTextblock) return true;
    if (left <= inner.content.size) found = { node: inner, pos: pos + 1 + before, at: left };
    else left -= inner.content.size + 1;
    return false;
  });
  return found;
}

/** The place that a selection is in, for a comment; null where it runs through more than one. */
export function placeOfSelection(
  doc: Node,
  { $from, $to }: Selection,
): { place: Place; from: number; to: number } | null {
  const here = spotOf(doc, $from);
  const there = spotOf(doc, $to);
  if (!here || !there || JSON.stringify(here.place) !== JSON.stringify(there.place)) return null;
  return { place: here.place, from: here.at, to: there.at };
}

function spotOf(doc: Node, $pos: ResolvedPos): { place: Place; at: number } | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth);
    if (isMarked(node.type.name))
      return { place: { kind: "field", name: node.type.name }, at: $pos.parentOffset };
    if (node.type === nodes.figure)
      return { place: { kind: "figure", id: node.attrs.id as string }, at: $pos.parentOffset };
    if ($pos.node(depth - 1).type !== nodes.body) continue;
    // Asked with every move of the caret: the block's number is known without looking at the others.
    const body = $pos.node(depth - 1);
    if (body.attrs.bare && body.childCount === 1 && node.content.size === 0) return null;
    const index = $pos.index(depth - 1);
    return { place: { kind: "block", index: index + 1 }, at: offsetIn(node, $pos.before(depth), $pos) };
  }
  const after = $pos.nodeAfter;
  if (after?.type === nodes.figure) return { place: { kind: "figure", id: after.attrs.id as string }, at: 0 };
  const before = $pos.nodeBefore;
  return before?.type === nodes.figure
    ? { place: { kind: "figure", id: before.attrs.id as string }, at: 0 }
    : null;
}

function offsetIn(block: Node, start: number, $pos: ResolvedPos): number {
  if (block.isTextblock) return $pos.parentOffset;
  let units = 0;
  let done = false;
  block.descendants((inner, before) => {
    if (done) return false;
    if (!inner.isTextblock) return true;
    if (start + 1 + before === $pos.before()) {
      units += $pos.parentOffset;
      done = true;
    } else units += inner.content.size + 1;
    return false;
  });
  return units;
}
