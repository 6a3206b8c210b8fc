// The lines of a long list that were scrolled near. All others keep the height they will have, and are empty.

import { SvelteSet } from "svelte/reactivity";

/** How far beyond the edges a line is drawn before it is seen. */
const AHEAD = "600px 0px";

export class InSight {
  readonly #seen = new SvelteSet<string>();
  readonly #ids = new WeakMap<Element, string>();
  // Without an IntersectionObserver everything is drawn.
  readonly #watch =
    "IntersectionObserver" in globalThis
      ? new IntersectionObserver((entries) => this.#hear(entries), { rootMargin: AHEAD })
      : null;

  has(id: string): boolean {
    return this.#watch === null || this.#seen.has(id);
  }

  /** For the element of the line with this id. */
  watch(id: string): (line: Element) => () => void {
    return (line) => {
      this.#ids.set(line, id);
      this.#watch?.observe(line);
      return () => this.#watch?.unobserve(line);
    };
  }

  #hear(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const id = this.#ids.get(target);
      if (!isIntersecting || id === undefined) continue;
      this.#seen.add(id);
      this.#watch?.unobserve(target);
    }
  }
}
