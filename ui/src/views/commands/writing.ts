// Commands for the ways of writing: the outline, focus, the typewriter's line, and blocks moved by keyboard.

import { STORY } from "../front.svelte";
import { pageCommand, type Command } from "./command";

export const outline: Command = {
  id: "view.outline",
  text: "do.outline",
  key: "Mod+Shift+O",
  scope: "window",
  where: STORY,
  on: ({ panes }) => panes.outline,
  run: ({ panes }) => (panes.outline = !panes.outline),
};

export const focus: Command = {
  id: "view.focus",
  text: "do.focus_mode",
  key: "Mod+Shift+D",
  scope: "window",
  where: STORY,
  on: ({ panes }) => panes.modes.focus,
  run: ({ panes }) => panes.write({ focus: !panes.modes.focus }),
};

export const typewriter: Command = {
  id: "view.typewriter",
  text: "do.typewriter",
  key: "Mod+Shift+Y",
  scope: "window",
  where: STORY,
  on: ({ panes }) => panes.modes.typewriter,
  run: ({ panes }) => panes.write({ typewriter: !panes.modes.typewriter }),
};

export const moveUp = pageCommand("move_up", "do.move_up", "Alt+Up");
export const moveDown = pageCommand("move_down", "do.move_down", "Alt+Down");

export const writingSections = [[outline, focus, typewriter]] as const;
export const movingSections = [[moveUp, moveDown]] as const;
