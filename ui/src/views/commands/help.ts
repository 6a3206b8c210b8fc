// Commands for finding one's way and for the program: the manual, every command by its name, the keys, the settings, the health of the store.

import CheckupDialog from "../dialogs/CheckupDialog.svelte";
import ManualDialog from "../dialogs/ManualDialog.svelte";
import SettingsDialog from "../dialogs/SettingsDialog.svelte";
import Palette from "../palette/Palette.svelte";
import ShortcutsDialog from "../shortcuts/ShortcutsDialog.svelte";
import type { Command } from "./command";

export const palette: Command = {
  id: "help.palette",
  text: "do.palette",
  key: "Mod+Shift+P",
  scope: "window",
  where: "anywhere",
  run: ({ dialogs }) => void dialogs.open(Palette),
};

export const shortcuts: Command = {
  id: "help.shortcuts",
  text: "do.shortcuts",
  key: "Mod+/",
  scope: "window",
  where: "anywhere",
  run: ({ dialogs }) => void dialogs.open(ShortcutsDialog),
};

export const manual: Command = {
  id: "help.manual",
  text: "do.manual",
  key: "F1",
  scope: "window",
  where: "anywhere",
  run: ({ dialogs }) => void dialogs.open(ManualDialog),
};

export const settings: Command = {
  id: "help.settings",
  text: "do.settings",
  key: "Mod+,",
  scope: "window",
  where: "anywhere",
  run: ({ dialogs }) => void dialogs.open(SettingsDialog),
};

export const checkup: Command = {
  id: "help.checkup",
  text: "do.checkup",
  key: "",
  scope: "window",
  where: "anywhere",
  run: ({ dialogs }) => void dialogs.open(CheckupDialog),
};

export const helpMenu = [[manual, palette, shortcuts], [settings], [checkup]] as const;
