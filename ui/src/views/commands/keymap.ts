// The keymap: the default keys, and what the person changed.

import { t, type TextKey } from "../../text/speak.svelte";
import type { AppContext } from "../context";
import { formatChord } from "./chord";
import type { Command } from "./command";

/** Command id → chord; "" for a command without a key. */
export type Changes = Readonly<Record<string, string>>;

/** The key of a command; "" for none. */
export function keyOf(command: Command, changes: Changes): string {
  return command.fixed ?? changes[command.id] ?? command.key;
}

/** Every chord that runs a command, the hidden ones too. A changed key replaces the default one. */
export function chordsOf(command: Command, changes: Changes): string[] {
  const changed = changes[command.id];
  if (changed !== undefined) return changed === "" ? [] : [changed];
  return command.key === "" ? [] : [command.key, ...(command.also ?? [])];
}

/** The command a chord means: of two, the one whose key was given to it by hand. */
export function commandOf(
  chord: string,
  changes: Changes,
  commands: readonly Command[],
): Command | undefined {
  const all = commands.filter((command) => chordsOf(command, changes).includes(chord));
  return all.find((command) => changes[command.id] === chord) ?? all[0];
}

/** The chord that runs the command now, as people write it: Ctrl+N; undefined for none. */
export function shortcut(command: Command, { desk }: AppContext): string | undefined {
  return formatChord(keyOf(command, desk.preferences.settings.shortcuts)) || undefined;
}

/** `[ ] turn`: the present keys and what they do in a word; keys with the same word share it. Without a key or a word: "". */
export function keyHelp(section: readonly Command[], app: AppContext): string {
  const keys = new Map<string, string[]>();
  for (const command of section) {
    const key = shortcut(command, app);
    if (command.short && key) keys.set(command.short, [...(keys.get(command.short) ?? []), key]);
  }
  return [...keys].map(([short, all]) => `${all.join(" ")} ${t(short as TextKey)}`).join("  ");
}
