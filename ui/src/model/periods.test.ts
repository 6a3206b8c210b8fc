import { expect, test } from "vitest";

import { periodsAt, stretchesOf, withOneMore, withoutLine } from "./periods";

const at = (day: string) => new Date(`${day}T10:00:00`).getTime();
const names = (day: string) => periodsAt(at(day)).map(({ name }) => name);

test("a period that begins where an earlier one does is no heading", () => {
  expect(names("2026-11-27")).toEqual(["today", "yesterday", "week", "month"]); // a Friday
  expect(names("2026-11-23")).toEqual(["today", "yesterday", "month"]); // a Monday
  expect(names("2026-12-01")).toEqual(["today", "yesterday"]); // a Tuesday, and the first of its month
});

test("headings are where the counts say, follow a line that comes or goes, and vanish with their last", () => {
  const periods = periodsAt(at("2026-11-27"));
  const found = stretchesOf(periods, [2, 2, 3, 3], 5);
  expect(found).toEqual([
    { name: "today", from: 0, count: 2 },
    { name: "week", from: 2, count: 1 },
    { name: "earlier", from: 3, count: 2 },
  ]);
  expect(withOneMore(found)[0]).toEqual({ name: "today", from: 0, count: 3 });
  expect(withOneMore(found.slice(1))[0]).toEqual({ name: "today", from: 0, count: 1 });
  expect(withoutLine(found, 2)).toEqual([
    { name: "today", from: 0, count: 2 },
    { name: "earlier", from: 2, count: 2 },
  ]);
});

test("without counts there are no headings", () => {
  expect(stretchesOf(periodsAt(at("2026-11-27")), [], 5)).toEqual([]);
  expect(withOneMore([])).toEqual([]);
});
