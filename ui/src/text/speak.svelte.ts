// The one way to words: `t(key)`. Switching the language redraws every view that used it.

import { LANGUAGES, TONGUES, type Language } from "./language";
import { seen } from "./seen";
import { texts, type TextKey } from "./texts";

export type { Language } from "./language";
export type { TextKey } from "./texts";
type Values = Record<string, string | number>;

const plurals = Object.fromEntries(
  TONGUES.map((tongue) => [tongue, new Intl.PluralRules(LANGUAGES[tongue].tag)]),
) as Record<Language, Intl.PluralRules>;

let spoken = $state<Language>("zh");

export function speak(language: Language): void {
  spoken = language;
}

export function language(): Language {
  return spoken;
}

/** The BCP 47 tag of the language shown. */
export function locale(): string {
  return LANGUAGES[spoken].tag;
}

/** The sentence under a key. `{n}` chooses between the forms for one and for many; unknown places stay as they are. Words that
 * are put in may come from anyone: invisible characters in them are written out. */
export function t(key: TextKey, values: Values = {}, tongue: Language = spoken): string {
  const [one = "", many] = texts[key][tongue].split("|");
  const form = many !== undefined && plurals[tongue].select(Number(values.n)) !== "one" ? many : one;
  return form.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === "number" ? value.toLocaleString(locale()) : seen(value);
  });
}
