// Simple tables: a grid of lines, no merged cells. Rows may be ragged, as a paste or another program left them.
import type { Node } from "prosemirror-model";
import {
  Selection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from "prosemirror-state";
import { inBody } from "./regions";
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
    } else if (direction > 0) rowBehind(state, dispatch);
    return true;
  };
}

/**
 * A command that changes the table's rows and cells in place, so that the contents of the others stay, and answers which
 * cell the caret goes to.
 */
function reshape(
  change: (tr: Transaction, spot: Spot) => void,
  caret: (spot: Spot) => [row: number, column: number],
): Command {
  return (state, dispatch) => {
    const spot = spotOf(state);
    if (!spot || !dispatch) return spot !== null;
    const { tr } = state;
    change(tr, spot);
    dispatch(settle(tr, spot, caret(spot)));
    return true;
  };
}

/** Puts the caret into the cell, or the nearest there is. A table without any cell becomes a paragraph. */
function settle(tr: Transaction, { pos }: Spot, [row, column]: [number, number]): Transaction {
  const table = tr.doc.nodeAt(pos);
  if (!table || table.children.every((one) => one.childCount === 0)) {
    tr.replaceWith(pos, pos + (table?.nodeSize ?? 0), nodes.paragraph.create());
    return tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView();
  }
  const here = Math.min(row, table.childCount - 1);
  const at = cellAt({ table, pos }, here, Math.min(column, table.child(here).childCount - 1));
  return tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView();
}

type Placed = Pick<Spot, "table" | "pos">;

/** Position before a row; behind the last one for a number beyond. */
function rowAt({ table, pos }: Placed, row: number): number {
  return pos + 1 + sizeOf(table, row);
}

/** Position before a cell; behind the last one of its row for a number beyond. */
function cellAt(placed: Placed, row: number, column: number): number {
  return rowAt(placed, row) + 1 + sizeOf(placed.table.child(row), column);
}

function sizeOf(node: Node, children: number): number {
  return node.children.slice(0, Math.max(0, children)).reduce((sum, child) => sum + child.nodeSize, 0);
}

function addRow(tr: Transaction, spot: Spot, at: number): void {
  const columns = Math.max(1, ...spot.table.children.map((row) => row.childCount));
  tr.insert(rowAt(spot, at), rowOf(columns));
}

function addColumn(tr: Transaction, spot: Spot, at: number): void {
  eachRowFromBelow(spot, (row) => tr.insert(cellAt(spot, row, at), nodes.cell.create()));
}

function removeColumn(tr: Transaction, spot: Spot): void {
  eachRowFromBelow(spot, (row) => {
    const cell = spot.table.child(row).maybeChild(spot.column);
    const at = cellAt(spot, row, spot.column);
    if (cell) tr.delete(at, at + cell.nodeSize);
  });
}

/** From the last row, so that those above are where they were. */
function eachRowFromBelow({ table }: Spot, change: (row: number) => void): void {
  for (let row = table.childCount - 1; row >= 0; row--) change(row);
}

/** A table pasted into a cell fills the cells from there on, and the table grows where it must; null outside a table. */
export function pasteCells(state: EditorState, given: Node): Transaction | null {
  const spot = spotOf(state);
  if (!spot) return null;
  const { table, pos, row, column } = spot;
  const { tr } = state;
  const gap = Array.from({ length: column }, () => nodes.cell.create());
  const below = given.children.slice(Math.max(0, table.childCount - row));
  tr.insert(
    pos + table.nodeSize - 1,
    below.map((one) => nodes.row.create(null, [...gap, ...one.children])),
  );
  eachRowFromBelow(spot, (at) => {
    const cells = at < row ? [] : (given.maybeChild(at - row)?.children ?? []);
    if (cells.length > 0) fillCells(tr, spot, at, cells);
  });
  return settle(tr, spot, [row, column]);
}

function fillCells(tr: Transaction, spot: Spot, row: number, cells: readonly Node[]): void {
  const { column } = spot;
  const there = spot.table.child(row);
  const more = Array.from({ length: column + cells.length - there.childCount }, (_, beyond) => {
    return cells[there.childCount + beyond - column] ?? nodes.cell.create();
  });
  if (more.length > 0) tr.insert(cellAt(spot, row, there.childCount), more);
  for (let at = Math.min(cells.length, there.childCount - column) - 1; at >= 0; at--) {
    const [was, is] = [there.child(column + at), cells[at]];
    const start = cellAt(spot, row, column + at) + 1;
    if (is && !was.eq(is)) tr.replaceWith(start, start + was.content.size, is.content);
  }
}

export const rowBefore = reshape(
  (tr, spot) => addRow(tr, spot, spot.row),
  ({ row, column }) => [row, column],
);
export const rowAfter = reshape(
  (tr, spot) => addRow(tr, spot, spot.row + 1),
  ({ row, column }) => [row + 1, column],
);
/** A row behind the one that the caret is in, with the caret at its beginning. */
const rowBehind = reshape(
  (tr, spot) => addRow(tr, spot, spot.row + 1),
  ({ row }) => [row + 1, 0],
);
export const deleteRow = reshape(
  (tr, spot) => tr.delete(rowAt(spot, spot.row), rowAt(spot, spot.row + 1)),
  ({ row, column }) => [row, column],
);
export const columnBefore = reshape(
  (tr, spot) => addColumn(tr, spot, spot.column),
  ({ row, column }) => [row, column],
);
export const columnAfter = reshape(
  (tr, spot) => addColumn(tr, spot, spot.column + 1),
  ({ row, column }) => [row, column + 1],
);
export const deleteColumn = reshape(removeColumn, ({ row, column }) => [row, column]);
export const deleteTable = reshape(
  (tr, { table, pos }) => tr.delete(pos + 1, pos + 1 + table.content.size),
  () => [0, 0],
);
export const toggleTitleRow: Command = (state, dispatch) => {
  const spot = spotOf(state);
  if (!spot) return false;
  dispatch?.(state.tr.setNodeAttribute(spot.pos, "header", !spot.table.attrs.header));
  return true;
};
