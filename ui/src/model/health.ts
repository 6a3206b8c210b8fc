// The health of the store: read from beginning to end, and what is damaged put back.

import type { Host } from "../ipc/host";
import type { Checkup, DamagedPiece, Progress } from "../ipc/types";

export class Health {
  constructor(private readonly host: Host) {}

  /** Reads every byte of the store and says what is damaged; whole copies are looked for in folders that a person named, too. */
  read(from: string[], heard: (progress: Progress) => void): Promise<Checkup> {
    return this.host.follow("check_up", { from }, heard);
  }

  /** Puts back what was saved, of one piece; of all where none is named. */
  putBack(
    piece: string | null,
    from: string[],
    heard: (progress: Progress) => void,
  ): Promise<DamagedPiece[]> {
    return this.host.follow("put_back", { piece, from }, heard);
  }

  async stop(): Promise<void> {
    await this.host.ask("cancel_export", {});
  }
}
