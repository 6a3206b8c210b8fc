// Commands for the look of the window: its columns, its size, its letters, its colours, its language.

import { speakOther } from "../speak-other";
import { TABS, type Tab } from "../panes.svelte";
import type { Theme } from "../../ipc/types";
import { STORY } from "../front.svelte";
import type { Command, Tool } from "./command";
import { contactSheet } from "./sheet";

export const rail: Command = {
  id: "view.rail",
  text: "do.rail",
  key: "Mod+Shift+\\",
  scope: "window",
  where: "anywhere",
  on: ({ panes }) => panes.lists,
  run: ({ panes }) => (panes.lists = !panes.lists),
};

export const inspector: Tool = {
  id: "view.inspector",
  text: "do.inspector",
  icon: "panel",
  key: "Mod+\\",
  scope: "window",
  where: STORY,
  on: ({ panes }) => panes.inspector,
  run: ({ panes }) => (panes.inspector = !panes.inspector),
};

const tab = (name: Tab): Command => ({
  id: `view.${name}`,
  text: "do.tab",
  fills: { name: `inspector.${name}` },
  key: "",
  scope: "window",
  where: STORY,
  run: ({ panes }) => panes.show(name),
});

export const fullScreen: Command = {
  id: "view.full_screen",
  text: "do.full_screen",
  key: "F11",
  scope: "always",
  where: "anywhere",
  on: ({ panes }) => panes.full,
  run: ({ desk, panes }) =>
    void desk.shell.fullScreen(!panes.full).then(
      (full) => (panes.full = full),
      (thrown: unknown) => desk.notices.fail(thrown),
    ),
};

const zoom = (id: string, text: Command["text"], key: string, also: string[], step: -1 | 0 | 1): Command => ({
  id: `view.${id}`,
  text,
  key,
  also,
  scope: "always",
  where: "anywhere",
  run: (app) => app.zoom(step),
});

export const larger = zoom("larger", "do.larger", "Mod+=", ["Mod+Plus", "Mod+Shift+=", "Mod+Shift+Plus"], 1);
export const smaller = zoom("smaller", "do.smaller", "Mod+-", ["Mod+Shift+-"], -1);
export const ownSize = zoom("own_size", "do.own_size", "Mod+0", [], 0);

const theme = (name: Theme): Command => ({
  id: `view.theme_${name}`,
  text: `do.theme_${name}`,
  key: "",
  scope: "always",
  where: "anywhere",
  on: ({ desk }) => desk.preferences.settings.theme === name,
  run: ({ desk }) =>
    void desk.changeSettings({ theme: name }).catch((thrown: unknown) => desk.notices.fail(thrown)),
});

export const otherLanguage: Command = {
  id: "view.language",
  text: "do.other_language",
  key: "",
  scope: "always",
  where: "anywhere",
  run: ({ desk }) => void speakOther(desk),
};

export const viewMenu = [
  [contactSheet],
  [rail, inspector, ...TABS.map(tab)],
  [larger, smaller, ownSize],
  [fullScreen],
  [theme("light"), theme("dark"), theme("system")],
  [otherLanguage],
] as const;
