import { afterEach, expect, test, vi } from "vitest";

import type { Paint } from "../../ipc/types";
import { Page } from "../page";
import { pageHost, read } from "../testing/notation";

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

const came: Paint = {
  field: null,
  block: 1,
  from: 0,
  to: 2,
  drawn: "came",
  whole: false,
  text: "",
  photo: null,
  change: "c",
};

function open() {
  const page = new Page(pageHost(), read("村民们上山采果"), null);
  page.mount(document.body.appendChild(document.createElement("div")));
  page.focus("body");
  const line = [...document.querySelectorAll(".ProseMirror p")].find(
    (p) => p.textContent === "村民们上山采果",
  );
  const words = line?.firstChild;
  if (!words) throw new Error("a line of words");
  return { page, words };
}
const shown = () => document.querySelector("[data-change]")?.textContent;

test("marks that arrive while the caret is on its way do not put it back", async () => {
  const { page, words } = open();
  // As a key or a press does: the caret is there, and the page is told in a moment.
  document.getSelection()?.collapse(words, 5);
  page.marking.paint(page.revision, [came], []);
  expect(document.getSelection()?.focusOffset).toBe(5);
  document.dispatchEvent(new Event("selectionchange"));
  await expect.poll(shown).toBe("村民");
  page.insertText("，");
  expect(page.content().body).toEqual(read("村民们上山，采果").body);
});

test("marks that wait for the caret are not painted over those that came after them", () => {
  vi.useFakeTimers();
  const { page, words } = open();
  document.getSelection()?.collapse(words, 5);
  page.marking.paint(page.revision, [came], []);
  document.dispatchEvent(new Event("selectionchange"));
  page.marking.paint(page.revision, [{ ...came, from: 3, to: 5 }], []);
  vi.runAllTimers();
  expect(shown()).toBe("上山");
});
