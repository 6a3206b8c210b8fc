// Commands that put something on the page, and those for the table that has the caret.

import { LEAF_NAMES, type LeafName } from "../../editor/blocks";
import { TEXT } from "../front.svelte";
import { pageCommand, type Tool } from "./command";
import { insertSnippet } from "./stationery";

export const addPhotos: Tool = {
  id: "insert.photos",
  text: "do.add_photos",
  icon: "photo",
  key: "Mod+Shift+I",
  scope: "window",
  where: TEXT,
  possible: ({ desk }) => desk.photos.coming === null,
  run: ({ desk }) => void desk.intake.pick(),
};

const here = (name: InsertName) => pageCommand(name, `insert.${name}`);
type InsertName =
  | LeafName
  | "table"
  | "related"
  | "figure"
  | "row_before"
  | "row_after"
  | "column_before"
  | "column_after"
  | "title_row"
  | "delete_row"
  | "delete_column"
  | "delete_table";

export const things = [...LEAF_NAMES.map(here), here("table"), here("related"), here("figure")] as const;
export const rows = [
  here("row_before"),
  here("row_after"),
  here("column_before"),
  here("column_after"),
  here("title_row"),
] as const;
export const rowsAway = [here("delete_row"), here("delete_column"), here("delete_table")] as const;

export const insertMenu = [[addPhotos, insertSnippet], things, rows, rowsAway] as const;
