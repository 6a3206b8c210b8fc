// The keys of the contact sheet: letters and digits alone, as a hand on a keyboard goes through a card.

import type { Acts } from "./acts";
import type { Sheet } from "./sheet.svelte";

export interface Moves {
  /** Answers whether the key was one that moves. */
  move(key: string, stretch: boolean): boolean;
  caption(): void | Promise<void>;
  compare(): void;
  batch(): void;
  crop(): void;
}

/** Does what a key asks for; false where it asks for nothing. */
export function heardOnSheet(event: KeyboardEvent, sheet: Sheet, acts: Acts, moves: Moves): boolean {
  if (event.isComposing || event.keyCode === 229) return false;
  const { key, shiftKey, altKey } = event;
  const mod = event.ctrlKey || event.metaKey;
  if (mod) return withMod(key.toLowerCase(), acts);
  if (altKey) {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[key];
    if (step === undefined) return false;
    acts.shift(step as -1 | 1);
    return true;
  }
  if (moves.move(key, shiftKey)) return true;
  const digit = /^(?:Digit|Numpad)([0-5])$/.exec(event.code)?.[1] ?? key;
  if (/^[0-5]$/.test(digit)) {
    acts.rate(Number(digit));
    // With Shift the hand goes on to the next at once.
    if (shiftKey) moves.move("ArrowRight", false);
    return true;
  }
  const act = plain(sheet, acts, moves)[key.toLowerCase()];
  act?.();
  return act !== undefined;
}

function withMod(key: string, acts: Acts): boolean {
  const act: Record<string, () => void> = {
    a: () => acts.all(),
    c: () => acts.copy(),
    v: () => void acts.paste(),
  };
  act[key]?.();
  return act[key] !== undefined;
}

function plain(sheet: Sheet, acts: Acts, moves: Moves): Record<string, () => void> {
  const loupe = () => (sheet.look = sheet.look === "loupe" ? "grid" : "loupe");
  return {
    p: () => acts.pick("picked"),
    x: () => acts.pick("rejected"),
    u: () => acts.pick("open"),
    i: () => acts.place(),
    t: () => acts.toTray(),
    r: () => void acts.replace(),
    "[": () => acts.turn(3),
    "]": () => acts.turn(1),
    "-": () => (sheet.size -= 1),
    "=": () => (sheet.size += 1),
    "+": () => (sheet.size += 1),
    b: () => moves.batch(),
    k: () => moves.crop(),
    m: () => (sheet.marking = !sheet.marking),
    c: () => moves.compare(),
    s: () => sheet.nextSort(),
    f: () => sheet.nextFilter(),
    " ": loupe,
    z: () => {
      if (sheet.look === "grid") sheet.look = "loupe";
      sheet.zoom(!sheet.sight.full);
    },
    enter: () => void moves.caption(),
    delete: () => acts.remove(),
    escape: () => sheet.back(),
  };
}
