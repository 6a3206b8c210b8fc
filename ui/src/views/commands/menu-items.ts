// Commands as the lines of a menu that a button opens.

import type { MenuItem } from "../../parts/Menu.svelte";
import type { AppContext } from "../context";
import { commandLabel, type Command } from "./command";
import { shortcut } from "./keymap";
import { isPossible, run } from "./run";

export function menuItems(groups: readonly (readonly Command[])[], app: AppContext): MenuItem[][] {
  return groups.map((group) =>
    group.map((command) => ({
      id: command.id,
      label: commandLabel(command),
      shortcut: shortcut(command, app),
      disabled: !isPossible(command, app),
      run: () => void run(command, app),
    })),
  );
}
