// Commands for finding and replacing inside the open story.

import { PAGE } from "../front.svelte";
import type { Command } from "./command";

export const findText: Command = {
  id: "edit.find",
  text: "do.find_text",
  key: "Mod+F",
  scope: "window",
  where: PAGE,
  run: ({ panes }) => panes.search.show(false),
};

export const replaceText: Command = {
  id: "edit.replace",
  text: "do.replace_text",
  key: "Mod+H",
  scope: "window",
  where: PAGE,
  run: ({ panes }) => panes.search.show(true),
};

/** Goes on to the next hit; without a search, begins one. */
const step = (id: string, text: Command["text"], key: string, also: string, direction: 1 | -1): Command => ({
  id: `edit.${id}`,
  text,
  key,
  also: [also],
  scope: "window",
  where: PAGE,
  run: ({ panes, desk }) =>
    panes.search.open ? desk.open?.page.finder.step(direction) : panes.search.show(false),
});

export const findNext = step("find_next", "do.find_next", "Mod+G", "F3", 1);
export const findPrevious = step("find_previous", "do.find_previous", "Mod+Shift+G", "Shift+F3", -1);

export const findingSections = [[findText, replaceText, findNext, findPrevious]] as const;
