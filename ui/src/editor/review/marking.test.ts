import { afterEach, expect, test } from "vitest";

import type { Paint } from "../../ipc/types";
import { Page } from "../page";
import { pageHost, read } from "../testing/notation";

afterEach(() => document.body.replaceChildren());

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

test("marks that arrive while the caret is on its way do not put it back", async () => {
  const page = new Page(pageHost(), read("村民们上山采果"), null);
  page.mount(document.body.appendChild(document.createElement("div")));
  page.focus("body");
  const line = [...document.querySelectorAll(".ProseMirror p")].find(
    (p) => p.textContent === "村民们上山采果",
  );
  const words = line?.firstChild;
  if (!words) throw new Error("a line of words");
  // As a key or a press does: the caret stands there, and the page is told in a moment.
  document.getSelection()?.collapse(words, 5);
  page.marking.paint(page.document, [came], []);
  expect(document.getSelection()?.focusOffset).toBe(5);
  document.dispatchEvent(new Event("selectionchange"));
  await expect.poll(() => document.querySelector("[data-change]")?.textContent).toBe("村民");
  page.insertText("，");
  expect(page.content().body).toEqual(read("村民们上山，采果").body);
});
