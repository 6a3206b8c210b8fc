// The native menu bar, made from the list of commands: put up when the window starts, when the language or a key changes;
// greyed and ticked a moment after the person pauses, never while they type.

import { untrack } from "svelte";

import type { MenuState, MenuTitle } from "../../ipc/commands";
import { language, t } from "../../text/speak.svelte";
import type { AppContext } from "../context";
import { byId, MENUS } from "./all";
import { commandLabel, type Command } from "./command";
import { keyOf } from "./keymap";
import { isPossible, run } from "./run";

/** Milliseconds after the last change before the menus are updated. */
const PAUSE = 300;

const BAR = MENUS.filter(({ inBar }) => inBar);
const IN_BAR = BAR.flatMap(({ sections }) => sections.flat());

function states(app: AppContext): MenuState[] {
  return IN_BAR.map((command) => stateOf(command, app));
}

function stateOf(command: Command, app: AppContext): MenuState {
  return { id: command.id, possible: isPossible(command, app), on: command.on?.(app) ?? null };
}

/** The whole bar, with the present names and keys. */
export function menuBar(app: AppContext): MenuTitle[] {
  const { shortcuts } = app.desk.preferences.settings;
  return BAR.map(({ text, sections }) => ({
    text: t(text),
    sections: sections.map((section) =>
      section.map((command) => ({
        ...stateOf(command, app),
        text: commandLabel(command),
        keys: keyOf(command, shortcuts),
      })),
    ),
  }));
}

/** Keeps the menu bar up to date with the window; answers how to stop. */
export function keepMenuBar(app: AppContext): () => void {
  const { shell } = app.desk;
  let told = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unwatch = () => {};

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  };
  /** Asks every command for its state and waits for the first change of any answer; asking again waits for a pause. */
  function look() {
    unwatch();
    let looked = false;
    unwatch = $effect.root(() => {
      $effect(() => {
        if (looked) return soon();
        looked = true;
        tell(states(app));
      });
    });
  }
  function tell(now: MenuState[]) {
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    shell.updateMenu(now);
  }

  const stopNames = $effect.root(() => {
    $effect(() => {
      void [language(), app.desk.preferences.settings.shortcuts];
      const menus = untrack(() => menuBar(app));
      shell.setMenu(menus);
      told = "";
      soon();
    });
  });
  const stopCommands = shell.onCommand((id) => {
    const command = byId(id);
    if (command) run(command, app);
    // The system has ticked the line by itself; the next update sets it right.
    told = "";
    soon();
  });
  return () => {
    clearTimeout(timer);
    unwatch();
    stopNames();
    stopCommands();
  };
}
