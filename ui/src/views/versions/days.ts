// A story's past as one reads it: by days, the newest first, with what each step did to the length.

import type { RevisionRow } from "../../ipc/types";

/** Work went out of the writer's hands, or came back into them. */
const HANDED: readonly RevisionRow["reason"][] = [
  "filed",
  "passed_on",
  "returned",
  "received",
  "export",
  "signed",
  "settled",
];

export interface Step {
  row: RevisionRow;
  /** `handed`: it left or came back. `kept`: somebody wanted it kept. `quiet`: Galley kept it by itself. */
  weight: "handed" | "kept" | "quiet";
  /** 字数 more or fewer than in the step before; null for the first. */
  grew: number | null;
}

export interface Day {
  /** When its newest step was, RFC 3339. */
  at: string;
  steps: Step[];
}

/** `rows` are the newest first, as the newsroom lists them. A day is a day where the reader is. */
export function days(rows: readonly RevisionRow[]): Day[] {
  const made: Day[] = [];
  for (const [index, row] of rows.entries()) {
    const before = rows[index + 1];
    const step = { row, weight: weightOf(row), grew: before ? row.words - before.words : null };
    const last = made.at(-1);
    if (last && dayOf(last.at) === dayOf(row.at)) last.steps.push(step);
    else made.push({ at: row.at, steps: [step] });
  }
  return made;
}

function weightOf({ reason, name, automatic }: RevisionRow): Step["weight"] {
  if (HANDED.includes(reason)) return "handed";
  return automatic && name === "" ? "quiet" : "kept";
}

const dayOf = (at: string) => new Date(at).toDateString();
