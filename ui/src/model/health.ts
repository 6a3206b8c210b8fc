// The health of the store: read from beginning to end, and damaged texts put back.

import type { Host } from "../ipc/host";
import type { Checkup, DamagedPiece, Progress } from "../ipc/types";

export class Health {
  constructor(private readonly host: Host) {}

  /** Reads every byte of the store and says what is damaged. */
  read(heard: (progress: Progress) => void): Promise<Checkup> {
    return this.host.follow("check_up", {}, heard);
  }

  /** Puts back the words that were saved, of one story; of all where none is named. */
  putBack(story: string | null): Promise<DamagedPiece[]> {
    return this.host.ask("put_back", { story });
  }

  async stop(): Promise<void> {
    await this.host.ask("cancel_export", {});
  }
}
