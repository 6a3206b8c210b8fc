import fc from "fast-check";
import { expect, test } from "vitest";

import { readList, readMoment, readTaken, writeList, writeMoment, writeTaken } from "./lists";

test("keywords are separated the way people separate them", () => {
  expect(readList("油茶、合作社，采收; 河西村,")).toEqual(["油茶", "合作社", "采收", "河西村"]);
  expect(readList("  ")).toEqual([]);
});

test("a list written out reads back as itself", () => {
  const word = fc.stringMatching(/^[a-z油茶]{1,6}$/);
  fc.assert(
    fc.property(fc.array(word), (words) => {
      expect(readList(writeList(words, "、"))).toEqual(words);
    }),
  );
});

test("a moment is read in the writer's own time zone and keeps its offset", () => {
  const read = readMoment("2026-11-24 08:00");
  expect(read).toMatch(/^2026-11-24T08:00:00[+-]\d\d:\d\d$/);
  expect(new Date(read ?? "").getTime()).toBe(new Date(2026, 10, 24, 8, 0).getTime());
  expect(writeMoment(read ?? null)).toBe("2026-11-24 08:00");
});

test("a day alone is its first minute, nothing is no embargo, and the 30th of February is no day", () => {
  expect(writeMoment(readMoment("2026-11-24") ?? null)).toBe("2026-11-24 00:00");
  expect(readMoment(" ")).toBeNull();
  expect(readMoment("2026-02-30 08:00")).toBeUndefined();
  expect(readMoment("明天早上")).toBeUndefined();
});

test("the time of a photo is read and written as people do, as precisely as it is known", () => {
  const times = [
    ["2020-02-14", "2020-02-14"],
    ["2020-02-14T09:30:00", "2020-02-14 09:30"],
    ["2020-02-14T09:30:07", "2020-02-14 09:30:07"],
    ["2020-02-14T09:30:00+08:00", "2020-02-14 09:30 +08:00"],
    ["2020-02-14T09:30:07.5Z", "2020-02-14 09:30:07.5 Z"],
    ["前天", "前天"],
  ] as const;
  for (const [held, shown] of times) {
    expect(writeTaken(held)).toBe(shown);
    expect(readTaken(shown)).toBe(held);
  }
});
