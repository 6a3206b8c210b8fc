// Blocks of an older revision taken back into the page: one transaction, one step of undo.
import { Fragment, type Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import type { Block } from "../ipc/types";
import { blockNode, part, startOfPart } from "./content";
import { findFigure } from "./figures";
import { lawful } from "./tray";

/**
 * Puts `blocks` in place of the body's blocks `from` up to (not with) `to`, counted from 1; `from` equal to `to` inserts them
 * before that block. A figure that is elsewhere in the story is given its old words there and does not come twice.
 */
export function takeBlocks(
  state: EditorState,
  blocks: readonly Block[],
  from: number,
  to: number,
): Transaction | null {
  const body = part(state.doc, "body");
  const first = Math.min(Math.max(from, 1), body.childCount + 1);
  const behind = Math.min(Math.max(to, first), body.childCount + 1);
  const at = (number: number) =>
    startOfPart(state.doc, "body") +
    body.children.slice(0, number - 1).reduce((sum, block) => sum + block.nodeSize, 0);
  const [start, end] = [at(first), at(behind)];
  const tr = state.tr;
  const come: Node[] = [];
  const elsewhere: { pos: number; node: Node; old: Node }[] = [];
  for (const block of blocks) {
    const node = blockNode(block);
    const known = block.type === "figure" ? findFigure(state.doc, block.figure.id) : null;
    if (known && (known.pos < start || known.pos >= end))
      elsewhere.push({ pos: known.pos, node, old: known.node });
    else come.push(node);
  }
  // From the end of the document, so that the positions before stay valid.
  const steps = [
    ...elsewhere.map(({ pos, node, old }) => ({ from: pos, to: pos + old.nodeSize, nodes: [node] })),
    { from: start, to: end, nodes: come },
  ].sort((a, b) => b.from - a.from);
  for (const step of steps) tr.replaceWith(step.from, step.to, Fragment.fromArray(step.nodes));
  return tr.docChanged ? lawful(tr) : null;
}
