// The body as lines: what kind of line each one is, and turning lines from one kind into another. Paragraphs, subheadings,
// quoted paragraphs and list items are all lines; the wrappers around them follow from their kinds. One function therefore
// does what toggles in a menu, Enter in an empty item and Backspace at the start of one ask for.
import { type Fragment, type Node } from "prosemirror-model";
import { TextSelection, type EditorState, type Transaction } from "prosemirror-state";
import { schema } from "./schema";

const { nodes } = schema;

export type LineKind =
  | { kind: "paragraph" }
  | { kind: "subheading"; level: number }
  | { kind: "quote" }
  | { kind: "bullet" }
  | { kind: "number" };

interface Line {
  as: LineKind;
  /** What is printed before a numbered item. */
  number: number;
  content: Fragment;
  /** Position of the line's first character in the document it was read from. */
  start: number;
}

/** The kind of line that the selection's head stands in; null in fields, captions and tables. */
export function kindAt(state: EditorState): LineKind | null {
  const { $head } = state.selection;
  if ($head.depth < 2 || $head.node(1).type !== nodes.body || !$head.parent.isTextblock) return null;
  return kindOf($head.parent, $head.node(2));
}

function kindOf(line: Node, block: Node): LineKind | null {
  if (line.type === nodes.subheading) return { kind: "subheading", level: line.attrs.level as number };
  if (line.type === nodes.item)
    return block.attrs.numbered_from === null ? { kind: "bullet" } : { kind: "number" };
  if (line.type === nodes.paragraph)
    return block.type === nodes.quote ? { kind: "quote" } : { kind: "paragraph" };
  return null;
}

/** Whether `turnLines` would do something; asked for every button after every key, so it builds nothing. */
export function canTurnLines({ selection }: EditorState): boolean {
  const { $from, $to } = selection;
  if ($from.depth < 2 || $to.depth < 2 || $from.node(1).type !== nodes.body || $to.node(1) !== $from.node(1))
    return false;
  for (let index = $from.index(1); index <= $to.index(1); index++)
    if (!linesOf($from.node(1).child(index), 0)) return false;
  return true;
}

/** Turns the selected lines into another kind; null where none is selected or a figure, table or rule is among them. */
export function turnLines(state: EditorState, to: LineKind): Transaction | null {
  const { $from, $to, from, to: end, anchor, head } = state.selection;
  if ($from.depth < 2 || $to.depth < 2 || $from.node(1).type !== nodes.body || $to.node(1) !== $from.node(1))
    return null;
  const body = $from.node(1);
  const [first, last] = [$from.index(1), $to.index(1)];
  const lines: Line[] = [];
  let pos = $from.before(2);
  const start = pos;
  for (let index = first; index <= last; index++) {
    const block = body.child(index);
    const read = linesOf(block, pos);
    if (!read) return null;
    lines.push(...read);
    pos += block.nodeSize;
  }
  const turned = lines.map((line) =>
    from <= line.start + line.content.size && end >= line.start
      ? { ...line, as: to, number: numberFor(line) }
      : line,
  );
  const blocks = wrap(turned);
  const tr = state.tr.replaceWith(start, pos, blocks);
  const starts = startsOf(blocks, start);
  const mapped = (at: number) => {
    const index = lines.findIndex((line) => at >= line.start && at <= line.start + line.content.size);
    return (starts[index] ?? start) + at - (lines[index]?.start ?? at);
  };
  return tr.setSelection(TextSelection.create(tr.doc, mapped(anchor), mapped(head)));
}

/** A line that was no numbered item before begins a count of its own, or goes on with the one above. */
function numberFor(line: Line): number {
  return line.as.kind === "number" ? line.number : 0;
}

function linesOf(block: Node, pos: number): Line[] | null {
  const inner = block.type === nodes.quote || block.type === nodes.list ? block.children : [block];
  const lines: Line[] = [];
  let start = pos + (inner[0] === block ? 1 : 2);
  for (const [index, node] of inner.entries()) {
    const as = kindOf(node, block);
    if (!as) return null;
    const number = as.kind === "number" ? (block.attrs.numbered_from as number) + index : 0;
    lines.push({ as, number, content: node.content, start });
    start += node.nodeSize;
  }
  return lines;
}

/** Puts the wrappers around lines: neighbours of one kind share a quote or a list. */
function wrap(lines: Line[]): Node[] {
  const blocks: Node[] = [];
  let open: { kind: string; from: number; next: number; inner: Node[] } | null = null;
  const close = () => {
    if (!open) return;
    const { kind, from, inner } = open;
    blocks.push(
      kind === "quote"
        ? nodes.quote.create(null, inner)
        : nodes.list.create({ numbered_from: kind === "number" ? from : null }, inner),
    );
    open = null;
  };
  for (const { as, content, number } of lines) {
    if (open && (open.kind !== as.kind || (number !== 0 && number !== open.next))) close();
    if (as.kind === "paragraph" || as.kind === "subheading") {
      blocks.push(
        as.kind === "paragraph"
          ? nodes.paragraph.create(null, content)
          : nodes.subheading.create({ level: as.level }, content),
      );
      continue;
    }
    open ??= { kind: as.kind, from: number || 1, next: number || 1, inner: [] };
    open.inner.push(
      as.kind === "quote" ? nodes.paragraph.create(null, content) : nodes.item.create(null, content),
    );
    open.next += 1;
  }
  close();
  return blocks;
}

function startsOf(blocks: Node[], pos: number): number[] {
  return blocks.flatMap((block) => {
    const starts = linesOf(block, pos)?.map((line) => line.start) ?? [];
    pos += block.nodeSize;
    return starts;
  });
}
