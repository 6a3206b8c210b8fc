// How a command is run, from every place that runs one: menu, palette, key or button.

import type { AppContext } from "../context";
import { isWhere } from "../front.svelte";
import { chordOf } from "./chord";
import type { Command } from "./command";
import { commandOf } from "./keymap";

/** Whether a command can be done now in the view in front; a dialog before it is not counted. */
export function isPossible({ where, possible }: Command, app: AppContext): boolean {
  return isWhere(where, app.front) && (possible?.(app) ?? true);
}

/** Whether the window is set up and no dialog is open. */
function free({ desk, dialogs }: AppContext): boolean {
  return desk.listed && desk.preferences.profile !== null && dialogs.front === null;
}

/** Runs the command if it is possible now; answers whether it was. */
export function run(command: Command, app: AppContext): boolean {
  const may = command.scope === "always" || free(app);
  if (!may || !isPossible(command, app)) return false;
  command.run(app);
  return true;
}

/**
 * Runs the command that a pressed key belongs to. True when there is one, even if it is not possible now: the
 * browser's own meaning of the key (print, save page) is never wanted. A key that the input method has belongs to no command.
 */
export function handleShortcut(event: KeyboardEvent, app: AppContext, commands: readonly Command[]): boolean {
  const chord = app.dialogs.listening ? null : chordOf(event);
  if (chord === null) return false;
  const here = commands.filter((command) => isWithin(command, event.target));
  const command = commandOf(chord, app.desk.preferences.settings.shortcuts, here);
  if (!command) return false;
  run(command, app);
  return true;
}

function isWithin({ scope }: Command, target: EventTarget | null): boolean {
  if (scope === "window" || scope === "always") return true;
  if (!(target instanceof Element)) return scope === "story";
  if (scope === "sheet") return target.closest("[data-keys=sheet]") !== null;
  if (target.closest(".page")) return true;
  if (scope === "page") return false;
  // A field of its own (the list's filter, a dialog's line) keeps its own undo; those that write into the story have the page's.
  return target.closest(".inspector, .sheet") !== null || !target.matches("input, textarea");
}
