// The search in the open story, and whether the bar is open. It is kept while the bar is closed and the story changes.

import type { Query } from "../../model/manuscript";

export class Search {
  open = $state(false);
  /** The bar's second line, with the replacement. */
  replacing = $state(false);
  query = $state<Query>({ text: "", matchCase: false, wholeWord: false, pattern: false, variants: false });
  replacement = $state("");
  /** Grows with each command to search, so that an open bar takes the keyboard again. */
  asked = $state(0);
  #wish = false;

  show(replacing: boolean): void {
    this.replacing = replacing || (this.open && this.replacing);
    this.open = true;
    this.asked += 1;
    this.#wish = true;
  }

  /** Whether a command to search is to be answered; a bar that only stayed open for another story has none. */
  take(): boolean {
    const wish = this.#wish;
    this.#wish = false;
    return wish;
  }
}
