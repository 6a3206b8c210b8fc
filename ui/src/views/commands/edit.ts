// Commands for editing: undo and redo, the clipboard, finding.

import { findStory } from "../find-story";
import { pageCommand, withIcon, type Command } from "./command";
import type { AppContext } from "../context";
import { TEXT } from "../front.svelte";
import type { NativeEdit } from "../../ipc/commands";
import type { TextKey } from "../../text/speak.svelte";

/** Undo and redo are one for page and inspector, and must not move the focus away from a field. */
function stayHere(name: "undo" | "redo") {
  return ({ desk }: AppContext) => {
    const here = document.activeElement;
    desk.open?.page.run(name);
    if (here instanceof HTMLElement && here !== document.body) here.focus();
  };
}

export const undo = withIcon(
  "undo",
  pageCommand("undo", "do.undo", "Mod+Z", {
    scope: "story",
    where: TEXT,
    run: stayHere("undo"),
  }),
);
export const redo = withIcon(
  "redo",
  pageCommand("redo", "do.redo", "Mod+Shift+Z", {
    scope: "story",
    where: TEXT,
    also: ["Mod+Y"],
    run: stayHere("redo"),
  }),
);

/** The system handles these keys itself, in every field; the menu has the webview do the same. */
function native(what: NativeEdit, text: TextKey, fixed: string): Command {
  return {
    id: `edit.${what}`,
    text,
    key: "",
    fixed,
    scope: "always",
    where: "anywhere",
    run: ({ desk }) => void desk.shell.edit(what).catch((thrown: unknown) => desk.notices.fail(thrown)),
  };
}

/** What the clipboard does, as the menu bar and a right press offer it. */
export const clipboard = [
  native("cut", "do.cut", "Mod+X"),
  native("copy", "do.copy", "Mod+C"),
  native("paste", "do.paste", "Mod+V"),
  native("select_all", "do.select_all", "Mod+A"),
] as const;

export const find: Command = {
  id: "story.find",
  text: "do.find",
  key: "Mod+Shift+K",
  scope: "window",
  where: "anywhere",
  run: findStory,
};

export const editMenu = [[undo, redo], clipboard, [find]] as const;
