// Codes typed on the page.

import { expect, test, vi } from "vitest";
import { emptyContent, paragraph } from "../ipc/fake/content";
import { Page } from "./page";
import { pageHost } from "./testing/notation";

async function typed(text: string, answer = "江克美 某局局长") {
  const expand = vi.fn((code: string) => Promise.resolve(code === "=jkm=" ? answer : code));
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

test("a code that no list has stays, and what only looks like one is not asked for twice", async () => {
  const page = await typed("a=bc=");
  expect(words(page)).toEqual(["a=bc="]);
});
