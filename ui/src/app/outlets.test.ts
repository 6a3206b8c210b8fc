// Outlets in the whole window, found by role and name: what each would send the piece back for, and their profiles.

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";

import { sceneHost, type SceneHost } from "../testing/scene-host";
import { speak } from "../text/speak.svelte";
import App from "./App.svelte";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  speak("zh");
});

async function open(): Promise<SceneHost> {
  const host = sceneHost("desk");
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  await fireEvent.click(screen.getByRole("tab", { name: "投稿" }));
  await screen.findByRole("list", { name: "投稿渠道" });
  return host;
}
const card = (name: RegExp) => screen.findByRole("button", { name });
const gov = (host: SceneHost) => host.golden("outlets").sheets.find(({ name }) => name === "gov-press")!;
const manage = async (tab = "原文") => {
  await fireEvent.click(screen.getByRole("button", { name: "管理渠道…" }));
  const dialog = await screen.findByRole("dialog", { name: "投稿渠道" });
  await fireEvent.click(await within(dialog).findByRole("radio", { name: tab }));
  return dialog;
};

test("every outlet says whether it would take the piece, and a press on what fails goes there", async () => {
  await open();
  await fireEvent.click(await card(/政务供稿.*处不合/));
  await fireEvent.click(await screen.findByRole("button", { name: /图3没有/ }));
  await waitFor(() =>
    expect(screen.getByRole("tab", { name: "图片" }).getAttribute("aria-selected")).toBe("true"),
  );
});

test("an export for an outlet names it and leaves the forms to its profile", async () => {
  const host = await open();
  const [path, folder] = ["/home/linxi/投稿/油茶.zip", "/home/linxi/投稿"];
  host.on("export_story", () => ({ path, folder, bytes: 8_431_220, files: 11, revision: 3, notes: [] }));
  await fireEvent.click(await card(/报社来稿/));
  await fireEvent.click(await screen.findByRole("button", { name: "导出给这家…" }));
  const dialog = await screen.findByRole("dialog", { name: "导出给报社来稿" });
  expect(within(dialog).getByText(/Word 文档、NewsML-G2/)).toBeTruthy();
  expect(within(dialog).queryByRole("checkbox")).toBeNull();
  await fireEvent.click(within(dialog).getByRole("button", { name: /选择文件夹/ }));
  await fireEvent.click(within(dialog).getByRole("button", { name: "导出" }));
  await waitFor(() => expect(host.asked).toContain("export_story"));
});

test("a profile is read while it is typed, told by line and field, and kept once nothing is wrong", async () => {
  const host = await open();
  host.on("save_outlet", ({ toml }) => ({ ...gov(host), toml }));
  const dialog = await manage();
  const box = await within(dialog).findByRole<HTMLTextAreaElement>("textbox", { name: /政务供稿/ });
  await fireEvent.input(box, { target: { value: box.value.replace("cut_off", "cutoff") } });
  const fault = await within(dialog).findByRole("button", { name: /第 \d+ 行 cutoff/ });
  expect(host.asked).not.toContain("save_outlet");
  await fireEvent.click(fault);
  expect(box.value.slice(box.selectionStart, box.selectionEnd)).toContain("cutoff");
  await fireEvent.input(box, {
    target: { value: box.value.replace("cutoff", "cut_off").replace("300-", "200-") },
  });
  await waitFor(() => expect(host.asked).toContain("save_outlet"));
  expect(await within(dialog).findByText(/没有错误/)).toBeTruthy();
});

test("what could not be kept waits until the dialog is opened again", async () => {
  const host = await open();
  host.on("remove_outlet", () => {
    const { sheets } = host.golden("outlets");
    host.on("outlets", () => ({ sheets: sheets.filter(({ name }) => name !== "gov-press"), taken_away: 1 }));
    return null;
  });
  const dialog = await manage();
  const box = await within(dialog).findByRole<HTMLTextAreaElement>("textbox", { name: /政务供稿/ });
  await fireEvent.input(box, { target: { value: `${box.value}colour = "red"\n` } });
  await within(dialog).findByRole("button", { name: /colour/ });
  await fireEvent.click(within(dialog).getByRole("button", { name: "好" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const again = await manage();
  const kept = await within(again).findByRole<HTMLTextAreaElement>("textbox", { name: /政务供稿/ });
  expect(kept.value).toContain('colour = "red"');
  await fireEvent.click(within(again).getByRole("button", { name: "删去" }));
  expect(await within(again).findByRole("button", { name: "找回删去的 1 个" })).toBeTruthy();
});

test("the text for a WeChat account goes to the clipboard as rich text and as plain", async () => {
  const written: Record<string, Promise<Blob>>[] = [];
  class Item {
    constructor(readonly parts: Record<string, Promise<Blob>>) {}
  }
  vi.stubGlobal("ClipboardItem", Item);
  const clipboard = { write: async (items: Item[]) => void written.push(...items.map(({ parts }) => parts)) };
  vi.stubGlobal("navigator", { ...navigator, clipboard });
  const host = await open();
  host.on("wechat_text", () => ({ html: "<p>题</p>", text: "题" }));
  await fireEvent.click(await card(/微信公众号/));
  await fireEvent.click(await screen.findByRole("button", { name: "复制到公众号" }));
  expect(await screen.findByText(/到公众号后台粘贴正文/)).toBeTruthy();
  expect(Object.keys(written[0] ?? {})).toEqual(["text/html", "text/plain"]);
  expect((await written[0]?.["text/html"])?.type).toBe("text/html");
});

test("a field of the form changes its line of the profile, keeps what was typed, and says what is wrong", async () => {
  const host = await open();
  host.on("save_outlet", ({ toml }) => ({ ...gov(host), toml }));
  const dialog = await manage("要求");
  const words = await within(dialog).findByRole<HTMLInputElement>("textbox", { name: "字数" });
  expect(words.value).toBe("300-1500");
  await fireEvent.input(words, { target: { value: "200-900" } });
  await waitFor(() => expect(host.asked).toContain("save_outlet"));
  await fireEvent.click(within(dialog).getByRole("radio", { name: "原文" }));
  const text = await within(dialog).findByRole<HTMLTextAreaElement>("textbox", { name: /政务供稿/ });
  expect(text.value).toContain('words = "200-900"');
});

test("a destination is tried, and its password leaves the field once it is kept", async () => {
  const host = sceneHost("outbox");
  host.on("try_outlet", () => ({
    good: true,
    says: "WebDAV desk.example",
    warning: null,
    stranger: null,
    changed: false,
    password: false,
  }));
  host.on("give_secret", () => [true, []]);
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  await fireEvent.click(screen.getByRole("tab", { name: "投稿" }));
  await screen.findByRole("list", { name: "投稿渠道" });
  const dialog = await manage("线路");
  await fireEvent.click(within(dialog).getByRole("radio", { name: /远报/ }));
  const secret = await within(dialog).findByLabelText<HTMLInputElement>("密码");
  await fireEvent.input(secret, { target: { value: "open sesame" } });
  await fireEvent.click(within(dialog).getByRole("button", { name: "测试连接" }));
  await within(dialog).findByText(/连得上/);
  expect(secret.value).toBe("");
  expect(host.takes("give_secret")).toEqual([{ outlet: "far", secret: "open sesame" }]);
});
