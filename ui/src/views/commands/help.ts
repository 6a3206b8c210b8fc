// Commands for finding one's way: the settings.

import type { Command } from "./command";

export const settings: Command = {
  id: "help.settings",
  text: "do.settings",
  keys: "Mod+,",
  reach: "room",
  possible: () => true,
  run: ({ dialogs }) => dialogs.show({ kind: "settings" }),
};

export const helpMenu = [[settings]] as const;
