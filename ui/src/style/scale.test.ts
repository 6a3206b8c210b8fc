// Letters, spaces and roundings have the steps of scale.css; a number of its own is marked as one.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

const STEPPED = /^(font|font-size|(row-|column-)?gap|padding(-[a-z-]+)?|border-([a-z-]+-)?radius)$/;
/** Lines and hairlines have one pixel. */
const NUMBER = /(?<![\w.-])(?!1px|0px)\d*\.?\d+(px|rem)\b/;

const styles = (readdirSync("src", { recursive: true }) as string[])
  .filter((path) => /\.(css|svelte)$/.test(path) && !path.endsWith("scale.css"))
  .map((path) => ({ path, text: readFileSync(join("src", path), "utf8") }))
  .map(({ path, text }) => ({ path, css: path.endsWith(".css") ? text : (text.split("<style>")[1] ?? "") }));

/** The declarations that give a number where there is a step: `gap: 7px` of `.row { gap: 7px; }`. */
function numbersIn(css: string): string[] {
  const declarations = [...css.matchAll(/([a-z-]+): ([^;{}]+)(;[^\n]*)/g)];
  return declarations.flatMap(([, property = "", value = "", behind = ""]) => {
    // The height of a line is no step: `600 var(--text-l)/20px`.
    const sized = property === "font" ? value.replace(/\/\s*[\d.]+px/, "") : value;
    const singular = behind.includes("/* singular:");
    return STEPPED.test(property) && !singular && NUMBER.test(sized) ? [`${property}: ${value}`] : [];
  });
}

test("sizes of letters, spaces and roundings are steps of the scale", () => {
  expect(styles.length).toBeGreaterThan(100);
  const numbers = styles.flatMap(({ path, css }) => numbersIn(css).map((line) => `${path}: ${line}`));
  expect(numbers).toEqual([]);
});

test("the rule sees a number where there is one", () => {
  expect(numbersIn(".a { gap: 7px; }\n.b { padding: 0 1px var(--space-2) 0.5rem; }\n")).toEqual([
    "gap: 7px",
    "padding: 0 1px var(--space-2) 0.5rem",
  ]);
  const fine = [
    "a { font: 600 var(--text-l)/20px var(--sans); padding: 0 1px; gap: 0; }",
    "a { margin: 7px; font-size: 0.8em; border-radius: 50%;\n padding: 0 30px; /* singular: icons */ }",
  ];
  for (const css of fine) expect([css, numbersIn(css)]).toEqual([css, []]);
});
