// Several stories of the list, selected to be moved together.

export class Picking {
  ids = $state.raw<readonly string[]>([]);
  /** Where a stretch begins that Shift selects. */
  #anchor: string | null = null;

  /** `listed`: the ids of the list in its order; unknown ones are not selected. */
  constructor(private readonly listed: () => readonly (string | undefined)[]) {}

  has(id: string): boolean {
    return this.ids.includes(id);
  }

  clear(): void {
    this.ids = [];
    this.#anchor = null;
  }

  /** Selects one more or one fewer; the first time beside the open one. */
  toggle(id: string, open: string | null): void {
    const before = this.#begun(open);
    this.ids = before.includes(id) ? before.filter((one) => one !== id) : [...before, id];
    this.#anchor = id;
  }

  /** Selects all from where the last press was, else from the open one. */
  upTo(id: string, open: string | null): void {
    this.#anchor ??= open;
    const listed = this.listed();
    const ends = [listed.indexOf(this.#anchor ?? id), listed.indexOf(id)];
    const [from, to] = [Math.min(...ends.map((at) => (at < 0 ? listed.indexOf(id) : at))), Math.max(...ends)];
    this.ids = listed.slice(from, to + 1).filter((one) => one !== undefined);
  }

  #begun(open: string | null): readonly string[] {
    if (this.ids.length > 0) return this.ids;
    return open !== null && this.listed().includes(open) ? [open] : [];
  }
}
