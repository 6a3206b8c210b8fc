// Backspace and Delete at the edges of blocks. Inside a line the browser deletes by itself; here is what happens where two
// blocks meet: lines join, other blocks are selected first, and the walls of regions hold.
import { chainCommands } from "prosemirror-commands";
import type { Node } from "prosemirror-model";
import {
  NodeSelection,
  Selection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { blockKind } from "./blocks";
import { kindAt, turnLines } from "./lines";
import { deleteSelected, inBody, isPlain } from "./regions";
import { schema } from "./schema";

const { nodes } = schema;

const selected: Command = (state, dispatch) => {
  const { selection } = state;
  if (selection.empty) return false;
  // A figure in the tray leaves the story only by "remove photo".
  if (selection instanceof NodeSelection && !inBody(selection.$from)) return true;
  dispatch?.(deleteSelected(state).scrollIntoView());
  return true;
};

function caretAt(state: EditorState, view: EditorView | undefined, side: "backward" | "forward"): boolean {
  const { $from, empty } = state.selection;
  if (!empty || !(state.selection instanceof TextSelection)) return false;
  if (view) return view.endOfTextblock(side, state);
  return side === "backward" ? $from.parentOffset === 0 : $from.parentOffset === $from.parent.content.size;
}

/** At the start of a caption the figure is selected; at the start of any other region the caret steps out and nothing joins. */
const startOfRegion: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.parent.type === nodes.figure) {
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, $from.before())));
    return true;
  }
  if ($from.parent.type === nodes.cell) return true;
  if (!isPlain($from.parent)) return false;
  if ($from.parent.type === nodes.related_item && $from.parent.content.size === 0)
    return deleteLine(state, dispatch, -1);
  dispatch?.(stepOut(state.tr, $from.before(), -1));
  return true;
};

const endOfRegion: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!isPlain($from.parent) && $from.parent.type !== nodes.cell) return false;
  if ($from.parent.type === nodes.related_item && $from.parent.content.size === 0)
    return deleteLine(state, dispatch, 1);
  return true;
};

function stepOut(tr: Transaction, pos: number, direction: 1 | -1): Transaction {
  const found = Selection.findFrom(tr.doc.resolve(pos), direction, true);
  return found ? tr.setSelection(found).scrollIntoView() : tr;
}

function deleteLine(
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
  direction: 1 | -1,
): true {
  const { $from } = state.selection;
  dispatch?.(stepOut(state.tr.delete($from.before(), $from.after()), $from.before(), direction));
  return true;
}

/** The first line of a quote, an item or a subheading becomes a paragraph before anything joins. */
const plainLine: Command = (state, dispatch) => {
  const kind = kindAt(state);
  const { $from } = state.selection;
  if (!kind || kind === "paragraph" || (kind === "quote" && $from.index(2) > 0)) return false;
  const tr = turnLines(state, "paragraph");
  if (!tr) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Joins with the line before it, selects a figure, rule or table before it, or steps out of the body. */
const meetBefore: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!inBody($from)) return true;
  const top = $from.before(2);
  const before = $from.depth > 2 && $from.index(2) > 0 ? null : state.doc.resolve(top).nodeBefore;
  const empty = $from.parent.content.size === 0;
  if (before === null && $from.depth === 2) {
    if (empty && $from.node(1).childCount > 1) return deleteLine(state, dispatch, -1);
    dispatch?.(stepOut(state.tr, top, -1));
    return true;
  }
  if (before && isThing(before)) {
    // An empty line before the caret's own is only in the way.
    const tr = empty && $from.depth === 2 ? state.tr.delete(top, $from.after(2)) : state.tr;
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, top - before.nodeSize)).scrollIntoView());
    return true;
  }
  return joinLines(state, dispatch, -1);
};

const meetAfter: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!inBody($from)) return true;
  const below = state.doc.resolve($from.after(2));
  const after = $from.depth > 2 && $from.index(2) < $from.node(2).childCount - 1 ? null : below.nodeAfter;
  if (after === null && $from.after(2) === $from.end(1)) return true;
  if (after && isThing(after)) {
    const empty = $from.depth === 2 && $from.parent.content.size === 0;
    const tr = empty ? state.tr.delete($from.before(2), $from.after(2)) : state.tr;
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, tr.mapping.map(below.pos))).scrollIntoView());
    return true;
  }
  return joinLines(state, dispatch, 1);
};

function isThing(node: Node): boolean {
  return blockKind(node.type.name).thing === true;
}

function joinLines(
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
  direction: 1 | -1,
): boolean {
  const { $from } = state.selection;
  const other = Selection.findFrom(
    state.doc.resolve(direction < 0 ? $from.before() : $from.after()),
    direction,
    true,
  );
  if (!other) return true;
  const [from, to] = direction < 0 ? [other.from, $from.pos] : [$from.pos, other.from];
  const tr = state.tr.delete(from, to);
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from)).scrollIntoView());
  return true;
}

export const backspace: Command = chainCommands(selected, (state, dispatch, view) =>
  caretAt(state, view, "backward")
    ? chainCommands(startOfRegion, plainLine, meetBefore)(state, dispatch, view)
    : false,
);

export const forwardDelete: Command = chainCommands(selected, (state, dispatch, view) =>
  caretAt(state, view, "forward") ? chainCommands(endOfRegion, meetAfter)(state, dispatch, view) : false,
);
