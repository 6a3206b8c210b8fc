// Codes typed on the page.

import { expect, test, vi } from "vitest";
import { emptyContent, paragraph } from "../testing/new-content";
import { Page } from "./page";
import { pageHost } from "./testing/notation";

async function typed(text: string, answer = "江克美 某局局长", asked: string[] = []) {
  const expand = vi.fn((code: string) => {
    asked.push(code);
    return Promise.resolve(code === "=jkm=" ? answer : code);
  });
  const page = new Page(pageHost({ expandCode: expand }), { ...emptyContent(), body: [paragraph("")] }, null);
  page.mount(document.body.appendChild(document.createElement("div")));
  page.selectBlock(1);
  for (const letter of text) page.insertText(letter);
  await vi.waitFor(() => expect(expand).toHaveBeenCalled());
  await Promise.resolve();
  return page;
}
const words = (page: Page) =>
  page.content().body.map((block) => ("text" in block ? block.text[0]?.text : ""));

test("a code that is typed out becomes its words, and undo brings the code back for good", async () => {
  const page = await typed("图为=jkm=");
  await vi.waitFor(() => expect(words(page)).toEqual(["图为江克美 某局局长"]));
  page.run("undo");
  expect(words(page)).toEqual(["图为=jkm="]);
  await Promise.resolve();
  expect(words(page)).toEqual(["图为=jkm="]);
});

test("the same code typed twice running becomes its words both times", async () => {
  const page = await typed("图为=jkm=");
  await vi.waitFor(() => expect(words(page)).toEqual(["图为江克美 某局局长"]));
  for (const letter of "，又见=jkm=") page.insertText(letter);
  await vi.waitFor(() => expect(words(page)).toEqual(["图为江克美 某局局长，又见江克美 某局局长"]));
});

test("a code that no list has stays, and what only looks like one is not asked for twice", async () => {
  const asked: string[] = [];
  const page = await typed("a=bc=", "", asked);
  page.insertText("d");
  page.run("undo");
  page.focus("headline");
  page.insertText("题");
  expect(words(page)).toEqual(["a=bc="]);
  expect(asked).toEqual(["=bc="]);
});
