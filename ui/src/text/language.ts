// The languages of the window. Another one is a line here; then every sentence without it fails to compile.

export const LANGUAGES = {
  zh: { name: "中文", short: "中", tag: "zh-CN", between: "、", brackets: ["（", "）"] },
  en: { name: "English", short: "EN", tag: "en-GB", between: "; ", brackets: ["(", ")"] },
} as const;

export type Language = keyof typeof LANGUAGES;
/** One sentence in every language. */
export type Sentence = Readonly<Record<Language, string>>;
/** Sentences by their keys. */
export type Sentences = Readonly<Record<string, Sentence>>;

/** All of them, in the order in which a person is offered them. */
export const TONGUES = Object.keys(LANGUAGES) as Language[];

/** The one that a switch goes to. */
export function languageAfter(language: Language): Language {
  return TONGUES[(TONGUES.indexOf(language) + 1) % TONGUES.length] ?? language;
}
