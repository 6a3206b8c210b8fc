// The pieces of a list of deliveries, and under each its later corrections and withdrawals.

import type { DeliveryRow } from "../../ipc/types";
import { isNotice } from "../../model/outbox.svelte";

/** Deliveries, each with the corrections and withdrawals that concern it, the oldest first. A notice whose piece is not among
 * them has a row of its own. */
export function byPiece(rows: readonly DeliveryRow[]): { row: DeliveryRow; notices: DeliveryRow[] }[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const piece = (row: DeliveryRow): DeliveryRow => {
    let first = row;
    const met = new Set<string>();
    for (let above = known.get(first.amended); isNotice(first) && above && !met.has(above.id);) {
      met.add(above.id);
      first = above;
      above = known.get(first.amended);
    }
    return first;
  };
  const notices = new Map<string, DeliveryRow[]>();
  const firsts: DeliveryRow[] = [];
  for (const row of rows) {
    const first = piece(row);
    if (first === row) firsts.push(row);
    else notices.set(first.id, [row, ...(notices.get(first.id) ?? [])]);
  }
  return firsts.map((row) => ({ row, notices: notices.get(row.id) ?? [] }));
}
