// Work that waits for an answer, and may be overtaken, given up or fail meanwhile. Whatever in the window asks the newsroom for
// something and shows how that goes does it by a Task, so that each of them forgets an old failure, believes the newest answer
// and takes a cancelled dialog for no failure.
// See docs/decisions/newest-answer-counts.md.

import { asFailure, type Fault } from "../ipc/failure";

export class Task {
  running = $state(false);
  /** Why the newest run did not succeed; null while it runs, after it succeeded, and where somebody cancelled it. */
  failure = $state.raw<Fault | null>(null);
  #turn = 0;

  /** `failed` is told of each failure that counts, for those who show it elsewhere than beside the work. */
  constructor(private readonly failed: (fault: Fault) => void = () => undefined) {}

  /**
   * Runs it, although an earlier run may still be under way: of several runs the newest counts. `take` is given its answer and
   * none that an older run brings. Answers whether its own was taken.
   */
  async run<Value>(
    work: () => Promise<Value>,
    take: (value: Value) => void = () => undefined,
  ): Promise<boolean> {
    const turn = ++this.#turn;
    this.running = true;
    this.failure = null;
    try {
      const value = await work();
      if (turn !== this.#turn) return false;
      take(value);
      return true;
    } catch (thrown) {
      if (turn === this.#turn) this.fail(thrown);
      return false;
    } finally {
      if (turn === this.#turn) this.running = false;
    }
  }

  /** Runs it unless it runs already: what happens once however often a button is pressed. Answers whether it was done now. */
  async once<Value>(
    work: () => Promise<Value>,
    take: (value: Value) => void = () => undefined,
  ): Promise<boolean> {
    return this.running ? false : this.run(work, take);
  }

  /** Whatever is under way counts no more; nothing failed. */
  drop(): void {
    this.#turn += 1;
    this.running = false;
    this.failure = null;
  }

  /** An old failure is not shown any more; what is under way goes on. */
  forget(): void {
    this.failure = null;
  }

  /** Something beside the work failed, and is shown where its failures are. */
  fail(thrown: unknown): void {
    const fault = asFailure(thrown);
    if (fault.code === "cancelled") return;
    this.failure = fault;
    this.failed(fault);
  }
}
