// Judges HTML files by html-validate's recommended rules and by axe-core, and reads their text as a browser
// would. Prints one JSON value: {file: {validate: [...], axe: [...], text: [...]}}. It only reports; the tests decide.
import { readFile } from "node:fs/promises";
import axe from "axe-core";
import { HtmlValidate } from "html-validate";
import { JSDOM, VirtualConsole } from "jsdom";

// jsdom's reader of style sheets does not know page numbers (css-page-3, margin boxes) and would say so among the findings.
const virtualConsole = new VirtualConsole();
const validator = new HtmlValidate({ extends: ["html-validate:recommended"] });
const report = {};
for (const file of process.argv.slice(2)) {
  const html = await readFile(file, "utf8");
  report[file] = { validate: await validate(html), axe: await accessibility(html), text: text(html) };
}
process.stdout.write(JSON.stringify(report));

async function validate(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} at ${line}:${column}: ${message}`),
  );
}

// axe runs inside the page it judges. Contrast needs a layout, which jsdom has not; the tests of the style
// sheet compute it from the colours.
async function accessibility(html) {
  const { window } = new JSDOM(html, { runScripts: "outside-only", pretendToBeVisual: true, virtualConsole });
  window.eval(axe.source);
  const { violations } = await window.axe.run(window.document, {
    rules: { "color-contrast": { enabled: false } },
  });
  window.close();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

function text(html) {
  const { document, NodeFilter } = new JSDOM(html, { virtualConsole }).window;
  // A title is one line of text, however it is set in lines, and a related title with its dash.
  for (const title of document.querySelectorAll("h1, .subheadline, .related :is(a, li:not(:has(a)))")) title.textContent = title.textContent;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim() !== "") nodes.push(walker.currentNode.data);
  return nodes;
}
