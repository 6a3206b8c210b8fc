// Templates, snippets, the trash and the page's looks in the whole window, found by role and name.

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test } from "vitest";

import { figuresOf } from "../testing/new-content";
import { sceneHost, type SceneHost } from "../testing/scene-host";
import { speak } from "../text/speak.svelte";
import App from "./App.svelte";

afterEach(() => {
  cleanup();
  speak("zh");
});

async function open(): Promise<SceneHost> {
  const host = sceneHost("desk");
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  return host;
}
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(window, { key, ctrlKey: true, ...more });
const type = (box: HTMLElement, value: string) => fireEvent.input(box, { target: { value } });
const root = () => document.documentElement.style;
const spikeTheOpenOne = async () => {
  await fireEvent.click(screen.getByRole("button", { name: "清样 菜单" }));
  await fireEvent.click(await screen.findByRole("menuitem", { name: "撤稿" }));
};

test("letters grow and shrink with the keys, the page alone, and the settings remember it", async () => {
  const host = await open();
  await press("=");
  await press("=");
  expect(root().getPropertyValue("--zoom")).toBe("1.25");
  await press("-");
  expect(root().getPropertyValue("--zoom")).toBe("1.1");
  await press("0");
  expect(root().getPropertyValue("--zoom")).toBe("1");
  expect(host.asked.filter((name) => name === "set_settings")).toHaveLength(4);
});

test("the reading view changes width, spacing and letters at once", async () => {
  await open();
  await fireEvent.click(screen.getByRole("button", { name: "阅读外观" }));
  const view = await screen.findByRole("dialog", { name: "阅读外观" });
  await fireEvent.click(within(view).getByRole("radio", { name: "窄" }));
  await fireEvent.click(within(view).getByRole("radio", { name: "松" }));
  await fireEvent.click(within(view).getByRole("radio", { name: "黑体" }));
  await fireEvent.click(within(view).getByRole("checkbox", { name: "段首缩进两字" }));
  expect(
    ["--measure", "--leading", "--letters", "--indent"].map((name) => root().getPropertyValue(name)),
  ).toEqual(["30", "2.3", "var(--han-sans)", "0"]);
});

test("a dialog begins where one goes on: at the first kind, at the first field to fill", async () => {
  await open();
  await press("N", { shiftKey: true });
  const plain = await screen.findByRole("button", { name: /^空白稿件/ });
  await waitFor(() => expect(document.activeElement).toBe(plain));
  await fireEvent.keyDown(plain, { key: "Escape" });
  await press("j");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "地点" })));
});

test("a story of a kind begins with its skeleton, its length and its prompts", async () => {
  const host = await open();
  await press("N", { shiftKey: true });
  await fireEvent.click(await screen.findByRole("button", { name: /^消息/ }));
  await waitFor(() => expect(host.asked).toContain("new_from_template"));
  const page = screen.getByRole("textbox", { name: "稿件正文" });
  await waitFor(() => expect(page.querySelectorAll("[data-prompt]")).toHaveLength(5));
  expect(screen.getByRole("contentinfo").textContent).toContain("300");
});

test("a snippet asks for what nobody can know, and goes to the caret as one step", async () => {
  await open();
  await press("j");
  const dialog = await screen.findByRole("dialog", { name: "插入常用语" });
  const place = await within(dialog).findByLabelText<HTMLInputElement>("地点");
  expect(within(dialog).getByLabelText<HTMLInputElement>("姓名").value).toBe("林溪");
  const go = within(dialog).getByRole<HTMLButtonElement>("button", { name: "插入" });
  expect(go.disabled).toBe(true);
  await type(place, "河西村");
  await waitFor(() => expect(go.disabled).toBe(false));
  await fireEvent.click(go);
  const page = screen.getByRole("textbox", { name: "稿件正文" });
  await waitFor(() => expect(page.textContent).toContain("本报河西村12月1日电（通讯员 林溪）"));
  await fireEvent.click(screen.getByRole("button", { name: "撤销" }));
  await waitFor(() => expect(page.textContent).not.toContain("本报河西村"));
});

