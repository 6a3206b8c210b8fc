// Moving the lines at the caret up or down by keyboard: blocks of the body, lines of a quote, items of a list, rows of a table.
// The neighbour is moved to the other side and the moved blocks stay as they are, and with them the caret.
import { closeHistory } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { NodeSelection, type Command, type EditorState } from "prosemirror-state";
import { holdsLines } from "./blocks";
import { inBody } from "./regions";
import { schema } from "./schema";

const { nodes } = schema;

interface Stretch {
  depth: number;
  first: number;
  last: number;
}

export function moveBlocks(direction: -1 | 1): Command {
  return (state, dispatch) => {
    const found = stretchOf(state);
    if (!found) return false;
    const { depth, first, last } = found;
    const { $from } = state.selection;
    const container = $from.node(depth);
    const at = direction < 0 ? first - 1 : last + 1;
    if (at < 0 || at >= container.childCount) return false;
    if (!dispatch) return true;
    const other = container.child(at);
    const start = $from.posAtIndex(first, depth);
    const end = $from.posAtIndex(last + 1, depth);
    const tr = state.tr;
    if (direction < 0) tr.delete(start - other.nodeSize, start).insert(end - other.nodeSize, other);
    else tr.delete(end, end + other.nodeSize).insert(start, other);
    dispatch(closeHistory(tr).scrollIntoView());
    return true;
  };
}

function isContainer(node: Node): boolean {
  return node.type === nodes.body || node.type === nodes.table || holdsLines(node);
}

/** The selected children of the innermost container; if the container is selected whole, it moves as one block itself. */
function stretchOf({ selection }: EditorState): Stretch | null {
  const { $from, $to } = selection;
  if (!inBody($from) || !inBody($to)) return null;
  for (let depth = Math.min($from.depth, $to.depth); depth > 0; depth--) {
    const container = $from.node(depth);
    if (!isContainer(container) || $from.start(depth) !== $to.start(depth)) continue;
    const first = $from.index(depth);
    const last = selection instanceof NodeSelection && $from.depth === depth ? first : $to.index(depth);
    if (container.type !== nodes.body && last - first + 1 === container.childCount) continue;
    return { depth, first, last };
  }
  return null;
}
