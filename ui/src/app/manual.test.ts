// The manual in the whole window: its pages are listed, and each is read in place.

import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, expect, test } from "vitest";

import { emptyContent, paragraph } from "../testing/new-content";
import { sceneHost } from "../testing/scene-host";
import { speak } from "../text/speak.svelte";
import App from "./App.svelte";

afterEach(() => {
  cleanup();
  speak("zh");
});

const page = (headline: string, words: string) => ({
  ...emptyContent(),
  headline,
  body: [paragraph(words)],
});

test("the manual opens at its table of contents, and leads to each page", async () => {
  const host = sceneHost("desk");
  host.on("manual_pages", () => [page("清样使用手册", "照着做就行。"), page("第一天", "窗口只问三件事。")]);
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  host.choose("help.manual");
  const dialog = await screen.findByRole("dialog", { name: "使用手册" });
  await within(dialog).findByText("照着做就行。");
  await fireEvent.click(within(dialog).getByRole("radio", { name: "第一天" }));
  await within(dialog).findByText("窗口只问三件事。");
  expect(within(dialog).queryByText("照着做就行。")).toBeNull();
});
