import { expect, test } from "vitest";

import type { Readings } from "../../model/readings";
import { normaliseQuery, match } from "./match";

const readings: Readings = new Map([
  ["导", ["dao"]],
  ["出", ["chu"]],
  ["稿", ["gao"]],
  ["件", ["jian"]],
  ["包", ["bao"]],
  ["重", ["zhong", "chong"]],
  ["做", ["zuo"]],
  ["西", ["xi"]],
  ["安", ["an"]],
  ["先", ["xian"]],
  ["新", ["xin"]],
  ["建", ["jian"]],
]);
const at = (typed: string, title: string) => match(normaliseQuery(typed), title, readings)?.at ?? null;

test("first letters, whole pinyin, a mixture and the characters themselves find Chinese", () => {
  for (const typed of ["dc", "daochu", "dao chu", "dchu", "daoc", "导出", "导chu", "DC"])
    expect([typed, at(typed, "导出稿件包…")]).toEqual([typed, [0, 1]]);
  expect(at("dcgjb", "导出稿件包…")).toEqual([0, 1, 2, 3, 4]);
  expect(at("gjb", "导出稿件包…")).toEqual([2, 3, 4]);
});

test("every reading of a character counts", () => {
  expect(at("cz", "重做")).toEqual([0, 1]);
  expect(at("zhongzuo", "重做")).toEqual([0, 1]);
});

test("a syllable that could be two is taken either way", () => {
  expect(at("xian", "西安")).toEqual([0, 1]);
  expect(at("xian", "先")).toEqual([0]);
  expect(at("xi'an", "西安")).toEqual([0, 1]);
});

test("Latin is found by the beginnings of its words, not by letters strewn about", () => {
  expect(at("exp", "Export package")).toEqual([0, 1, 2]);
  expect(at("ep", "Export package")).toEqual([0, 7]);
  expect(at("xprt", "Export package")).toBeNull();
});

test("what stands together and in front is the better match", () => {
  const score = (title: string) => match("dc", title, readings)?.score ?? 0;
  expect(score("导出稿件")).toBeGreaterThan(score("稿件导出"));
  expect(score("稿件导出")).toBeGreaterThan(score("导件出"));
});

test("what does not fit is not found, and nothing typed fits everything", () => {
  expect(at("dx", "导出稿件包")).toBeNull();
  expect(at("导入", "导出稿件包")).toBeNull();
  expect(at("", "导出稿件包")).toEqual([]);
});

test("ten thousand headlines are looked through between two keys", () => {
  const titles = Array.from({ length: 10_000 }, (_, n) => `${n}号稿件新建西安重做导出包先`);
  const begun = performance.now();
  expect(titles.filter((title) => match("dcb", title, readings)).length).toBe(10_000);
  expect(performance.now() - begun).toBeLessThan(2000);
});
