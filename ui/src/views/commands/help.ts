// Commands for finding one's way: every command by its name, the keys, the settings.

import type { Command } from "./command";

export const palette: Command = {
  id: "help.palette",
  text: "do.palette",
  keys: "Mod+Shift+P",
  reach: "room",
  possible: () => true,
  run: ({ dialogs }) => dialogs.show({ kind: "palette" }),
};

export const shortcuts: Command = {
  id: "help.shortcuts",
  text: "do.shortcuts",
  keys: "Mod+/",
  reach: "room",
  possible: () => true,
  run: ({ dialogs }) => dialogs.show({ kind: "shortcuts" }),
};

export const settings: Command = {
  id: "help.settings",
  text: "do.settings",
  keys: "Mod+,",
  reach: "room",
  possible: () => true,
  run: ({ dialogs }) => dialogs.show({ kind: "settings" }),
};

export const helpMenu = [[palette, shortcuts], [settings]] as const;
