// 收件 from destinations: what is in the folders this desk watches, asked for now and then, and taken by one press.

import type { Fault } from "../ipc/failure";
import type { Host } from "../ipc/host";
import type { Arrived, InboxState, WatchedInbox } from "../ipc/types";
import { Task } from "./task.svelte";

/** How long between two looks; a desk is not in a hurry and a server belongs to others. */
const PAUSE = 60_000;

export class Lookout {
  watched = $state.raw<WatchedInbox[]>([]);
  places = $state.raw<InboxState[]>([]);
  /** The package that is being taken, as `outlet/name`. */
  taking = $state<string | null>(null);
  readonly #looking = new Task();

  constructor(private readonly host: Host) {}

  get looking(): boolean {
    return this.#looking.running;
  }

  get failure(): Fault | null {
    return this.#looking.failure;
  }

  /** Filings for an editor, or returns for their writer. */
  of(returns: boolean): InboxState[] {
    return this.places.filter((place) => place.returns === returns);
  }
  count(returns: boolean): number {
    return this.of(returns).reduce((sum, { packages }) => sum + packages.length, 0);
  }

  /** Looks now, and every minute until the returned function is called. */
  watch(): () => void {
    void this.look();
    const timer = setInterval(() => void this.look(), PAUSE);
    return () => clearInterval(timer);
  }

  async look(): Promise<void> {
    await this.#looking.once(async () => {
      this.watched = await this.host.ask("watched", {});
      this.places = this.watched.length === 0 ? [] : await this.host.ask("look_round", {});
    });
  }

  async set(outlet: string, returns: boolean, on: boolean): Promise<void> {
    this.watched = await this.host.ask("watch_outlet", { outlet, returns, on });
    void this.look();
  }

  /**
   * Takes a package before another desk does; null while another is being taken. `consent` is a person's consent beforehand to
   * one that would be an alarm. Rejects with a Failure, which the caller shows.
   */
  async claim(place: InboxState, name: string, consent: string | null): Promise<Arrived | null> {
    if (this.taking !== null) return null;
    const { outlet, returns } = place;
    this.taking = `${outlet}/${name}`;
    try {
      return await this.host.follow("claim", { outlet, name, returns, consent }, () => undefined);
    } finally {
      this.taking = null;
      void this.look();
    }
  }
}
