// What a command is: one thing a person can ask of the window, by menu, palette, key or button.

import { createContext } from "svelte";

import type { CommandName } from "../../model/manuscript";
import type { IconName } from "../../parts/icons";
import { language, t, type Language, type TextKey } from "../../text/speak.svelte";
import type { AppContext } from "../context";
import { PAGE, type Where } from "../front.svelte";

/**
 * Where the keyboard must be for a command's key to mean it: on the page; among the photos of the contact sheet; in the open
 * story, page, inspector or sheet; anywhere while no dialog is open; or simply always, even on the first run.
 */
export type Scope = "page" | "sheet" | "story" | "window" | "always";

/** Whether there is a place in which a key of the one scope and the same key of the other both apply. */
export function scopesMeet(one: Scope, other: Scope): boolean {
  return !((one === "page" && other === "sheet") || (one === "sheet" && other === "page"));
}

export interface Command {
  /** Never changes once released: changed shortcuts and the recent ones are kept under it. */
  id: string;
  text: TextKey;
  /** A word or two for it, for the line that lists the keys of a place. */
  short?: TextKey;
  icon?: IconName;
  /** The texts that fill the places of `text`, by key. */
  fills?: Readonly<Record<string, TextKey>>;
  /** The default key, as `chord.ts` writes it; "" for none. */
  key: string;
  /** A key that the system itself handles; it is shown and cannot be changed. */
  fixed?: string;
  /** Further keys that run it and are not shown. */
  also?: readonly string[];
  scope: Scope;
  /** The view that must be in front. It is compared in `run.ts` alone. */
  where: Where;
  /** Whether it can be done now in the view in front; always, if not given. */
  possible?: (app: AppContext) => boolean;
  /** Given for what is on or off. */
  on?: (app: AppContext) => boolean;
  run: (app: AppContext) => void;
}

/** A command that a bar has a button for. */
export interface Tool extends Command {
  icon: IconName;
}

/** A menu of the menu bar; the lines between its sections are drawn. */
export interface Menu {
  id: string;
  /** False for commands of one place, which the palette and the shortcuts name and the menu bar does not. */
  inBar: boolean;
  /** With the letter that opens it: `稿件(&S)`. */
  text: TextKey;
  sections: readonly (readonly Command[])[];
}

/** All commands of the window, as the menu bar has them. */
export interface CommandList {
  readonly menus: readonly Menu[];
  readonly commands: readonly Command[];
}

/** How a dialog finds the list: it cannot import it, since commands open dialogs. */
export const [useCommands, provideCommands] = createContext<CommandList>();

/** The command's name, in the language shown if none is given. */
export function commandLabel({ text, fills = {} }: Command, tongue: Language = language()): string {
  const words = Object.entries(fills).map(([place, key]) => [place, t(key, {}, tongue)]);
  return t(text, Object.fromEntries(words) as Record<string, string>, tongue);
}

/** A menu's name without the letter that opens it. */
export function menuName({ text }: Menu): string {
  return t(text).replace(/\(&\w\)|&/g, "");
}

/** A command of the page, run on the story that is open. */
export function pageCommand(
  name: CommandName,
  text: TextKey,
  key = "",
  more: Partial<Pick<Command, "also" | "scope" | "where" | "on" | "run">> = {},
): Command {
  return {
    id: `page.${name}`,
    text,
    key,
    scope: "page",
    where: PAGE,
    possible: ({ desk }) => desk.open?.can(name) ?? false,
    run: ({ desk }) => void desk.open?.page.run(name),
    ...more,
  };
}

/** A command of the page that is on while the caret is in what it makes. */
export function pageToggle(name: CommandName, text: TextKey, key = ""): Command {
  return pageCommand(name, text, key, { on: ({ desk }) => desk.open?.active(name) ?? false });
}

/** The same with a button in a bar. */
export function withIcon(icon: IconName, command: Command): Tool {
  return { ...command, icon };
}
