// The commands in the whole window: found by a few letters, run by their keys, given other keys.

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";

import { Page } from "../editor/page";
import { sceneHost } from "../testing/scene-host";
import { speak } from "../text/speak.svelte";
import { COMMANDS } from "../views/commands/all";
import App from "./App.svelte";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  localStorage.clear();
  speak("zh");
});

async function open() {
  const host = sceneHost("desk");
  host.on("readings", ({ characters }) => {
    const known = Object.entries(host.golden("readings"));
    return Object.fromEntries(known.filter(([one]) => characters.includes(one)));
  });
  render(App, { host });
  const page = await screen.findByRole("textbox", { name: "稿件正文" });
  return { host, page };
}
const press = (to: Element | Window, key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(to, { key, ctrlKey: true, ...more });
const rows = () => within(screen.getByRole("listbox", { name: "查找命令" })).getAllByRole("option");
const names = () => rows().map((row) => row.querySelector(".title")?.textContent);
const dialog = (name: string) => screen.findByRole("dialog", { name });

async function ask(typed: string): Promise<HTMLElement> {
  await press(window, "P", { shiftKey: true });
  const box = await screen.findByRole("combobox", { name: "查找命令" });
  await fireEvent.input(box, { target: { value: typed } });
  return box;
}

test("first letters of pinyin find a command, Enter runs it, and next time it stands in front", async () => {
  await open();
  const box = await ask("dc");
  await waitFor(() => expect(names()[0]).toBe("导出稿件包…"));
  await fireEvent.keyDown(box, { key: "Enter" });
  await dialog("导出稿件包");
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await ask("");
  expect(within(screen.getByRole("group", { name: "最近用过" })).getAllByRole("option")).toHaveLength(1);
  expect(names()[0]).toBe("导出稿件包…");
});

test("a command is found by its English name too, and a story by its headline", async () => {
  const { page } = await open();
  const box = await ask("export");
  await waitFor(() => expect(names()).toEqual(["导出稿件包…", "导出图片说明表…"]));
  await fireEvent.input(box, { target: { value: "yexiao" } });
  await waitFor(() => expect(names()).toEqual(["社区夜校开课，第一晚坐满了"]));
  await fireEvent.click(rows()[0] as HTMLElement);
  await waitFor(() =>
    expect(screen.getByRole("textbox", { name: "稿件正文" }).textContent).toContain("报名表贴出三天"),
  );
  expect(page.isConnected).toBe(false);
});

test("what cannot be done now is shown behind the rest and not run", async () => {
  await open();
  const box = await ask("恢复稿件");
  await waitFor(() => expect(names()).toEqual(["恢复稿件"]));
  expect(rows()[0]?.getAttribute("aria-disabled")).toBe("true");
  await fireEvent.keyDown(box, { key: "Enter" });
  expect(screen.getByRole("combobox", { name: "查找命令" })).toBeTruthy();
});

test("Enter that confirms a word of the input method runs nothing", async () => {
  const { host } = await open();
  const box = await ask("xj");
  await waitFor(() => expect(names()[0]).toBe("新建稿件"));
  await fireEvent.keyDown(box, { key: "Enter", keyCode: 229 });
  await fireEvent.keyDown(box, { key: "Enter", isComposing: true });
  expect(screen.getByRole("combobox", { name: "查找命令" })).toBeTruthy();
  expect(host.asked).not.toContain("new_story");
});

test("a key of the page means nothing in a field beside it, and while the input method composes", async () => {
  vi.spyOn(Page.prototype, "can").mockReturnValue(true);
  const ran = vi.spyOn(Page.prototype, "run").mockReturnValue(true);
  const { page } = await open();
  await press(screen.getByRole("textbox", { name: "查找稿件" }), "b");
  await press(page, "b", { keyCode: 229 });
  await press(page, "b", { isComposing: true });
  expect(ran).not.toHaveBeenCalled();
  await press(page, "b");
  expect(ran.mock.calls).toEqual([["strong"]]);
});

test("the menu bar holds every command once but those of the contact sheet, in the language of now, and runs what is chosen", async () => {
  const { host } = await open();
  const inBar = COMMANDS.map(({ id }) => id).filter((id) => !id.startsWith("sheet."));
  const lines = () => host.menus().flatMap(({ sections }) => sections.flat());
  await waitFor(() => expect(lines().map(({ id }) => id)).toEqual(inBar));
  expect(host.menus()[0]?.text).toBe("稿件(&S)");
  expect(lines().find(({ id }) => id === "story.new")).toMatchObject({ text: "新建稿件", keys: "Mod+N" });
  await waitFor(() => expect(host.line("story.export")?.possible).toBe(true));
  expect(host.line("view.inspector")?.on).toBe(false);

  host.choose("view.inspector");
  await waitFor(() => expect(host.line("view.inspector")?.on).toBe(true));
  host.choose("view.language");
  await waitFor(() => expect(host.menus()[0]?.text).toBe("&Story"));
  expect(lines().find(({ id }) => id === "story.new")?.text).toBe("New story");
});

test("a key is changed once it is free, means its command at once, and is given back", async () => {
  const { host } = await open();
  await press(window, "/");
  const shortcuts = await dialog("快捷键");
  const key = (name: RegExp) => within(shortcuts).getByRole("button", { name });
  await fireEvent.click(key(/^新建稿件：Ctrl\+N/));
  await press(key(/请按新的键/), "b");
  expect(within(shortcuts).getByRole("alert").textContent).toContain("Ctrl+B 已用于“加粗”");
  await fireEvent.click(key(/^新建稿件：Ctrl\+N/));
  await press(key(/请按新的键/), " ");
  expect(within(shortcuts).getByRole("alert").textContent).toContain("输入法");
  await fireEvent.click(key(/^新建稿件：Ctrl\+N/));
  await press(key(/请按新的键/), "u");
  await waitFor(() => expect(key(/^新建稿件：Ctrl\+U/)).toBeTruthy());
  await fireEvent.click(within(shortcuts).getByRole("button", { name: "好" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

  await press(window, "n");
  await press(window, "u");
  await waitFor(() => expect(host.takes("new_story")).toHaveLength(1));

  await press(window, "/");
  await fireEvent.click(await screen.findByRole("button", { name: "“新建稿件”恢复默认的 Ctrl+N" }));
  expect(await screen.findByRole("button", { name: /^新建稿件：Ctrl\+N/ })).toBeTruthy();
});

test("the left columns go and come back with one key", async () => {
  await open();
  await press(window, "|", { shiftKey: true, keyCode: 220 });
  await waitFor(() => expect(screen.queryByRole("listbox", { name: "稿件列表" })).toBeNull());
  await press(window, "K", { shiftKey: true });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "查找稿件" })));
});
