// What is looked for in the open story, and whether the bar is there. It stays while the bar is closed and the story changes.

import type { Query } from "../../model/manuscript";

export class Search {
  open = $state(false);
  /** The bar's second line, with what is put in the place of a hit. */
  replacing = $state(false);
  query = $state<Query>({ text: "", matchCase: false, wholeWord: false, pattern: false, variants: false });
  replacement = $state("");
  /** Grows with each wish to search, so that an open bar takes the keyboard again. */
  asked = $state(0);
  #wish = false;

  show(replacing: boolean): void {
    this.replacing = replacing || (this.open && this.replacing);
    this.open = true;
    this.asked += 1;
    this.#wish = true;
  }

  /** Whether a wish is to be answered; a bar that only came along with another story has none. */
  take(): boolean {
    const wish = this.#wish;
    this.#wish = false;
    return wish;
  }
}
