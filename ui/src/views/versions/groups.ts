// The rows of a comparison by the blocks they belong to: each group is taken back by one press.

import type { Row } from "../../ipc/types";

export interface Group {
  rows: Row[];
  /** The blocks of the older state, counted from 1, that this group comes from; none where all of it is new. */
  was: number[];
  /** The blocks that are there now: `from` up to, not with, `to`. Equal where none is. */
  from: number;
  to: number;
  changed: boolean;
}

/** Rows follow each other as they are read; a group ends where a block ended in both states. */
export function groups(rows: readonly Row[]): Group[] {
  const made: Group[] = [];
  let next = 1;
  let open: Row[] = [];
  const close = () => {
    if (open.length === 0) return;
    const now = open.filter((row) => row.role === "kept").flatMap((row) => row.hers_block ?? []);
    const was = [...new Set(open.flatMap(basesOf))].sort((a, b) => a - b);
    const from = now.length > 0 ? Math.min(...now) : next;
    const to = now.length > 0 ? Math.max(...now) + 1 : from;
    made.push({ rows: open, was, from, to, changed: open.some(isChanged) });
    next = Math.max(next, to, ...open.map((row) => (row.hers_block ?? 0) + 1));
    open = [];
  };
  for (const row of rows) {
    const last = open.at(-1);
    if (last && !goesOn(last, row)) close();
    open.push(row);
  }
  close();
  return made;
}

/** Whether the row continues the last one: a line that was split, or the next line of one list, quote or table. */
function goesOn(last: Row, row: Row): boolean {
  if (last.role !== row.role || last.site.kind !== row.site.kind) return false;
  if (last.site.kind !== "body") return false;
  if (last.base_block === null && last.role === "kept") return true;
  return (
    (last.base_block !== null && last.base_block === row.base_block) ||
    (last.hers_block !== null && last.hers_block === row.hers_block)
  );
}

/** The blocks of the older state that a row comes from; a line that took in the next one comes from two. */
function basesOf(row: Row): number[] {
  const joined = row.runs
    .filter((run) => run.fate === "delete" && run.text === "\n")
    .map((run) => run.base.from.block);
  return row.base_block === null ? joined : [...joined, row.base_block];
}

export function isChanged(row: Row): boolean {
  return row.role !== "kept" || row.was !== null || row.runs.some((run) => run.fate !== "keep");
}
