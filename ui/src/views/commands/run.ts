// How a command is run, whoever asks: menu, palette, key or button.

import type { AppContext } from "../context";
import { chordOf } from "./chord";
import type { Command } from "./command";
import { commandOf } from "./keymap";

/** Whether the room is set up and no dialog stands before it. */
function free({ desk, dialogs }: AppContext): boolean {
  return desk.listed && desk.preferences.profile !== null && dialogs.shown === null;
}

/** Runs it where it is possible now; answers whether it was. */
export function run(command: Command, app: AppContext): boolean {
  const may = command.reach === "always" || free(app);
  if (!may || !command.possible(app)) return false;
  command.run(app);
  return true;
}

/**
 * What a key that goes down asks for. True when it belongs to a command, even to one that is not possible now: the
 * browser's own meaning of the key (print, save page) is never wanted. A key the input method has asks for nothing.
 */
export function heard(event: KeyboardEvent, app: AppContext): boolean {
  const chord = app.dialogs.listening ? null : chordOf(event);
  if (chord === null) return false;
  const command = commandOf(chord, app.desk.preferences.settings.shortcuts);
  if (!command || !within(command, event.target)) return false;
  run(command, app);
  return true;
}

function within({ reach }: Command, target: EventTarget | null): boolean {
  if (reach === "room" || reach === "always") return true;
  if (!(target instanceof Element)) return reach === "story";
  if (target.closest(".page")) return true;
  if (reach === "page") return false;
  // A field of its own (the list's filter, a dialog's line) keeps its own undo.
  return target.closest(".inspector") !== null || !target.matches("input, textarea");
}
