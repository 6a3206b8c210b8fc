// Files and folders outside the store, as the system's own dialogs choose and show them.

import type { Host } from "../ipc/host";
import type { SheetOf } from "../ipc/types";

export class Files {
  constructor(private readonly host: Host) {}

  /** Null where the person chose none; the same of the others. */
  chooseFolder(): Promise<string | null> {
    return this.host.ask("choose_folder", {});
  }

  choosePackage(): Promise<string | null> {
    return this.host.ask("choose_package", {});
  }

  chooseCaptions(): Promise<string | null> {
    return this.host.ask("choose_captions", {});
  }

  /** The story whose caption sheet a file is; null where it is none. */
  captionsIn(sheet: string): Promise<SheetOf | null> {
    return this.host.ask("look_at_sheet", { sheet });
  }

  async reveal(path: string): Promise<void> {
    await this.host.ask("reveal", { path });
  }
}
