// 收文簿: every file that came, and what became of it.

import type { Host } from "../ipc/host";
import type { RegisterRow } from "../ipc/types";
import { Task } from "./task.svelte";

export class Register {
  /** The newest first. */
  rows = $state.raw<RegisterRow[]>([]);
  readonly task = new Task();

  constructor(private readonly host: Host) {}

  read(): Promise<boolean> {
    return this.task.run(
      () => this.host.ask("register", {}),
      (rows) => (this.rows = rows.toReversed()),
    );
  }

  /** The text that an entry brought; null where the file could not be read. Rejects with a Failure, which the caller shows. */
  text(number: number): Promise<string | null> {
    return this.host.ask("registered_text", { number });
  }
}
