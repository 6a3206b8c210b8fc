// The contact sheet in the whole window, found by role and name, gone through by keys.

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test } from "vitest";

import { sceneHost, type SceneHost } from "../testing/scene-host";
import type { Figure } from "../ipc/types";
import { figuresOf } from "../testing/new-content";
import { speak } from "../text/speak.svelte";
import App from "./App.svelte";

afterEach(() => {
  cleanup();
  speak("zh");
});

async function open(): Promise<SceneHost> {
  const host = sceneHost("desk");
  host.on("look_at_caption", nothing);
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  await fireEvent.keyDown(window, { key: "e", ctrlKey: true, shiftKey: true });
  await screen.findByRole("region", { name: "看片" });
  return host;
}
const grid = () => screen.getByRole("listbox", { name: "图片" });
const key = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(grid(), { key, ...more });
const caption = () =>
  within(screen.getByRole("region", { name: /图说与资料$/ })).getByLabelText<HTMLTextAreaElement>("图片说明");
const opened = (host: SceneHost) => figuresOf(host.golden("open_story").content);
const becomes = (host: SceneHost, look: (figures: Figure[]) => boolean) =>
  waitFor(() => expect(look(figuresOf(host.saved()))).toBe(true), { timeout: 3000 });
/** What is read in a caption in which nobody is named. */
const nothing = ({ figure: { people, caption } }: { figure: Figure }) => ({
  arranged: people,
  rooms: [],
  phrase: "",
  placed: caption,
  told: people,
  flags: [],
});

test("stars and picks are set by keys on what is chosen, kept in the story, and one undo takes them back", async () => {
  const host = await open();
  const before = opened(host).length;
  await key("a", { ctrlKey: true });
  await key("4");
  await becomes(host, (figures) => figures.every(({ rating }) => rating === 4));
  await key("Home");
  await key("x");
  await becomes(host, (figures) => figures[0]?.pick === "rejected");
  await key("x");
  await becomes(host, (figures) => figures[0]?.pick === undefined);
  await fireEvent.keyDown(window, { key: "z", ctrlKey: true });
  await fireEvent.keyDown(window, { key: "z", ctrlKey: true });
  await fireEvent.keyDown(window, { key: "z", ctrlKey: true });
  await becomes(host, (figures) => figures.length === before && figures.every(({ rating }) => !rating));
});

test("Enter leads into the caption, Ctrl+Enter to the next photo's, Esc back to the photos", async () => {
  const host = await open();
  await key("Home");
  await key("Enter");
  await waitFor(() => expect(document.activeElement).toBe(caption()));
  await fireEvent.input(caption(), { target: { value: "第一张的说明" } });
  await fireEvent.keyDown(caption(), { key: "Enter", ctrlKey: true });
  await waitFor(() => expect(caption().value).not.toBe("第一张的说明"));
  await waitFor(() => expect(document.activeElement).toBe(caption()));
  await fireEvent.input(caption(), { target: { value: "第二张的说明" } });
  await becomes(host, ([a, b]) => a?.caption === "第一张的说明" && b?.caption === "第二张的说明");
  await fireEvent.keyDown(caption(), { key: "Escape" });
  await waitFor(() => expect(document.activeElement).toBe(grid()));
  await key("Escape");
  await waitFor(() => expect(screen.queryByRole("region", { name: "看片" })).toBeNull());
});

test("a typed position is offered as a person, and its contradiction is told while one types", async () => {
  const host = await open();
  const read = host.golden("look_at_caption");
  host.on("look_at_caption", (takes) => (takes.figure.caption.includes("江克美") ? read : nothing(takes)));
  await key("Home");
  await fireEvent.input(caption(), { target: { value: "江克美(左二)看望联络员" } });
  const flags = await screen.findByRole("list", { name: "请核对" });
  expect(flags.textContent).toContain("左一是谁没有写");
  await fireEvent.click(await screen.findByRole("button", { name: "加入图中人物：江克美（左二）" }));
  await becomes(
    host,
    ([first]) =>
      first?.people.some(({ name, position }) => name === "江克美" && position === "左二") ?? false,
  );
});

test("a code becomes its words in a caption", async () => {
  const host = await open();
  const codes = { id: "c", name: "人名", text: "jkm\t江克美 某局局长\t江克美" };
  const sheet = { form: { kind: "codes", form: codes }, origin: "own" } as const;
  host.on("stationery", ({ kind }) =>
    kind === "codes" ? { sheets: [sheet], taken_away: 0 } : host.golden("stationery", { kind }),
  );
  host.on("expand_codes", () => ({ text: "江克美在现场", codes: ["jkm"] }));
  await key("Home");
  await fireEvent.input(caption(), { target: { value: "=jkm#2=在现场" } });
  await waitFor(() => expect(caption().value).toBe("江克美在现场"));
});

