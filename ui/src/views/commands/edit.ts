// Commands for what is written: back and forth, finding.

import { findStory } from "../find-story";
import { pageCommand, type Command } from "./command";
import type { Room } from "../context";

/** There is one undo for page and inspector. It must not carry the focus away from the field one is in. */
function stayHere(name: "undo" | "redo") {
  return ({ desk }: Room) => {
    const here = document.activeElement;
    desk.open?.page.run(name);
    if (here instanceof HTMLElement && here !== document.body) here.focus();
  };
}

export const undo = pageCommand("undo", "do.undo", "Mod+Z", { reach: "story", run: stayHere("undo") });
export const redo = pageCommand("redo", "do.redo", "Mod+Shift+Z", {
  reach: "story",
  also: ["Mod+Y"],
  run: stayHere("redo"),
});

export const find: Command = {
  id: "story.find",
  text: "do.find",
  keys: "Mod+Shift+K",
  reach: "room",
  possible: () => true,
  run: findStory,
};

export const editMenu = [[undo, redo], [find]] as const;
