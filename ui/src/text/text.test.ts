import { afterEach, expect, test } from "vitest";

import { age, savedAt, size } from "./format";
import { speak, t } from "./speak.svelte";

afterEach(() => speak("zh"));

test("English counts one story and many stories, Chinese does not care", () => {
  expect(t("count.photos", { n: 1 })).toBe("1 图");
  speak("en");
  expect(t("count.photos", { n: 1 })).toBe("1 photo");
  expect(t("count.photos", { n: 0 })).toBe("0 photos");
  expect(t("count.words", { n: 1126 })).toBe("1,126 words");
});

test("ages are told the way a list has room for", () => {
  const now = new Date(2026, 10, 23, 14, 2).getTime();
  const ago = (minutes: number) => age(new Date(now - minutes * 60_000).toISOString(), now);
  expect(ago(0.5)).toBe("刚刚");
  expect(ago(14)).toBe("14分钟前");
  expect(ago(180)).toBe("3小时前");
  expect(ago(24 * 60)).toBe("昨天");
  expect(ago(3 * 24 * 60)).toBe("周五");
  expect(ago(20 * 24 * 60)).toBe("11月3日");
  expect(age("not a time", now)).toBe("");
});

test("a save of today is told to the second, an older one by its day", () => {
  const now = new Date(2026, 10, 23, 14, 5).getTime();
  expect(savedAt(new Date(2026, 10, 23, 14, 2, 11).toISOString(), now)).toBe("14:02:11");
  expect(savedAt(new Date(2026, 10, 20, 9, 30, 5).toISOString(), now)).toBe("11月20日 09:30");
});

test("sizes are told in the units of a file manager", () => {
  expect([size(0), size(812), size(8_431_220)]).toEqual(["0 B", "812 B", "8.4 MB"]);
});
