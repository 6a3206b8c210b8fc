// The caption sheet out and back in the whole window, and the proof sheet, found by role and name.

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";

import { fakeHost } from "../fake/host";
import { speak } from "../text/speak.svelte";
import App from "./App.svelte";

afterEach(() => {
  cleanup();
  speak("zh");
});

async function open() {
  const host = fakeHost("desk");
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  return host;
}
const dialog = (name: string) => screen.findByRole("dialog", { name });
const figures = (host: ReturnType<typeof fakeHost>) => {
  const { content } = host.room.open(host.room.rows()[0]?.id ?? "");
  const body = content.body.flatMap((block) => (block.type === "figure" ? [block.figure] : []));
  return [...body, ...content.tray];
};

test("a sheet is shown before it is taken, what both sides changed is chosen, and one undo takes all of it back", async () => {
  const host = await open();
  const before = figures(host).map(({ caption, source }) => [caption, source]);
  host.choose("prints.captions_back");
  const back = await dialog("取回图片说明表");
  await within(back).findByRole("group", { name: "图 1" });
  expect(within(back).getByText("不认识“备注”这一栏，没有取。")).toBeTruthy();
  expect(figures(host).map(({ caption, source }) => [caption, source])).toEqual(before);
  const go = (n: number) => within(back).getByRole("button", { name: `取回 ${n} 处` });
  expect(go(1)).toBeTruthy();
  const both = within(back).getByRole("radiogroup", { name: /^图 2/ });
  await fireEvent.click(within(both).getByRole("radio", { name: /用表里的/ }));
  await fireEvent.click(go(2));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.getByText(/已取回 2 张图片的 2 处/)).toBeTruthy();
  await waitFor(() => expect(figures(host)[0]?.source).toBe("河西村委会"), { timeout: 3000 });
  expect(figures(host)[1]?.caption).toBe("表里写的图说");
  await fireEvent.keyDown(screen.getByRole("textbox", { name: "稿件正文" }), { key: "z", ctrlKey: true });
  await waitFor(() => expect(figures(host).map(({ caption, source }) => [caption, source])).toEqual(before), {
    timeout: 3000,
  });
});

test("a sheet that changed after it was shown is shown again and nothing is taken", async () => {
  const host = await open();
  host.choose("prints.captions_back");
  const back = await dialog("取回图片说明表");
  await within(back).findByRole("group", { name: "图 1" });
  const ask = host.ask.bind(host);
  const other = {
    number: 1,
    figure: figures(host)[0]!,
    changes: [{ field: "event", before: "", after: "采收节" }],
  };
  vi.spyOn(host, "ask").mockImplementation(((name: never, takes: never) =>
    (name as string) === "read_captions"
      ? Promise.resolve({ photos: [other], clashes: [], left: [] })
      : ask(name, takes)) as typeof host.ask);
  await fireEvent.click(within(back).getByRole("button", { name: "取回 1 处" }));
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
  await open();
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
  const asked = vi.spyOn(host, "ask");
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
  const call = asked.mock.calls.find(([name]) => name === "save_captions");
  expect(call?.[1]).toMatchObject({
    form: "csv",
    photos: figures(host)
      .slice(0, 2)
      .map(({ id }) => id),
  });
});

test("the proof sheet tells its pages, and goes to print as it was laid out", async () => {
  const host = await open();
  const follow = vi.spyOn(host, "follow");
  host.choose("prints.proof_sheet");
  const proof = await dialog("打印印样");
  expect(within(proof).getByRole("status").textContent).toBe("共 1 页");
  await fireEvent.click(within(proof).getByRole("radio", { name: "横放" }));
  await fireEvent.click(within(proof).getByRole("radio", { name: "3 × 2" }));
  await fireEvent.click(within(proof).getByRole("button", { name: "打印…" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const call = follow.mock.calls.find(([name]) => name === "print_proof_sheet");
  expect(call?.[1]).toMatchObject({ sheet: { columns: 3, rows: 2, landscape: true, shown: "all" } });
});
