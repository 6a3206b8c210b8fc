// Order, filter and steps of the contact sheet.

import { expect, test } from "vitest";
import type { Figure } from "../ipc/types";
import { between, cellsInSight, countOf, shown, stepTo } from "./contact-sheet";
import type { PlacedFigure } from "./manuscript";

const nobody: Figure = {
  id: "",
  photo: null,
  file_name: "",
  caption: "",
  alt: "",
  photographer: "",
  credit: "",
  source: "",
  copyright: "",
  usage: "",
  taken: "",
  place: "",
  event: "",
  digital_source: "",
  people: [],
};
const photo = (id: string, facts: Partial<Figure> = {}, where: "body" | "tray" = "tray"): PlacedFigure => ({
  figure: { ...nobody, id, file_name: `${id}.jpg`, ...facts },
  where,
  number: 1,
});
const ids = (list: readonly PlacedFigure[]) => list.map(({ figure }) => figure.id);

test("photos are ordered by page, by time or by name as people count", () => {
  const card = [
    photo("DSC_10", { taken: "2026-11-02T09:00:00" }),
    photo("DSC_9", { taken: "" }),
    photo("DSC_2", { taken: "2026-11-01T09:00:00" }),
  ];
  expect(ids(shown(card, "page", "all", null))).toEqual(["DSC_10", "DSC_9", "DSC_2"]);
  expect(ids(shown(card, "name", "all", null))).toEqual(["DSC_2", "DSC_9", "DSC_10"]);
  expect(ids(shown(card, "taken", "all", null))).toEqual(["DSC_2", "DSC_10", "DSC_9"]);
});

test("a filter shows what it says, and the photo under the keys stays while its caption is written", () => {
  const card = [
    photo("a", { caption: "有" }),
    photo("b"),
    photo("c", { pick: "rejected" }),
    photo("d", { pick: "picked" }, "body"),
  ];
  expect(ids(shown(card, "page", "uncaptioned", null))).toEqual(["b", "d"]);
  expect(ids(shown(card, "page", "uncaptioned", "a"))).toEqual(["a", "b", "d"]);
  expect(ids(shown(card, "page", "picked", null))).toEqual(["d"]);
  expect(ids(shown(card, "page", "unplaced", null))).toEqual(["a", "b"]);
  expect(countOf(card, "uncaptioned")).toBe(2);
});

test("keys move by cell, by row and by screen, and never off the sheet", () => {
  const to = (key: string, at: number) => stepTo(key, at, 10, 4, 2);
  expect(to("ArrowRight", 9)).toBe(9);
  expect(to("ArrowLeft", 0)).toBe(0);
  expect(to("ArrowDown", 1)).toBe(5);
  expect(to("ArrowDown", 7)).toBe(9);
  expect(to("ArrowUp", 2)).toBe(2);
  expect(to("PageDown", 1)).toBe(9);
  expect(to("Home", 7)).toBe(0);
  expect(to("x", 7)).toBeNull();
  expect(stepTo("End", 0, 0, 4, 2)).toBeNull();
});

test("a range runs either way", () => {
  const card = ["a", "b", "c", "d"].map((id) => photo(id));
  expect(between(card, "c", "a")).toEqual(["a", "b", "c"]);
  expect(between(card, "gone", "b")).toEqual(["b"]);
});

test("of a thousand photos a screenful is drawn", () => {
  const { from, to } = cellsInSight(1_000, 5, 200, 20_000, 700);
  expect([from, to]).toEqual([490, 530]);
  expect(cellsInSight(3, 5, 200, 0, 700)).toEqual({ from: 0, to: 3 });
});
