// A piece on its way into the outbox: to whom, the warnings, and how far its packages are.

import type { Addressed } from "../ipc/commands";
import type { Fault } from "../ipc/failure";
import type { Host } from "../ipc/host";
import type { SubmissionPreview, DeliveryRow, Progress, Queued, Relation, StoryRow } from "../ipc/types";
import type { StorySession } from "./story-session.svelte";
import { Task } from "./task.svelte";

export class Delivering {
  /** The names of the outlets it goes to. */
  chosen = $state.raw<string[]>([]);
  ahead = $state.raw<SubmissionPreview[]>([]);
  /** What this does to what an outlet has already, to which of several, and why, by the outlet's name. */
  how = $state<Record<string, Relation>>({});
  which = $state<Record<string, string>>({});
  reasons = $state<Record<string, string>>({});
  /** What becomes of a piece under embargo: it waits until that is over, or goes now. */
  embargoed = $state<"waits" | "goes">("waits");
  progress = $state.raw<Progress | null>(null);
  done = $state.raw<Queued[] | null>(null);
  /** The version that was looked at: what the dialog asked about is what goes, or nothing does. */
  #seen = 0;
  readonly #look = new Task();
  readonly #sending = new Task();
  readonly #stopping = new Task();

  /** Until when the piece must not be published; empty where that time is past or there is none. */
  readonly embargo = $derived(
    this.ahead.find((one) => one.embargo !== "" && !this.withdraws(one))?.embargo ?? "",
  );
  readonly waits = $derived(this.embargo !== "" && this.embargoed === "waits");
  readonly fails = $derived(this.ahead.reduce((sum, { flags }) => sum + flags.length, 0));

  constructor(
    private readonly host: Host,
    private readonly story: Pick<StorySession, "id" | "stored">,
    chosen: string[],
  ) {
    this.chosen = chosen;
  }

  async choose(outlet: string, on: boolean): Promise<void> {
    const others = this.chosen.filter((name) => name !== outlet);
    this.chosen = on ? [...others, outlet] : others;
    await this.look();
  }

  /** The newest choice is being checked. */
  get looking(): boolean {
    return this.#look.running;
  }

  get running(): boolean {
    return this.#sending.running;
  }

  get failure(): Fault | null {
    return this.#sending.failure ?? this.#look.failure ?? this.#stopping.failure;
  }

  /** Checks the piece for each outlet. The page's text is saved first, as that is what is checked. */
  async look(): Promise<void> {
    const outlets = this.chosen;
    await this.#look.run(
      async () => {
        const version = await this.story.stored();
        return { version, ahead: await this.host.ask("look_ahead", { id: this.story.id, outlets }) };
      },
      ({ version, ahead }) => {
        this.#seen = version;
        this.ahead = ahead;
      },
    );
  }

  relation(outlet: string): Relation {
    return this.how[outlet] ?? "supersedes";
  }

  /** The delivery that this one replaces, corrects or withdraws. */
  earlier({ outlet, earlier }: SubmissionPreview): DeliveryRow | null {
    return earlier.find(({ id }) => id === this.which[outlet]) ?? earlier[0] ?? null;
  }

  /** No piece goes to this outlet, only the notice that it must not be used: no warning applies to that. */
  withdraws(ahead: SubmissionPreview): boolean {
    return this.relation(ahead.outlet) === "withdraws" && this.earlier(ahead) !== null;
  }

  /** Whether a correction or withdrawal would be sent without its reason. */
  readonly unsaid = $derived.by(() =>
    this.ahead.some(
      (ahead) =>
        this.earlier(ahead) !== null &&
        this.relation(ahead.outlet) !== "supersedes" &&
        (this.reasons[ahead.outlet] ?? "").trim() === "",
    ),
  );

  /** Sends the piece that was checked; null where nothing was sent. A text that has changed since is checked again instead. */
  async run(): Promise<StoryRow | null> {
    if (this.chosen.length === 0) return null;
    let moved: StoryRow | null = null;
    await this.#sending.once(
      async () => {
        this.progress = null;
        await this.story.stored();
        const to = this.ahead.map((ahead) => this.#addressed(ahead));
        const heard = (progress: Progress) => (this.progress = progress);
        // A press after the dialog showed its warnings consents to them.
        const consent = {
          unreviewed: this.ahead.some((one) => one.unreviewed !== "" && !this.withdraws(one)),
          hold: this.waits,
          despite_embargo: this.embargo !== "" && !this.waits,
        };
        return this.host.follow("deliver", { id: this.story.id, to, version: this.#seen, consent }, heard);
      },
      (queued) => {
        this.done = queued;
        moved = queued.at(-1)?.story ?? null;
      },
    );
    // Refused because the text changed: the dialog checks the new one, and a second press sends that.
    if (this.#sending.failure?.code === "stale") await this.look();
    return moved;
  }

  #addressed(ahead: SubmissionPreview): Addressed {
    const { outlet } = ahead;
    const earlier = this.earlier(ahead);
    if (earlier === null) return { outlet, amends: null };
    const how = this.relation(outlet);
    const reason = how === "supersedes" ? "" : (this.reasons[outlet] ?? "").trim();
    return { outlet, amends: { how, delivery: earlier.id, reason } };
  }

  async cancel(): Promise<void> {
    await this.#stopping.run(() => this.host.ask("cancel_export", {}));
  }
}
