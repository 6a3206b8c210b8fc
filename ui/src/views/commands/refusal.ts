// Which keys cannot be given to a command, and why. The reason is a sentence for the person who tried.
import { TONGUES } from "../../text/language";
import { t } from "../../text/speak.svelte";
import { partsOf, formatChord } from "./chord";
import { commandLabel, scopesMeet, type Command, type Menu } from "./command";
import { commandOf, type Changes } from "./keymap";

/** Keys with a meaning in any text: the clipboard, the caret, the page's own. */
const WRITING = [
  ..."ACVX".split("").map((key) => `Mod+${key}`),
  "Mod+Shift+V",
  ...[
    "Enter",
    "Backspace",
    "Delete",
    "Tab",
    "Escape",
    "Up",
    "Down",
    "Left",
    "Right",
    "Home",
    "End",
    "Insert",
  ],
];
/** Switches of fcitx5, ibus, the Microsoft and the macOS pinyin methods. */
const METHOD = [
  "Mod+Space",
  "Shift+Space",
  "Mod+Shift+Space",
  "Mod+Alt+Space",
  "Mod+.",
  "Mod+Shift+.",
  "Mod+;",
  "Mod+Alt+H",
  "Mod+Shift+F",
  "Mod+5",
];
const SYSTEM = [
  "Alt+F4",
  "Alt+Tab",
  "Alt+Shift+Tab",
  "Alt+Space",
  "Mod+Alt+Delete",
  "Mod+Alt+L",
  "Mod+Alt+T",
  "Alt+F2",
];
/** Keys among the photos of the contact sheet: those that move, and the stars. */
const MOVING = /^([0-5]|Up|Down|Left|Right|Home|End|PageUp|PageDown|Tab)$/;
const MENU = ["F10", "Shift+F10"];

/** The sentence that refuses the chord for the command; null when it may have it. */
export function refusal(
  chord: string,
  command: Command,
  changes: Changes,
  menus: readonly Menu[],
): string | null {
  const keys = formatChord(chord);
  const { held, key } = partsOf(chord);
  const without = held.filter((name) => name !== "Shift");
  const textual = ["Up", "Down", "Left", "Right", "Home", "End", "Backspace", "Delete", "Enter", "Tab"];
  if (MENU.includes(chord) || opensMenu(chord, menus)) return t("shortcuts.menu", { keys });
  if (METHOD.includes(chord)) return t("shortcuts.method", { keys });
  if (SYSTEM.includes(chord) || held.includes("Super") || systemSwitch(held, key))
    return t("shortcuts.system", { keys });
  if (command.scope === "sheet") {
    if (without.length === 0 && MOVING.test(key)) return t("shortcuts.moving", { keys });
  } else if (WRITING.includes(chord) || (!held.includes("Alt") && textual.includes(key)))
    return t("shortcuts.writing", { keys });
  else if (without.length === 0 && !/^F([1-9]|1[0-2])$/.test(key)) return t("shortcuts.held", { keys });
  const other = commandOf(
    chord,
    changes,
    menus.flatMap(({ sections }) => sections.flat()).filter(({ scope }) => scopesMeet(scope, command.scope)),
  );
  return other && other.id !== command.id ? t("shortcuts.taken", { keys, other: commandLabel(other) }) : null;
}

/** Alt and the letter of a menu, in either language. */
function opensMenu(chord: string, menus: readonly Menu[]): boolean {
  const letters = menus.flatMap(({ text }) =>
    TONGUES.map((tongue) => /&(\w)/.exec(t(text, {}, tongue))?.[1]?.toUpperCase()),
  );
  return letters.some((letter) => letter !== undefined && chord === `Alt+${letter}`);
}

/** Consoles, work spaces and tiling: Ctrl, Alt and an arrow or a function key. */
function systemSwitch(held: readonly string[], key: string): boolean {
  return (
    held.includes("Mod") && held.includes("Alt") && (/^F\d+$/.test(key) || /^(Up|Down|Left|Right)$/.test(key))
  );
}
