// Notices that stay until they are read: failures, and the few good news that need an answer.

import { asFailure, type Fault } from "../ipc/failure";

export interface Notice {
  id: number;
  tone: "failure" | "news";
  says: string;
  /** The failure, for a report. */
  fault?: Fault;
}

export class Notices {
  all = $state.raw<Notice[]>([]);
  #next = 1;

  tell(tone: Notice["tone"], says: string, fault?: Fault): void {
    // The same sentence twice is one sentence: a retry that fails again does not pile up.
    if (this.all.some((notice) => notice.says === says)) return;
    this.all = [...this.all, { id: this.#next++, tone, says, fault }];
  }

  /** A cancelled dialog is an answer, not a failure. */
  fail(thrown: unknown): Fault {
    const failure = asFailure(thrown);
    if (failure.code !== "cancelled") this.tell("failure", failure.says, failure);
    return failure;
  }

  dismiss(id: number): void {
    this.all = this.all.filter((notice) => notice.id !== id);
  }
}
