// 认识的人: the people whose keys are stored here, and the trust that a person here gives each.

import type { Host } from "../ipc/host";
import type { KeyRow, Readiness, StoryRow } from "../ipc/types";
import { Task } from "./task.svelte";

/** One person's keys: a person is a name in a unit. */
export interface Acquaintance {
  name: string;
  unit: string;
  /** Another person has this name. */
  namesake: boolean;
  /** The newest first. */
  keys: KeyRow[];
}

export class People {
  rows = $state.raw<KeyRow[]>([]);
  readonly task = new Task();
  readonly mine = $derived(this.rows.filter(({ trust }) => trust === "own"));
  readonly others = $derived(acquaintances(this.rows.filter(({ trust }) => trust !== "own")));

  /** `moved` is told of stories whose state changed, because a person's signature counts now or no longer does. */
  constructor(
    private readonly host: Host,
    private readonly moved: (stories: StoryRow[]) => void,
  ) {}

  read(): Promise<boolean> {
    return this.task.run(
      () => this.host.ask("known_keys", {}),
      (rows) => (this.rows = rows),
    );
  }

  /** What must be done before this person can sign. */
  readiness(name: string): Promise<Readiness> {
    return this.host.ask("signing_readiness", { name });
  }

  /** Trusts a key by its number. Rejects with a Failure, which the caller shows. */
  async trust(number: string): Promise<void> {
    await this.#change("trust_key", number);
  }

  /** Retires a key: its signatures up to now still count, and no new ones. */
  async retire(number: string): Promise<void> {
    await this.#change("retire_key", number);
  }

  async forget(number: string): Promise<void> {
    await this.#change("forget_key", number);
  }

  async #change(name: "trust_key" | "retire_key" | "forget_key", number: string): Promise<void> {
    const { stories } = await this.host.ask(name, { number });
    this.moved(stories);
    this.rows = await this.host.ask("known_keys", {});
  }
}

/** Keys by person, in the order in which the people were met. */
export function acquaintances(rows: readonly KeyRow[]): Acquaintance[] {
  const people: Acquaintance[] = [];
  for (const row of rows) {
    const known = people.find(({ name, unit }) => name === row.name && unit === row.unit);
    if (known) known.keys.unshift(row);
    else people.push({ name: row.name, unit: row.unit, namesake: false, keys: [row] });
  }
  for (const person of people)
    person.namesake = people.some((other) => other !== person && other.name === person.name);
  return people;
}
