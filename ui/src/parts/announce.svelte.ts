// What has just happened, in one sentence: heard by those who listen (Announcer.svelte), read by those who look (the bottom line),
// with the way back where there is one.

/** How long it is read, in milliseconds; twice as long where it can be undone. */
const READ = 4_000;

export interface Told {
  says: string;
  undo?: () => void;
}

let words = $state("");
let last = $state.raw<Told | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

export function announce(says: string, undo?: () => void): void {
  // The same sentence twice must be spoken twice: a no-break space at its end makes it new.
  words = says === words ? `${says}\u00a0` : says;
  last = { says, undo };
  clearTimeout(timer);
  timer = setTimeout(() => (last = null), undo ? 2 * READ : READ);
}

export function announced(): string {
  return words;
}

/** What is read at present. */
export function told(): Told | null {
  return last;
}

/** Takes back what was told of. */
export function takeBack(): void {
  const { undo } = last ?? {};
  last = null;
  undo?.();
}

/** Another story or room is in front: what was told belongs to the one before. */
export function forgetTold(): void {
  last = null;
}
