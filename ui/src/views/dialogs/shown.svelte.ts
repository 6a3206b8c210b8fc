// Which dialog stands open. One at a time.

import type { Imported } from "../../ipc/types";

export type Shown =
  | { kind: "export" }
  | { kind: "settings" }
  | { kind: "name-version" }
  | { kind: "kinds" }
  | { kind: "snippet" }
  | { kind: "stationery"; tab: "templates" | "snippets" }
  | { kind: "delete"; id: string }
  | { kind: "import"; results: Imported[] }
  | { kind: "link"; current: string | null; answer: (address: string | null) => void };

export class Dialogs {
  shown = $state.raw<Shown | null>(null);

  show(dialog: Shown): void {
    this.close();
    this.shown = dialog;
  }

  close(): void {
    if (this.shown?.kind === "link") this.shown.answer(null);
    this.shown = null;
  }

  /** Asks for a link's address: null when the writer thought better of it, "" to take the link away. */
  askLink(current: string | null): Promise<string | null> {
    return new Promise((resolve) => {
      const answer = (address: string | null) => {
        this.shown = null;
        resolve(address);
      };
      this.show({ kind: "link", current, answer });
    });
  }
}
