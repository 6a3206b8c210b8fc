// Turns a query into a function from a line's text to its hits. Regular expressions run on RE2, whose time grows
// with the text and not with the pattern: no pattern can hang the page.
import type { Query } from "../../model/manuscript";
import type { RE2JS } from "re2js";
import { foldCase, foldPattern, foldVariants, loadVariants, variantsLoaded } from "./fold";

export interface Match {
  from: number;
  to: number;
  /** The text of each group of a regular expression; the first is the whole hit. */
  groups: readonly (string | null)[];
}

/** Finds every hit in the text of one line. */
export type Matcher = (text: string) => Match[];

let re2: typeof RE2JS | null = null;

/** Loads what the query needs and is not loaded yet; null when all is. */
export function prepare(query: Query): Promise<unknown> | null {
  const missing: Promise<unknown>[] = [];
  if (query.variants && !variantsLoaded()) missing.push(loadVariants());
  if (query.pattern && !re2) missing.push(import("re2js").then((module) => (re2 = module.RE2JS)));
  return missing.length > 0 ? Promise.all(missing) : null;
}

/** Null for an invalid regular expression. The caller has waited for `prepare`. */
export function matcher(query: Query): Matcher | null {
  const find = query.pattern ? patternMatcher(query) : plainMatcher(query);
  if (!find || !query.wholeWord) return find;
  return (text) => find(text).filter(({ from, to }) => isWhole(text, from, to));
}

function plainMatcher({ text: wanted, matchCase, variants }: Query): Matcher {
  const fold = (text: string) => {
    const cased = matchCase ? text : foldCase(text);
    return variants ? foldVariants(cased) : cased;
  };
  const needle = fold(wanted);
  return (text) => {
    const matches: Match[] = [];
    const folded = fold(text);
    if (needle === "") return matches;
    for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
      const to = at + needle.length;
      if (!splitsPair(text, at) && !splitsPair(text, to))
        matches.push({ from: at, to, groups: [text.slice(at, to)] });
    }
    return matches;
  };
}

function patternMatcher({ text: wanted, matchCase, variants }: Query): Matcher | null {
  if (!re2) return null;
  let compiled: RE2JS;
  try {
    compiled = re2.compile(variants ? foldPattern(wanted) : wanted, matchCase ? 0 : re2.CASE_INSENSITIVE);
  } catch {
    return null;
  }
  return (text) => {
    const matches: Match[] = [];
    const run = compiled.matcher(variants ? foldVariants(text) : text);
    while (run.find()) {
      const [from, to] = [run.start(), run.end()];
      if (from === to) continue;
      const groups: (string | null)[] = [];
      for (let index = 0; index <= run.groupCount(); index++) {
        const start = run.start(index);
        groups.push(start < 0 ? null : text.slice(start, run.end(index)));
      }
      matches.push({ from, to, groups });
    }
    return matches;
  };
}

/** The replacement of a hit: `$1` to `$9` and `$&` are the groups' texts, `$$` is a dollar; a plain search has plain text. */
export function replacement(query: Query, { groups }: Match, text: string): string {
  if (!query.pattern) return text;
  return text.replace(/\$([$&1-9])/g, (whole, name: string) => {
    if (name === "$") return "$";
    const index = name === "&" ? 0 : Number(name);
    return index < groups.length ? (groups[index] ?? "") : whole;
  });
}

function splitsPair(text: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1)) && at > 0;
}

function isWhole(text: string, from: number, to: number): boolean {
  return (
    !(isLetter(text, from - 1) && isLetter(text, from)) && !(isLetter(text, to - 1) && isLetter(text, to))
  );
}

function isLetter(text: string, at: number): boolean {
  const c = text[at];
  return (
    c !== undefined &&
    /[\p{L}\p{M}\p{N}_]/u.test(c) &&
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(c)
  );
}
