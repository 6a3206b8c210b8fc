// Simple tables: a grid of lines, no merged cells. Rows may be ragged, as a paste or another program left them.
import { Fragment, type Node } from "prosemirror-model";
import {
  Selection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from "prosemirror-state";
import { inBody } from "./rooms";
import { schema } from "./schema";

const { nodes } = schema;

interface Spot {
  table: Node;
  /** Position before the table. */
  pos: number;
  row: number;
  column: number;
}

function spotOf(state: EditorState): Spot | null {
  const { $head } = state.selection;
  if ($head.parent.type !== nodes.cell) return null;
  const depth = $head.depth;
  return {
    table: $head.node(depth - 2),
    pos: $head.before(depth - 2),
    row: $head.index(depth - 2),
    column: $head.index(depth - 1),
  };
}

export function inTable(state: EditorState): boolean {
  return spotOf(state) !== null;
}

/** A new table with a title row, after the caret's block or in place of its empty paragraph. */
export const insertTable: Command = (state, dispatch) => {
  const { $to } = state.selection;
  if (!inBody($to) || inTable(state)) return false;
  if (!dispatch) return true;
  const empty = $to.depth === 2 && $to.parent.type === nodes.paragraph && $to.parent.content.size === 0;
  const at = $to.depth < 2 ? $to.pos : empty ? $to.before(2) : $to.after(2);
  const table = nodes.table.create({ header: true }, [rowOf(3), rowOf(3), rowOf(3)]);
  const tr = state.tr.insert(at, table);
  dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 3)).scrollIntoView());
  return true;
};

function rowOf(columns: number): Node {
  return nodes.row.create(
    null,
    Array.from({ length: columns }, () => nodes.cell.create()),
  );
}

/** Tab and Shift+Tab. Behind the last cell a row is added; before the first one nothing happens. */
export function stepCell(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const spot = spotOf(state);
    if (!spot) return false;
    const { $head } = state.selection;
    const found = Selection.findFrom(
      state.doc.resolve(direction > 0 ? $head.after() : $head.before()),
      direction,
      true,
    );
    if (found && found.$head.depth > 2 && found.$head.node(2) === spot.table) {
      const { parent } = found.$head;
      const start = found.$head.start();
      dispatch?.(
        state.tr
          .setSelection(TextSelection.create(state.doc, start, start + parent.content.size))
          .scrollIntoView(),
      );
    } else if (direction > 0)
      dispatch?.(rebuild(state, spot, addRow(spot, spot.table.childCount - 1), [spot.row + 1, 0]));
    return true;
  };
}

/** A command that builds the rows anew and says which cell the caret goes to; no rows delete the table. */
function reshape(rows: (spot: Spot) => Node[], caret: (spot: Spot) => [number, number]): Command {
  return (state, dispatch) => {
    const spot = spotOf(state);
    if (!spot) return false;
    dispatch?.(rebuild(state, spot, rows(spot), caret(spot)));
    return true;
  };
}

function rebuild(
  state: EditorState,
  { table, pos }: Spot,
  rows: Node[],
  [row, column]: [number, number],
): Transaction {
  const { tr } = state;
  if (rows.every((one) => one.childCount === 0)) {
    tr.replaceWith(pos, pos + table.nodeSize, nodes.paragraph.create());
    return tr.setSelection(TextSelection.create(tr.doc, pos + 1));
  }
  tr.replaceWith(pos + 1, pos + 1 + table.content.size, Fragment.fromArray(rows));
  const target = rows[Math.min(row, rows.length - 1)];
  let at = pos + 2;
  for (const one of rows.slice(0, Math.min(row, rows.length - 1))) at += one.nodeSize;
  target?.children.slice(0, Math.min(column, target.childCount - 1)).forEach((cell) => (at += cell.nodeSize));
  return tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView();
}

function addRow({ table }: Spot, after: number): Node[] {
  const columns = Math.max(1, ...table.children.map((row) => row.childCount));
  return insert(table.children, after + 1, rowOf(columns));
}

function insert(list: readonly Node[], index: number, node: Node): Node[] {
  return [...list.slice(0, index), node, ...list.slice(index)];
}

function eachRow({ table }: Spot, change: (cells: Node[]) => Node[]): Node[] {
  return table.children.map((row) => nodes.row.create(null, change([...row.children])));
}

/** A table pasted into a cell fills the cells from there on, and the table grows where it must; null outside a table. */
export function pasteCells(state: EditorState, given: Node): Transaction | null {
  const spot = spotOf(state);
  if (!spot) return null;
  const { table, row, column } = spot;
  const height = Math.max(table.childCount, row + given.childCount);
  const rows = Array.from({ length: height }, (_, index) => {
    const cells = [...(table.maybeChild(index)?.children ?? [])];
    given.maybeChild(index - row)?.forEach((cell, _offset, at) => {
      while (cells.length < column + at) cells.push(nodes.cell.create());
      cells[column + at] = cell;
    });
    return nodes.row.create(null, cells);
  });
  return rebuild(state, spot, rows, [row, column]);
}

export const rowBefore = reshape(
  (spot) => addRow(spot, spot.row - 1),
  ({ row, column }) => [row, column],
);
export const rowAfter = reshape(
  (spot) => addRow(spot, spot.row),
  ({ row, column }) => [row + 1, column],
);
export const deleteRow = reshape(
  ({ table, row }) => table.children.filter((_, index) => index !== row),
  ({ row, column }) => [row, column],
);
export const columnBefore = reshape(
  (spot) => eachRow(spot, (cells) => insert(cells, spot.column, nodes.cell.create())),
  ({ row, column }) => [row, column],
);
export const columnAfter = reshape(
  (spot) => eachRow(spot, (cells) => insert(cells, spot.column + 1, nodes.cell.create())),
  ({ row, column }) => [row, column + 1],
);
export const deleteColumn = reshape(
  (spot) => eachRow(spot, (cells) => cells.filter((_, index) => index !== spot.column)),
  ({ row, column }) => [row, column],
);
export const deleteTable = reshape(
  () => [],
  () => [0, 0],
);
export const toggleTitleRow: Command = (state, dispatch) => {
  const spot = spotOf(state);
  if (!spot) return false;
  dispatch?.(state.tr.setNodeAttribute(spot.pos, "header", !spot.table.attrs.header));
  return true;
};
