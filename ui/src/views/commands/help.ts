// Commands for finding one's way: every command by its name, the keys, the settings.

import SettingsDialog from "../dialogs/SettingsDialog.svelte";
import Palette from "../palette/Palette.svelte";
import ShortcutsDialog from "../shortcuts/ShortcutsDialog.svelte";
import type { Command } from "./command";

export const palette: Command = {
  id: "help.palette",
  text: "do.palette",
  keys: "Mod+Shift+P",
  reach: "window",
  where: "anywhere",
  run: ({ dialogs }) => void dialogs.open(Palette),
};

export const shortcuts: Command = {
  id: "help.shortcuts",
  text: "do.shortcuts",
  keys: "Mod+/",
  reach: "window",
  where: "anywhere",
  run: ({ dialogs }) => void dialogs.open(ShortcutsDialog),
};

export const settings: Command = {
  id: "help.settings",
  text: "do.settings",
  keys: "Mod+,",
  reach: "window",
  where: "anywhere",
  run: ({ dialogs }) => void dialogs.open(SettingsDialog),
};

export const helpMenu = [[palette, shortcuts], [settings]] as const;
