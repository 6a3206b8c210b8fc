import { expect, test } from "vitest";

import { FACTS } from "../../model/lists";
import { formRows } from "./form-rows";

const names = (wanted: string[]) =>
  formRows(FACTS.filter(({ name }) => wanted.includes(name))).map((row) => row.map(({ name }) => name));

test("two lines share a row, and everything else has one of its own", () => {
  expect(names(["photographer", "credit", "taken", "place", "alt", "usage"])).toEqual([
    ["photographer", "credit"],
    ["taken"],
    ["place", "usage"],
    ["alt"],
  ]);
  expect(names(["credit"])).toEqual([["credit"]]);
});
