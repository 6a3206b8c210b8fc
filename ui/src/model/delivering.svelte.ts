// A piece on its way into the outbox: to whom, what speaks against it, and how far its packages are.

import { asFailure, type Fault } from "../ipc/failure";
import type { Host } from "../ipc/host";
import type { Ahead, Progress, Queued, Relation, StoryRow } from "../ipc/types";
import type { StorySession } from "./story-session.svelte";

export class Delivering {
  /** The names of the outlets it goes to. */
  chosen = $state.raw<string[]>([]);
  ahead = $state.raw<Ahead[]>([]);
  /** What this does to what an outlet has already. */
  how = $state<Record<string, Relation>>({});
  looking = $state(true);
  running = $state(false);
  progress = $state.raw<Progress | null>(null);
  done = $state.raw<Queued[] | null>(null);
  failure = $state.raw<Fault | null>(null);

  readonly fails = $derived(this.ahead.reduce((sum, { flags }) => sum + flags.length, 0));

  constructor(
    private readonly host: Host,
    private readonly story: Pick<StorySession, "id" | "flush" | "failure">,
    chosen: string[],
  ) {
    this.chosen = chosen;
  }

  async choose(outlet: string, on: boolean): Promise<void> {
    const others = this.chosen.filter((name) => name !== outlet);
    this.chosen = on ? [...others, outlet] : others;
    await this.look();
  }

  /** What is on the page is on disk first: it is that which is looked at. */
  async look(): Promise<void> {
    this.looking = true;
    const asked = this.chosen;
    // Whoever chose again meanwhile is answered by the later look, and waits for it.
    const late = () => asked !== this.chosen;
    try {
      if (!(await this.story.flush()) && this.story.failure) throw this.story.failure;
      const ahead = await this.host.ask("look_ahead", { id: this.story.id, outlets: asked });
      if (!late()) this.ahead = ahead;
    } catch (thrown) {
      this.failure = asFailure(thrown);
    } finally {
      if (!late()) this.looking = false;
    }
  }

  relation(outlet: string): Relation {
    return this.how[outlet] ?? "supersedes";
  }

  async run(): Promise<StoryRow | null> {
    if (this.running || this.chosen.length === 0) return null;
    this.running = true;
    this.failure = null;
    this.progress = null;
    try {
      if (!(await this.story.flush()) && this.story.failure) throw this.story.failure;
      const to = this.ahead.map(({ outlet, earlier }) => ({
        outlet,
        amends: earlier && { how: this.relation(outlet), delivery: earlier.id },
      }));
      const takes = { id: this.story.id, to };
      const heard = (progress: Progress) => (this.progress = progress);
      const [queued, row] = await this.host.follow("deliver", takes, heard);
      this.done = queued;
      return row;
    } catch (thrown) {
      this.failure = asFailure(thrown);
      return null;
    } finally {
      this.running = false;
    }
  }

  async cancel(): Promise<void> {
    await this.host.ask("cancel_export", {}).catch((thrown) => (this.failure = asFailure(thrown)));
  }
}
