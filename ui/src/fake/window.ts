// The window around the page: the menu bar, its closing, and the acts of the system, as the shell answers for them.

import type { MenuState, MenuTitle } from "../ipc/commands";
import type { Answers } from "./answers";

export class FakeWindow {
  /** The menu bar as it was last put up, and how its lines stand. */
  menus: MenuTitle[] = [];
  readonly lines = new Map<string, MenuState>();
  /** The page was opened anew because it had died. */
  reopened = false;
  readonly closing = new Set<() => void>();
  readonly commands = new Set<(id: string) => void>();

  readonly answers = {
    set_menu: ({ menus }) => {
      this.menus = menus;
      for (const line of menus.flatMap(({ sections }) => sections.flat())) this.lines.set(line.id, line);
      return null;
    },
    update_menu: ({ states }) => {
      for (const state of states) this.lines.set(state.id, state);
      return null;
    },
    full_screen: ({ on }) => on,
    keep_open: () => null,
    was_reopened: () => this.reopened,
    close_window: () => null,
    edit: ({ what }) => (document.execCommand?.(what === "select_all" ? "selectAll" : what), null),
  } satisfies Partial<Answers>;
}
