// Which dialog stands open. One at a time.

import type { Fault } from "../../ipc/failure";
import type { Arrived, FigureId, Imported, Outlet } from "../../ipc/types";

/** How a profile is looked at: what it asks, where it goes, its text. */
export type OutletTab = "rules" | "wire" | "text";

export type Shown =
  | { kind: "export"; outlet?: Outlet; fails?: number }
  | { kind: "outlets"; name?: string; tab?: OutletTab }
  | { kind: "deliver"; outlet?: string }
  | { kind: "settings" }
  | { kind: "send"; how: "file" | "return" | "pass_on" }
  | { kind: "received"; arrived: Arrived }
  | { kind: "alarm"; failure: Fault; parcel: string }
  | { kind: "sign" }
  | { kind: "palette" }
  | { kind: "shortcuts" }
  | { kind: "name-version" }
  | { kind: "kinds" }
  | { kind: "snippet" }
  | { kind: "stationery"; tab: "templates" | "snippets" | "codes" }
  | { kind: "delete"; id: string }
  | { kind: "import"; results: Imported[] }
  | { kind: "framing"; id: FigureId }
  | { kind: "batch"; ids: FigureId[] }
  | { kind: "captions-out" }
  | { kind: "captions-back"; sheet: string }
  | { kind: "proof-sheet" }
  | { kind: "offer"; names: string[]; take: () => void }
  | { kind: "link"; current: string | null; answer: (address: string | null) => void };

export class Dialogs {
  shown = $state.raw<Shown | null>(null);
  /** A dialog waits for a key that is to be a shortcut: it means no command now. */
  listening = false;

  #waiting: (() => void) | null = null;

  show(dialog: Shown): void {
    this.#waiting = null;
    this.close();
    this.shown = dialog;
  }

  /** Now, or once the dialog that is open has been answered. */
  then(run: () => void): void {
    if (this.shown === null) run();
    else this.#waiting = run;
  }

  /** What came in by import, where anything did. */
  tellImport(results: Imported[]): void {
    if (results.length > 0) this.show({ kind: "import", results });
  }

  close(): void {
    if (this.shown?.kind === "link") this.shown.answer(null);
    this.shown = null;
    this.listening = false;
    const run = this.#waiting;
    this.#waiting = null;
    run?.();
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
