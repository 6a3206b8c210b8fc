// A request to the newsroom that may be overtaken, cancelled or fail while it is waited for. Every part of the window that shows
// how such a request goes makes it by a Task, so that each of them forgets an old failure, keeps the newest answer and takes a
// cancelled dialog for no failure.
// See docs/decisions/newest-answer-counts.md.

import { asFailure, type Fault } from "../ipc/failure";

export class Task {
  running = $state(false);
  /** Why the newest run did not succeed; null while it runs, after it succeeded, and where the person cancelled it. */
  failure = $state.raw<Fault | null>(null);
  #turn = 0;

  /** `failed` is called with each failure that counts, for a caller that shows it elsewhere than beside the work. */
  constructor(private readonly failed: (fault: Fault) => void = () => undefined) {}

  /**
   * Runs it, although an earlier run may still be under way: of several runs the newest counts. `take` is called with this run's
   * answer, unless a newer run was begun meanwhile. Answers whether it was called.
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

  /** Runs it unless it runs already, so that it happens once however often a button is pressed. Answers whether it was done. */
  async once<Value>(
    work: () => Promise<Value>,
    take: (value: Value) => void = () => undefined,
  ): Promise<boolean> {
    return this.running ? false : this.run(work, take);
  }

  /** Ignores the answer of the run under way; nothing failed. */
  drop(): void {
    this.#turn += 1;
    this.running = false;
    this.failure = null;
  }

  /** Hides an old failure; a run under way goes on. */
  forget(): void {
    this.failure = null;
  }

  /** Shows a failure beside the work's own, in the same place. */
  fail(thrown: unknown): void {
    const fault = asFailure(thrown);
    if (fault.code === "cancelled") return;
    this.failure = fault;
    this.failed(fault);
  }
}
