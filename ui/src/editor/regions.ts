// Regions: the parts of the page whose walls a deletion must not break down. Each field, each caption and each table cell is
// one, and so is the body around them. A key never joins the text of two regions.
import type { Node, ResolvedPos } from "prosemirror-model";
import {
  AllSelection,
  NodeSelection,
  Selection,
  type EditorState,
  type Transaction,
} from "prosemirror-state";
import { LINE_NAMES } from "../model/parts";
import { startOfPart } from "./content";
import { schema } from "./schema";

const { nodes } = schema;

/** The printed single lines. */
export const FIELDS = [...LINE_NAMES.map((name) => nodes[name]), nodes.related_item];
const REGIONS = [...FIELDS, nodes.figure, nodes.cell, nodes.body, nodes.tray];

/** Regions that hold plain characters on one line. */
export function isPlain(node: Node): boolean {
  return FIELDS.includes(node.type) || node.type === nodes.figure;
}

/** Depth of the innermost region around a position; 0 is the page itself. */
export function regionDepth($pos: ResolvedPos): number {
  for (let depth = $pos.depth; depth > 0; depth--) if (REGIONS.includes($pos.node(depth).type)) return depth;
  return 0;
}

export function inBody($pos: ResolvedPos): boolean {
  return $pos.depth > 0 && $pos.node(1).type === nodes.body;
}

/** Whether a selection runs through the wall of a region, so that deleting it needs `clear`. */
export function crossesRegions(selection: Selection): boolean {
  if (selection.empty || selection instanceof NodeSelection) return false;
  if (selection instanceof AllSelection) return true;
  const { $from, $to } = selection;
  return $from.start(regionDepth($from)) !== $to.start(regionDepth($to));
}

/**
 * Deletes what is selected without joining regions: fields stay, with the words outside the selection; figures and tables that
 * are covered whole go (figures to the tray, by tray.ts), those that are only touched keep their place.
 */
export function clear(tr: Transaction, from: number, to: number): Transaction {
  const ranges: [number, number][] = [];
  tr.doc.nodesBetween(from, to, (node, pos) => {
    const inner: [number, number] = [Math.max(from, pos + 1), Math.min(to, pos + node.nodeSize - 1)];
    if (node.type === nodes.body) ranges.push(...bodyRanges(node, pos, inner));
    else if (node.type === nodes.related_item && from <= pos && to >= pos + node.nodeSize)
      ranges.push([pos, pos + node.nodeSize]);
    else if (FIELDS.includes(node.type)) ranges.push(inner);
    // A figure in the tray stays there: only "remove photo" takes a figure out of a story.
    return node.type === nodes.byline || node.type === nodes.related;
  });
  for (const [start, end] of ranges.reverse()) if (start < end) tr.delete(start, end);
  // After the whole page was cleared the caret is in the headline.
  const caret = from === 0 ? startOfPart(tr.doc, "headline") : tr.mapping.map(from, -1);
  return tr.setSelection(Selection.near(tr.doc.resolve(caret), 1));
}

/** The selected stretch of the body, with the regions at its two ends cut off and cleared for themselves. */
function bodyRanges(body: Node, pos: number, [from, to]: [number, number]): [number, number][] {
  const ranges: [number, number][] = [];
  let [start, end] = [from, to];
  body.forEach((block, offset) => {
    const before = pos + 1 + offset;
    const after = before + block.nodeSize;
    if (!block.type.spec.isolating || from >= after || to <= before) return;
    if (from <= before && to >= after) return;
    ranges.push(...partOfRegion(block, before, Math.max(from, before), Math.min(to, after)));
    if (from > before) start = after;
    if (to < after) end = before;
  });
  if (start < end) ranges.push([start, end]);
  return ranges.sort((a, b) => a[0] - b[0]);
}

function partOfRegion(block: Node, before: number, from: number, to: number): [number, number][] {
  if (block.isTextblock) return [[Math.max(from, before + 1), Math.min(to, before + block.nodeSize - 1)]];
  const ranges: [number, number][] = [];
  block.descendants((node, offset) => {
    if (!node.isTextblock) return true;
    const start = before + 1 + offset + 1;
    const range: [number, number] = [Math.max(from, start), Math.min(to, start + node.content.size)];
    if (range[0] < range[1]) ranges.push(range);
    return false;
  });
  return ranges;
}

/** Deletes the selection, and keeps regions apart where it runs through several. */
export function deleteSelected(state: EditorState): Transaction {
  const { selection, tr } = state;
  return crossesRegions(selection) ? clear(tr, selection.from, selection.to) : tr.deleteSelection();
}
