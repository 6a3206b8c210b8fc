import { describe, expect, it } from "vitest";
import { part } from "./content";
import { after, page, show, tidy } from "./testing/notation";
import { columnBefore, deleteColumn, deleteRow, pasteCells, rowBefore } from "./table";

const TABLE = "| 甲 | 乙 |\n| 丙‸ | 丁 |";

describe("a table", () => {
  it("takes rows above and columns to the left, with the caret in the new cell", () => {
    expect(show(after(page(TABLE), rowBefore))).toBe(tidy("| 甲 | 乙 |\n| ‸ |  |\n| 丙 | 丁 |"));
    expect(show(after(page(TABLE), columnBefore))).toBe(tidy("|  | 甲 | 乙 |\n| ‸ | 丙 | 丁 |"));
  });

  it("loses a row or a column, and with the last of them itself", () => {
    expect(show(after(page(TABLE), deleteRow))).toBe(tidy("| ‸甲 | 乙 |"));
    expect(show(after(page("| 丙‸ |"), deleteColumn))).toBe("‸");
  });

  it("pasted into a cell, fills the cells from there on and grows where it must", () => {
    const state = page(TABLE);
    const given = part(page("| 1 | 2 | 3 |\n| 4 | 5 | 6 |").doc, "body").firstChild;
    const tr = given && pasteCells(state, given);
    if (!tr) throw new Error("the caret is in a cell");
    expect(show(state.apply(tr))).toBe(tidy("| 甲 | 乙 |\n| ‸1 | 2 | 3 |\n| 4 | 5 | 6 |"));
    expect(given && pasteCells(page("甲‸"), given)).toBeNull();
  });
});
