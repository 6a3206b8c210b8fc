// Commands for what stories are begun and filled from: snippets put in, and the templates, snippets and code lists themselves.

import { PAGE } from "../front.svelte";
import SnippetDialog from "../stationery/SnippetDialog.svelte";
import StationeryDialog from "../stationery/StationeryDialog.svelte";
import type { Command } from "./command";

export const insertSnippet: Command = {
  id: "insert.snippet",
  text: "do.snippet",
  key: "Mod+J",
  scope: "window",
  where: PAGE,
  run: ({ desk, dialogs }) => {
    if (desk.open) void dialogs.open(SnippetDialog, { story: desk.open });
  },
};

export const stationery: Command = {
  id: "story.stationery",
  text: "do.stationery",
  key: "",
  scope: "window",
  where: "anywhere",
  run: ({ dialogs }) => void dialogs.open(StationeryDialog, { tab: "template" }),
};
