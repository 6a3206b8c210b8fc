// Commands for templates, snippets, print, and what goes for ever.

import { withStory, type Command } from "./command";

export const newOfKind: Command = {
  id: "story.new_of_kind",
  text: "do.new_of_kind",
  keys: "Mod+Shift+N",
  reach: "room",
  possible: () => true,
  run: ({ dialogs }) => dialogs.show({ kind: "kinds" }),
};

export const insertSnippet: Command = {
  id: "insert.snippet",
  text: "do.snippet",
  keys: "Mod+J",
  reach: "room",
  possible: ({ desk }) => desk.open !== null && !desk.history?.seen,
  run: ({ dialogs }) => dialogs.show({ kind: "snippet" }),
};

export const stationery: Command = {
  id: "story.stationery",
  text: "do.stationery",
  keys: "",
  reach: "room",
  possible: () => true,
  run: ({ dialogs }) => dialogs.show({ kind: "stationery", tab: "templates" }),
};

export const print: Command = {
  id: "story.print",
  text: "do.print",
  keys: "Mod+P",
  reach: "room",
  possible: withStory,
  run: ({ desk }) => void desk.print(),
};

export const deleteForEver: Command = {
  id: "story.delete",
  text: "do.delete",
  keys: "",
  reach: "room",
  possible: ({ desk }) => desk.open?.row.state === "spiked",
  run: ({ desk, dialogs }) => {
    if (desk.open) dialogs.show({ kind: "delete", id: desk.open.id });
  },
};
