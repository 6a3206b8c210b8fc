import { describe, expect, it } from "vitest";
import type { RevisionRow } from "../../ipc/types";
import { days } from "./days";

const row = (number: number, at: string, words: number, part: Partial<RevisionRow> = {}): RevisionRow => ({
  number,
  at,
  words,
  by: "林溪",
  reason: "pause",
  name: "",
  automatic: true,
  digest: "0",
  ...part,
});
/** A time of a day where the reader is. */
const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();

describe("a story's past", () => {
  it("is read by days of the reader's own clock, the newest first", () => {
    const rows = [row(3, at(25, 1), 300), row(2, at(24, 23), 200), row(1, at(24, 9), 100)];
    const read = days(rows).map(({ steps }) => steps.map((step) => step.row.number));
    expect(read).toEqual([[3], [2, 1]]);
  });

  it("tells what each step did to the length, and nothing of the first", () => {
    const rows = [row(3, at(25, 1), 250), row(2, at(24, 23), 300), row(1, at(24, 9), 100)];
    const grew = days(rows).flatMap(({ steps }) => steps.map((step) => step.grew));
    expect(grew).toEqual([-50, 200, null]);
  });

  it("tells hand-overs from what was kept on purpose, and both from what kept itself", () => {
    const rows = [
      row(5, at(25, 5), 1, { reason: "filed", automatic: false }),
      row(4, at(25, 4), 1, { reason: "restore", automatic: false }),
      row(3, at(25, 3), 1, { reason: "before_restore" }),
      row(2, at(25, 2), 1, { name: "送审前" }),
      row(1, at(25, 1), 1),
    ];
    const weights = days(rows).flatMap(({ steps }) => steps.map((step) => step.weight));
    expect(weights).toEqual(["handed", "kept", "quiet", "kept", "quiet"]);
  });
});