test("a template is changed as one types, removed, and brought back as it was", async () => {
  const host = await open();
  // What is kept, as the store would say it: nothing but what this test does.
  const shipped = host.golden("stationery", { kind: "template" });
  let sheets = shipped;
  host.on("stationery", ({ kind }) => (kind === "template" ? sheets : host.golden("stationery", { kind })));
  host.on("save_stationery", ({ form }) => {
    const rest = shipped.sheets.slice(1);
    sheets = { sheets: [{ form, origin: "changed" }, ...rest], taken_away: 0 };
    return form;
  });
  host.on("restore_stationery", () => ((sheets = shipped), null));
  host.on("remove_stationery", () => ((sheets = { sheets: shipped.sheets.slice(1), taken_away: 1 }), null));
  await fireEvent.click(screen.getByRole("button", { name: "清样 菜单" }));
  await fireEvent.click(await screen.findByRole("menuitem", { name: "模板与常用语…" }));
  const dialog = await screen.findByRole("dialog", { name: "模板与常用语" });
  const name = await within(dialog).findByLabelText<HTMLInputElement>("名称");
  await type(name, "快讯");
  await waitFor(() => expect(host.asked).toContain("save_stationery"));
  expect(await within(dialog).findByRole("radio", { name: /快讯/ })).toBeTruthy();
  await fireEvent.click(within(dialog).getByRole("button", { name: "恢复原样" }));
  expect(await within(dialog).findByRole("radio", { name: "消息" })).toBeTruthy();
  await fireEvent.click(within(dialog).getByRole("button", { name: "删去" }));
  await waitFor(() => expect(within(dialog).queryByRole("radio", { name: "消息" })).toBeNull());
  await fireEvent.click(within(dialog).getByRole("button", { name: "找回删去的 1 个" }));
  expect(await within(dialog).findByRole("radio", { name: "消息" })).toBeTruthy();
});

test("a spiked story goes for ever only after a question that names what goes", async () => {
  const host = await open();
  expect(screen.queryByRole("button", { name: "永久删除…" })).toBeNull();
  await spikeTheOpenOne();
  await fireEvent.click(await screen.findByRole("button", { name: "永久删除…" }));
  const dialog = await screen.findByRole("dialog", { name: "永久删除这篇稿件？" });
  const going = host.golden("what_goes");
  expect(await within(dialog).findByText(`${going.revisions} 个版本`)).toBeTruthy();
  expect(
    within(dialog).getByText(`${going.photos.length} 张只在这篇稿件里的图片`, { exact: false }),
  ).toBeTruthy();
  await fireEvent.click(within(dialog).getByRole("button", { name: "永久删除" }));
  await waitFor(() => expect(host.asked).toContain("delete_story"));
  await waitFor(() => expect(screen.queryByRole("textbox", { name: "稿件正文" })).toBeNull());
});

test("a photo that was removed comes back into the tray with its words", async () => {
  const host = await open();
  const { content, photos } = host.golden("open_story");
  const figure = figuresOf(content)[2]!;
  const photo = photos.find(({ digest }) => digest === figure.photo)!;
  host.on("removed_photos", () => [{ figure, photo, seen: "2026-11-30T09:00:00+08:00" }]);
  await fireEvent.click(screen.getByRole("tab", { name: "图片" }));
  const panel = within(screen.getByRole("tabpanel"));
  await fireEvent.click(await panel.findByRole("button", { name: /^插图 3/ }));
  await fireEvent.click(await panel.findByRole("button", { name: "移除图片" }));
  const closed = await panel.findByRole("button", { name: /^移除的图片/ });
  await fireEvent.click(closed);
  await fireEvent.click(await panel.findByRole("button", { name: /^放回图片篮：/ }));
  await waitFor(() => expect(panel.queryByRole("button", { name: /^移除的图片/ })).toBeNull());
});

test("printing puts the last words on disk first, and asks for the story's own page", async () => {
  const host = await open();
  await press("p");
  await waitFor(() => expect(host.asked).toContain("print_story"));
});
