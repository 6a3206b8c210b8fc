// Words for those who listen instead of look. One polite region speaks them; see Announcer.svelte.

let words = $state("");

export function announce(sentence: string): void {
  // The same sentence twice must be spoken twice: a changing space makes it new.
  words = sentence === words ? `${sentence}\u00a0` : sentence;
}

export function announced(): string {
  return words;
}
