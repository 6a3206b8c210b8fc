// Which cards of a long list are in sight, and where a key moves to. Numbers in, numbers out.

/** The height of a card in CSS pixels, its line included; StoryList.svelte draws it so. */
export const CARD = 104;
/** Cards drawn beyond each edge, so that a quick scroll does not show a gap. */
const SPARE = 4;
/** The height assumed until the list has been measured. */
const UNMEASURED = 900;

export function windowOf(count: number, scrolled: number, height: number): { from: number; to: number } {
  const from = Math.max(0, Math.floor(scrolled / CARD) - SPARE);
  const to = Math.min(count, Math.ceil((scrolled + (height || UNMEASURED)) / CARD) + SPARE);
  return { from: Math.min(from, Math.max(0, to - 1)), to };
}

/** The card a key goes to; null for a key that does not move, or where there is nothing to move to. */
export function nextCard(key: string, at: number, count: number, height: number): number | null {
  if (count === 0) return null;
  const page = Math.max(1, Math.floor((height || UNMEASURED) / CARD) - 1);
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? count - 1 : at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const wanted = steps[key];
  return wanted === undefined ? null : Math.min(count - 1, Math.max(0, wanted));
}
