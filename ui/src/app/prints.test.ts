// The caption sheet out and back in the whole window, and the proof sheet, found by role and name.

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test } from "vitest";

import type { Content } from "../ipc/types";
import { sceneHost } from "../testing/scene-host";
import { figuresOf } from "../testing/new-content";
import { speak } from "../text/speak.svelte";
import App from "./App.svelte";

afterEach(() => {
  cleanup();
  speak("zh");
});

async function open() {
  const host = sceneHost("desk");
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  return host;
}
const dialog = (name: string) => screen.findByRole("dialog", { name });
const figures = (host: ReturnType<typeof sceneHost>) => figuresOf(host.golden("open_story").content);

test("a sheet is shown before it is taken, what both sides changed is chosen, and one undo takes all of it back", async () => {
  const host = await open();
  const said = (content: Content) =>
    figuresOf(content).map(({ caption, photographer }) => [caption, photographer]);
  const before = said(host.golden("open_story").content);
  host.choose("prints.captions_back");
  const back = await dialog("取回图片说明表");
  await within(back).findByRole("group", { name: "图 1" });
  expect(within(back).getByText("不认识“备注”这一栏，没有取。")).toBeTruthy();
  expect(host.asked).not.toContain("save_working");
  const go = (n: number) => within(back).getByRole("button", { name: `取回 ${n} 处` });
  expect(go(3)).toBeTruthy();
  const both = within(back).getByRole("radiogroup", { name: /^图 2/ });
  await fireEvent.click(within(both).getByRole("radio", { name: /用表里的/ }));
  await fireEvent.click(go(4));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.getByText(/已取回 3 张图片的 4 处/)).toBeTruthy();
  await waitFor(() => expect(said(host.saved())[0]?.[1]).toBe("河西村委会"), { timeout: 3000 });
  expect(said(host.saved())[1]?.[0]).toBe("表里写的图说");
  await fireEvent.keyDown(screen.getByRole("textbox", { name: "稿件正文" }), { key: "z", ctrlKey: true });
  await waitFor(() => expect(said(host.saved())).toEqual(before), { timeout: 3000 });
});

test("a sheet that changed after it was shown is shown again and nothing is taken", async () => {
  const host = await open();
  host.choose("prints.captions_back");
  const back = await dialog("取回图片说明表");
  await within(back).findByRole("group", { name: "图 1" });
  const other = {
    number: 1,
    figure: figures(host)[0]!,
    changes: [{ field: "event", before: "", after: "采收节" } as const],
  };
  host.on("read_captions", () => ({ photos: [other], clashes: [], left: [] }));
  await fireEvent.click(within(back).getByRole("button", { name: "取回 3 处" }));
  await within(back).findByText(/又变了/);
  expect(within(back).getByText("采收节")).toBeTruthy();
  expect(host.asked).not.toContain("hand_captions");
});

test("why a sheet cannot be read is said in the dialog", async () => {
  const host = await open();
  host.failNext("read_captions", "bad_text", "“a.docx”里没有图片说明表。");
  host.choose("prints.captions_back");
  const back = await dialog("取回图片说明表");
  expect((await within(back).findByRole("alert")).textContent).toContain("没有图片说明表");
});

test("a caption sheet among what is dropped is looked at; the texts beside it are offered afterwards", async () => {
  const host = await open();
  host.on("look_at_sheet", ({ sheet }) =>
    sheet.includes(encodeURI("说明表")) || sheet.includes("说明表") ? { story: null } : null,
  );
  const data = {
    types: ["text/uri-list"],
    files: [],
    getData: () => "file:///home/lin/说明表.docx\r\nfile:///home/lin/b.txt\r\n",
  };
  await fireEvent.drop(screen.getByRole("listbox", { name: "稿件列表" }), { dataTransfer: data });
  const back = await dialog("取回图片说明表");
  await within(back).findByRole("group", { name: "图 1" });
  await fireEvent.click(within(back).getByRole("button", { name: "取消" }));
  const offer = await dialog("收为新稿件？");
  expect(within(offer).getByText("b.txt")).toBeTruthy();
  expect(within(offer).queryByText(/说明表/)).toBeNull();
});

test("a sheet of chosen photos is saved in the form that was chosen", async () => {
  const host = await open();
  host.on("save_captions", ({ name, form }) => `/home/linxi/${name}.${form}`);
  await fireEvent.keyDown(window, { key: "e", ctrlKey: true, shiftKey: true });
  const grid = await screen.findByRole("listbox", { name: "图片" });
  await fireEvent.keyDown(grid, { key: "Home" });
  await fireEvent.keyDown(grid, { key: "ArrowRight", shiftKey: true });
  host.choose("prints.captions_out");
  const out = await dialog("导出图片说明表");
  expect(within(out).getByRole<HTMLInputElement>("radio", { name: "所选 2 张" }).checked).toBe(true);
  await fireEvent.click(within(out).getByRole("radio", { name: "CSV 表格" }));
  await fireEvent.click(within(out).getByRole("button", { name: "存为…" }));
  await dialog("图片说明表已存好");
  expect(host.takes("save_captions")[0]).toMatchObject({
    form: "csv",
    photos: figures(host)
      .slice(0, 2)
      .map(({ id }) => id),
  });
});

test("the proof sheet tells its pages, and goes to print as it was laid out", async () => {
  const host = await open();
  host.choose("prints.proof_sheet");
  const proof = await dialog("打印印样");
  expect(within(proof).getByRole("status").textContent).toBe("共 1 页");
  await fireEvent.click(within(proof).getByRole("radio", { name: "横放" }));
  await fireEvent.click(within(proof).getByRole("radio", { name: "3 × 2" }));
  await fireEvent.click(within(proof).getByRole("button", { name: "打印…" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(host.takes("print_proof_sheet")[0]).toMatchObject({
    sheet: { columns: 3, rows: 2, landscape: true, shown: "all" },
  });
});
