// Order, filter and steps of the contact sheet.

import { expect, test } from "vitest";
import { emptyFigure } from "../testing/new-content";
import type { Figure } from "../ipc/types";
import { between, countOf, Order, shown, stepTo } from "./contact-sheet";
import type { PlacedFigure } from "./manuscript";

const photo = (id: string, facts: Partial<Figure> = {}, where: "body" | "tray" = "tray"): PlacedFigure => ({
  figure: { ...emptyFigure(id), file_name: `${id}.jpg`, ...facts },
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
  expect(ids(new Order().of(card, "page"))).toEqual(["DSC_10", "DSC_9", "DSC_2"]);
  expect(ids(new Order().of(card, "name"))).toEqual(["DSC_2", "DSC_9", "DSC_10"]);
  expect(ids(new Order().of(card, "taken"))).toEqual(["DSC_2", "DSC_10", "DSC_9"]);
});

test("an order is kept while captions are typed, and made anew where a name or a time changes", () => {
  const order = new Order();
  const card = [photo("DSC_10", { caption: "旧" }), photo("DSC_9")];
  order.of(card, "name");
  const typed = [photo("DSC_10", { caption: "新" }), photo("DSC_9")];
  expect(order.of(typed, "name")).toEqual([typed[1], typed[0]]);
  const renamed = [photo("DSC_10", { file_name: "A.jpg" }), photo("DSC_9")];
  expect(order.of(renamed, "name")).toEqual(renamed);
  expect(order.of(renamed, "taken")).toEqual(renamed);
});

test("a filter shows what it says, and the photo under the keys stays while its caption is written", () => {
  const card = [
    photo("a", { caption: "有" }),
    photo("b"),
    photo("c", { pick: "rejected" }),
    photo("d", { pick: "picked" }, "body"),
  ];
  expect(ids(shown(card, "uncaptioned", 0, null))).toEqual(["b", "d"]);
  expect(ids(shown(card, "uncaptioned", 0, "a"))).toEqual(["a", "b", "d"]);
  expect(ids(shown(card, "picked", 0, null))).toEqual(["d"]);
  expect(ids(shown(card, "unplaced", 0, null))).toEqual(["a", "b"]);
  const starred = [photo("e", { rating: 3 }), photo("f", { rating: 5, pick: "picked" }), ...card];
  expect(ids(shown(starred, "all", 3, null))).toEqual(["e", "f"]);
  expect(ids(shown(starred, "picked", 4, "a"))).toEqual(["f", "a"]);
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
