// How near a few typed letters come to a title: Chinese by itself, by pinyin or by its first letters; Latin by the
// beginnings of words. A letter counts where it goes on from the one before, or begins a character or a word.

import type { Readings } from "../../model/readings";

export interface Match {
  score: number;
  /** The matched characters of the title, by code point. */
  at: number[];
}

const HIT = 10;
const NEXT = 8;
const FIRST = 6;
const WHOLE = 3;
const GAP = 1;
/** The most characters of a title that are compared; a headline is shorter. */
const LOOKED_AT = 80;
/** And so much of what was typed. */
const ASKED = 40;

/** What was typed, as it is compared: small letters, no spaces and no pinyin apostrophes, and no more than is looked for. */
export function normaliseQuery(typed: string): string {
  const letters = typed.toLowerCase().replace(/[\s'’]+/g, "");
  return Array.from(letters).slice(0, ASKED).join("");
}

/** The best match of `query` (see `normaliseQuery`) in the title; null where there is none. */
export function match(query: string, title: string, readings: Readings): Match | null {
  if (query === "") return { score: 0, at: [] };
  const letters = Array.from(title.toLowerCase()).slice(0, LOOKED_AT);
  const wanted = Array.from(query);
  const known = new Map<number, Step | null>();

  /** The best match of the letters from `q` on among the characters from `start` on. */
  const from = (q: number, start: number): Step | null => {
    if (q === wanted.length) return END;
    const key = q * (LOOKED_AT + 1) + start;
    const before = known.get(key);
    if (before !== undefined) return before;
    let best: Step | null = null;
    for (let t = start; t < letters.length; t++) {
      const next = q > 0 && t === start;
      if (!next && !begins(letters, t)) continue;
      for (const [taken, whole] of taking(wanted, q, letters[t] ?? "", readings)) {
        const rest = from(q + taken, t + 1);
        if (rest === null) continue;
        const near = (next ? NEXT : 0) + (t === 0 ? FIRST : 0) + (whole ? WHOLE : 0);
        const score = rest.score + HIT * taken + near - GAP * (t - start);
        if (best === null || score > best.score) best = { score, at: t, rest };
      }
    }
    known.set(key, best);
    return best;
  };

  let step = from(0, 0);
  if (step === null) return null;
  const found: Match = { score: step.score, at: [] };
  for (; step.rest !== null; step = step.rest) found.at.push(step.at);
  return found;
}

/** One matched character, and those after it. */
interface Step {
  score: number;
  at: number;
  rest: Step | null;
}
const END: Step = { score: 0, at: -1, rest: null };

/** How many letters one character of the title can take from the query, and whether that is all there is of it. */
function taking(wanted: string[], q: number, letter: string, readings: Readings): [number, boolean][] {
  const found = new Map<number, boolean>();
  if (wanted[q] === letter) found.set(1, true);
  for (const reading of readings.get(letter) ?? []) {
    let taken = 0;
    while (taken < reading.length && wanted[q + taken] === reading[taken]) taken++;
    for (let n = 1; n <= taken; n++) found.set(n, (found.get(n) ?? false) || n === reading.length);
  }
  return [...found];
}

const WORD = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

function begins(letters: string[], t: number): boolean {
  const [before = "", letter = ""] = [letters[t - 1], letters[t]];
  return HAN.test(letter) || !WORD.test(before) || !WORD.test(letter) || HAN.test(before);
}
