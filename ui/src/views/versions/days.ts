// A story's past by days, the newest first, with the change of length at each step.

import type { RevisionRow } from "../../ipc/types";

/** Reasons of revisions at which work left the writer or came back. */
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
  /** `handed`: it left or came back. `kept`: a person wanted it kept. `quiet`: Galley kept it by itself. */
  weight: "handed" | "kept" | "quiet";
  /** 字数 more or fewer than in the step before; null for the first. */
  grew: number | null;
}

export interface Day {
  /** When its newest step was, RFC 3339. */
  at: string;
  steps: Step[];
}

/** The days of `rows`, which are the newest first, as the newsroom lists them. A day is one of the reader's time zone. */
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
