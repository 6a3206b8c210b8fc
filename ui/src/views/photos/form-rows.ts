// How the facts of a figure are laid out in a form.

import type { FactKind, FactRow } from "../../ipc/types";

/** Whether a fact of this kind has a field in a row; the others have controls of their own. */
const IN_ROWS: Readonly<Record<FactKind, boolean>> = {
  paragraph: true,
  line: true,
  time: true,
  source_type: true,
  people: false,
  framing: false,
  stars: false,
  pick: false,
};

/** Rows of a form: two lines share one; a fact that is no line has one of its own. */
export function formRows(facts: readonly FactRow[]): FactRow[][] {
  const rows: FactRow[][] = [];
  for (const fact of facts.filter(({ kind }) => IN_ROWS[kind])) {
    const last = rows.at(-1);
    if (fact.kind === "line" && last?.length === 1 && last[0]?.kind === "line") last.push(fact);
    else rows.push([fact]);
  }
  return rows;
}
