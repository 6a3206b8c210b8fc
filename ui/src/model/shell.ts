// The parts of the program around the page: the menu bar, the whole screen, the clipboard's own acts.

import type { MenuState, MenuTitle, NativeEdit } from "../ipc/commands";
import type { Host } from "../ipc/host";
import type { Content } from "../ipc/types";

export class Shell {
  constructor(private readonly host: Host) {}

  /** Does to the focused element what the clipboard's own keys do. */
  async edit(what: NativeEdit): Promise<void> {
    await this.host.ask("edit", { what });
  }

  /** Answers whether the window has the whole screen now. */
  fullScreen(on: boolean): Promise<boolean> {
    return this.host.ask("full_screen", { on });
  }

  /** The pages of the manual in the language shown, its table of contents first. */
  manual(): Promise<Content[]> {
    return this.host.ask("manual_pages", {});
  }

  /** What the system calls the window. */
  setTitle(title: string): void {
    void this.host.ask("set_title", { title }).catch(() => undefined);
  }

  /** Puts the menu bar up. Where there is none there are still the palette, the keys and the buttons. */
  setMenu(menus: MenuTitle[]): void {
    void this.host.ask("set_menu", { menus }).catch(() => undefined);
  }

  updateMenu(states: MenuState[]): void {
    void this.host.ask("update_menu", { states }).catch(() => undefined);
  }

  /** Calls the listener with the id of each command chosen in the menu bar. */
  onCommand(listener: (id: string) => void): () => void {
    return this.host.onCommand(listener);
  }
}
