// The body as lines: what kind of line each one is, and turning lines from one kind into another. Paragraphs, subheadings,
// quoted paragraphs and list items are all lines; the wrappers around them follow from their kinds. One function therefore
// does what toggles in a menu, Enter in an empty item and Backspace at the start of one ask for.
// See docs/decisions/small-steps.md.
import { Fragment, Slice, type Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { ReplaceAroundStep } from "prosemirror-transform";
import type { BodyLine } from "../model/manuscript";
import { BODY_LINES, bodyLineOf, holdsLines } from "./blocks";
import { schema } from "./schema";

const { nodes } = schema;

interface Line {
  as: BodyLine;
  /** The number printed before an item; 0 for other lines, and for an item that begins a count of its own or continues one. */
  number: number;
  /** The size of its content. */
  size: number;
  /** Position of the line's first character in the document it was read from. */
  start: number;
}

/** The kind of line that the selection's head is in; null in fields, captions and tables. */
export function kindAt(state: EditorState): BodyLine | null {
  const { $head } = state.selection;
  if ($head.depth < 2 || $head.node(1).type !== nodes.body || !$head.parent.isTextblock) return null;
  return kindOf($head.parent, $head.node(2));
}

function kindOf(line: Node, block: Node): BodyLine | null {
  const name = bodyLineOf(block);
  if (name === null) return null;
  const kind = BODY_LINES[name];
  return line.type === nodes[kind.line ?? kind.block] ? name : null;
}

/** Whether `turnLines` would change anything; called for every button after every key, so it builds nothing. */
export function canTurnLines({ selection }: EditorState): boolean {
  const { $from, $to } = selection;
  if ($from.depth < 2 || $to.depth < 2 || $from.node(1).type !== nodes.body || $to.node(1) !== $from.node(1))
    return false;
  for (let index = $from.index(1); index <= $to.index(1); index++)
    if (!linesOf($from.node(1).child(index), 0)) return false;
  return true;
}

/**
 * Turns the selected lines into another kind; null where none is selected or a figure, table or rule is among them. Only what is
 * around the words of a line changes: marks, comments, prompts and places in it stay.
 */
export function turnLines(state: EditorState, to: BodyLine): Transaction | null {
  const { $from, $to, from, to: end } = state.selection;
  if ($from.depth < 2 || $to.depth < 2 || $from.node(1).type !== nodes.body || $to.node(1) !== $from.node(1))
    return null;
  const body = $from.node(1);
  const lines: Line[] = [];
  let pos = $from.before(2);
  for (let index = $from.index(1); index <= $to.index(1); index++) {
    const block = body.child(index);
    const read = linesOf(block, pos);
    if (!read) return null;
    lines.push(...read);
    pos += block.nodeSize;
  }
  const meant = ({ start, size }: Line) => from <= start + size && end >= start;
  const { tr } = state;
  // From the last one, so that the positions of those before it stay valid.
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    if (line && meant(line) && line.as !== to) setApart(tr, line, lines[at + 1], to);
  }
  joinAlike(
    tr,
    lines.map((line) => (meant(line) ? { ...line, as: to } : line)),
  );
  return tr;
}

/** Makes a line a block of its own, of the kind asked for; the lines after it in its quote or list follow behind it. */
function setApart(tr: Transaction, line: Line, next: Line | undefined, to: BodyLine): void {
  const $line = tr.doc.resolve(line.start);
  const [start, end] = [line.start, line.start + line.size];
  const made = blockOfKind(to);
  const wrapped = $line.depth > 2;
  const wrapper = $line.node(2);
  const first = !wrapped || $line.index(2) === 0;
  const last = !wrapped || $line.index(2) === wrapper.childCount - 1;
  const around = [
    ...(first ? [] : [wrapper.type.create(wrapper.attrs)]),
    made,
    ...(last ? [] : [wrapper.type.create({ ...wrapper.attrs, ...countFrom(next) })]),
  ];
  const slice = new Slice(Fragment.fromArray(around), first ? 0 : 1, last ? 0 : 1);
  const into = (first ? 0 : 1) + (made.isTextblock ? 1 : 2);
  tr.step(
    new ReplaceAroundStep(
      start - (wrapped && first ? 2 : 1),
      end + (wrapped && last ? 2 : 1),
      start,
      end,
      slice,
      into,
      true,
    ),
  );
}

/** The number that a list beginning with this line counts from. */
function countFrom(line: Line | undefined): { numbered_from?: number } {
  return line?.as === "numbers" ? { numbered_from: line.number } : {};
}

/** Joins neighbours of one kind into one quote or list, unless the count of one does not go on in the other. */
function joinAlike(tr: Transaction, lines: readonly Line[]): void {
  let next = 0;
  for (const [at, { as, number, start }] of lines.entries()) {
    const before = lines[at - 1];
    const goesOn = as !== "numbers" || number === 0 || number === next;
    if (before?.as !== as || !BODY_LINES[as].line || !goesOn) {
      next = (number || 1) + 1;
      continue;
    }
    next += 1;
    const pos = tr.doc.resolve(tr.mapping.map(start)).before(2);
    if (tr.doc.resolve(tr.mapping.map(before.start)).before(2) !== pos) tr.join(pos);
  }
}

/** An empty block that holds one line of the kind. */
function blockOfKind(as: BodyLine): Node {
  const { block, attrs, line } = BODY_LINES[as];
  return nodes[block].create(attrs, line && nodes[line].create());
}

function linesOf(block: Node, pos: number): Line[] | null {
  const inner = holdsLines(block) ? block.children : [block];
  const lines: Line[] = [];
  let start = pos + (inner[0] === block ? 1 : 2);
  for (const [index, node] of inner.entries()) {
    const as = kindOf(node, block);
    if (!as) return null;
    const number = as === "numbers" ? (block.attrs.numbered_from as number) + index : 0;
    lines.push({ as, number, size: node.content.size, start });
    start += node.nodeSize;
  }
  return lines;
}
