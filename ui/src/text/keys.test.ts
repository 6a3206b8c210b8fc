// Rules for all sentences together: each in every language, each in the file of its subject, none that is not used.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { PAGE_TEXT_KEYS } from "../editor/texts";
import { TONGUES } from "./language";
import { SUBJECTS, texts } from "./texts";

const all = Object.entries(texts);
const prefixOf = (key: string) => key.split(".")[0];
const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

test("every sentence says something in every language, and names the same things", () => {
  expect(all.length).toBeGreaterThan(1_000);
  for (const [key, sentence] of all) {
    const said = TONGUES.map((tongue) => sentence[tongue]);
    expect([key, said.filter((text) => text.trim() === "")]).toEqual([key, []]);
    expect([key, ...said.map(places)]).toEqual([key, ...said.map(() => places(sentence.zh))]);
  }
});

test("a prefix of keys is in one file, so a key is where one looks for it", () => {
  const homes = Object.entries(SUBJECTS).map(([name, sentences]) => ({
    name,
    prefixes: new Set(Object.keys(sentences).map(prefixOf)),
  }));
  for (const [key] of all) {
    const home = homes.filter(({ prefixes }) => prefixes.has(prefixOf(key))).map(({ name }) => name);
    expect([key, home.length]).toEqual([key, 1]);
  }
});

test("every sentence is said somewhere", () => {
  const code = sources("src").map((path) => readFileSync(path, "utf8"));
  const quoted = new Set(code.flatMap((text) => text.match(/"[a-z_]+\.\w+"|'[a-z_]+\.\w+'/g) ?? []));
  // `sheet.sort_${sort}` is every key that begins so; the page's words are looked up by a list of its own.
  const made = code
    .flatMap((text) => [...text.matchAll(/`([a-z_]+\.\w*)\$\{/g)].map((found) => found[1] ?? ""))
    .filter((start) => start !== "page.");
  const ofPage = new Set<string>(PAGE_TEXT_KEYS.map((key) => `page.${key}`));
  const unsaid = all
    .map(([key]) => key)
    .filter((key) => !quoted.has(`"${key}"`) && !quoted.has(`'${key}'`) && !ofPage.has(key))
    .filter((key) => !made.some((start) => key.startsWith(start)));
  expect(unsaid).toEqual([]);
});

test("the page finds a word for every key it asks for", () => {
  expect(PAGE_TEXT_KEYS.filter((key) => !(`page.${key}` in texts))).toEqual([]);
});

/** The sources that may use a sentence: no tests and not the sentences themselves. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === join("src", "text") ? [join(path, "format.ts")] : sources(path);
    return /\.(ts|svelte)$/.test(path) && !path.endsWith(".test.ts") ? [path] : [];
  });
}
