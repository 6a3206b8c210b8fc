// The one way to words: `t(key)`. Switching the language redraws whatever used it.

import { en } from "./en";
import { zh } from "./zh";

export type TextKey = keyof typeof zh;
export type Language = "zh" | "en";
type Values = Record<string, string | number>;

const texts: Record<Language, Record<TextKey, string>> = { zh, en };
const plurals: Record<Language, Intl.PluralRules> = {
  zh: new Intl.PluralRules("zh-CN"),
  en: new Intl.PluralRules("en"),
};

let spoken = $state<Language>("zh");

export function speak(language: Language): void {
  spoken = language;
}

export function language(): Language {
  return spoken;
}

/** The BCP 47 tag of the language shown. */
export function locale(): string {
  return spoken === "zh" ? "zh-CN" : "en-GB";
}

/** The sentence under a key. `{n}` chooses between the forms for one and for many; unknown places stay as they are. */
export function t(key: TextKey, values: Values = {}, tongue: Language = spoken): string {
  const [one = "", many] = texts[tongue][key].split("|");
  const form = many !== undefined && plurals[tongue].select(Number(values.n)) !== "one" ? many : one;
  return form.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === "number" ? value.toLocaleString(locale()) : value;
  });
}