test("facts for many photos are previewed and put on in one step", async () => {
  const host = await open();
  const before = opened(host);
  await key("a", { ctrlKey: true });
  await key("b");
  const dialog = await screen.findByRole("dialog", { name: "成批填写资料" });
  await fireEvent.change(within(dialog).getByLabelText("资料"), { target: { value: "credit" } });
  await fireEvent.input(within(dialog).getByLabelText("内容"), { target: { value: "林溪/摄 {序号}" } });
  await waitFor(() => expect(dialog.textContent).toContain("林溪/摄 1"));
  await fireEvent.click(within(dialog).getByRole("button", { name: `填入 ${before.length} 张` }));
  await becomes(host, (figures) => figures.every(({ credit }, at) => credit === `林溪/摄 ${at + 1}`));
  await fireEvent.keyDown(window, { key: "z", ctrlKey: true });
  await becomes(host, (figures) => figures.every(({ credit }, at) => credit === before[at]?.credit));
});

test("two are compared, the large picture is left again, and a filter shows what lacks a caption", async () => {
  await open();
  await key("Home");
  await key("c");
  const pair = await screen.findByRole("group", { name: "两张对比" });
  await fireEvent.keyDown(pair, { key: "Escape" });
  await key(" ");
  await fireEvent.keyDown(await screen.findByRole("group", { name: "大图" }), { key: "Escape" });
  await key("f");
  expect(screen.getByRole("button", { name: /^缺图说/ }).getAttribute("aria-pressed")).toBe("true");
});

test("a quarter turn is a key, Shift and a digit goes on, and stars choose what is shown", async () => {
  const host = await open();
  const before = opened(host).length;
  await key("Home");
  await key("]");
  await becomes(host, ([first]) => first?.framing?.turn === 1);
  await key("[");
  await becomes(host, ([first]) => first?.framing === undefined);
  await key("%", { code: "Digit5", shiftKey: true });
  await key("2");
  await becomes(host, ([first, second]) => first?.rating === 5 && second?.rating === 2);
  const shown = () => within(grid()).getAllByRole("option").length;
  expect(shown()).toBe(before);
  await key("Home");
  await fireEvent.change(screen.getByLabelText("星级"), { target: { value: "3" } });
  await waitFor(() => expect(shown()).toBe(1));
});

test("thumbnails grow and shrink by keys and by hand, no further than their sizes go, and the next window remembers", async () => {
  await open();
  const size = () => screen.getByRole<HTMLInputElement>("slider", { name: "缩略图大小" });
  await key("+");
  expect(size().value).toBe("2");
  await key("-");
  await key("-");
  await key("-");
  expect(size().value).toBe("0");
  await fireEvent.input(size(), { target: { value: "3" } });
  await fireEvent.pointerUp(size());
  await waitFor(() => expect(document.activeElement).toBe(grid()));
  cleanup();
  await open();
  expect(size().value).toBe("3");
  localStorage.clear();
});

test("what the keys do is one line, made of the keys of now; a changed one is told and does the same", async () => {
  const host = await open();
  const help = () => screen.getByLabelText("按键").textContent;
  expect(help()).toBe(
    "方向键移动 · 0–5 星级（加 Shift 往下走） · P 选用  X 弃用  U 取消 · 回车 写图说 · 空格 大图  Z 原大  C 对比 · − + 大小  S 排序  F 筛选 · I 入文 · Alt+← Alt+→ 调次序 · K 取景  [ ] 转 · B 成批填写",
  );
  const started = host.golden("start");
  const settings = { ...started.settings, shortcuts: { "sheet.pick": "Q" } };
  host.on("start", () => ({ ...started, settings }));
  cleanup();
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  await fireEvent.keyDown(window, { key: "e", ctrlKey: true, shiftKey: true });
  await screen.findByRole("region", { name: "看片" });
  expect(help()).toContain("Q 选用");
  await key("Home");
  await key("p");
  await key("q");
  await becomes(host, ([first]) => first?.pick === "picked");
});

test("the palette has the commands of the sheet while it is open, and a bar's button is the same command", async () => {
  const host = await open();
  await key("Home");
  await fireEvent.keyDown(window, { key: "p", ctrlKey: true, shiftKey: true });
  const box = await screen.findByRole("combobox", { name: "查找命令" });
  await fireEvent.input(box, { target: { value: "弃用图片" } });
  await waitFor(() => expect(screen.getAllByRole("option", { name: /弃用图片/ })).toHaveLength(1));
  await fireEvent.keyDown(box, { key: "Enter" });
  await becomes(host, ([first]) => first?.pick === "rejected");
  await fireEvent.click(screen.getByRole("button", { name: "向右转" }));
  await becomes(host, ([first]) => first?.framing?.turn === 1);
});
