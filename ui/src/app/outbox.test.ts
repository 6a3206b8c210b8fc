// Submitting in the whole window: asked once, on its way, waiting with its reason, there with a receipt.

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";

import { fakeHost, type FakeHost } from "../fake/host";
import { speak } from "../text/speak.svelte";
import App from "./App.svelte";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  speak("zh");
});

async function open(): Promise<FakeHost> {
  const host = fakeHost("desk", undefined, 5);
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  await fireEvent.click(screen.getByRole("tab", { name: "投稿" }));
  await fireEvent.click(await screen.findByRole("button", { name: /报社来稿.*可以投/ }));
  return host;
}
const submit = async () => {
  await fireEvent.click(await screen.findByRole("button", { name: "投稿…" }));
  const dialog = await screen.findByRole("dialog", { name: "投稿" });
  const go = await within(dialog).findByRole<HTMLButtonElement>("button", { name: "投出" });
  await waitFor(() => expect(go.disabled).toBe(false));
  return { dialog, go };
};

test("a piece is submitted and its receipt stands under its outlet and in the outbox", async () => {
  await open();
  await fireEvent.click((await submit()).go);
  await screen.findByText(/逐字节读回，完全一致/);
  await fireEvent.click(screen.getByRole("button", { name: "待发，0 件" }));
  const outbox = await screen.findByRole("main", { name: "待发" });
  await within(outbox).findByText("没有待发的稿件");
  await fireEvent.click(within(outbox).getByRole("radio", { name: "采用" }));
  await waitFor(() =>
    expect(within(outbox).getByRole<HTMLInputElement>("radio", { name: "采用" }).checked).toBe(true),
  );
  const note = within(outbox).getByRole("textbox", { name: "备注" });
  await fireEvent.input(note, { target: { value: "二版头条" } });
  await fireEvent.focusOut(note);
  await waitFor(() =>
    expect(within(outbox).getByRole<HTMLInputElement>("textbox", { name: "备注" }).value).toBe("二版头条"),
  );
});

test("a server that is away is said, and it goes once somebody sends it again", async () => {
  const host = await open();
  host.outbox.away.add("newspaper");
  await fireEvent.click((await submit()).go);
  await screen.findByText("连不上 desk.example。稍后自动再试。");
  expect(screen.getByRole("button", { name: "待发，1 件" })).toBeTruthy();
  host.outbox.away.clear();
  await fireEvent.click(screen.getByRole("button", { name: "立即发送" }));
  await screen.findByText(/逐字节读回，完全一致/);
});

test("a delivery whose record is damaged is told and shown, and nothing can be done with it; the others go", async () => {
  const host = await open();
  await fireEvent.click((await submit()).go);
  await screen.findByText(/逐字节读回，完全一致/);
  const [whole] = host.outbox.rows;
  if (!whole) throw new Error("a row was queued");
  const why = "这条投稿记录在磁盘上已损坏，不会发送；其他投稿照常发送。请从备份中恢复。";
  const damaged = { ...whole, id: "#7", story: "", at: "", state: "unreadable" as const, why, receipt: null };
  host.outbox.rows = [damaged, whole];
  const nothing = { stage: null, done: 0, total: 0, story: null };
  for (const listener of host.outbox.listeners) {
    listener({ ...nothing, id: "#7", delivery: damaged, trouble: null });
    listener({ ...nothing, id: "", delivery: null, trouble: "稿件库所在的磁盘不见了。" });
  }
  await fireEvent.click(await screen.findByRole("button", { name: "待发，1 件" }));
  const outbox = await screen.findByRole("main", { name: "待发" });
  await within(outbox).findByText("稿件库所在的磁盘不见了。");
  const card = (await within(outbox).findByText(why)).closest("article");
  if (!card) throw new Error("it stands on a card");
  within(card).getByText("读不出");
  expect(within(card).queryByRole("button", { name: "取消投稿" })).toBeNull();
});

test("what went before is asked about: replaced, corrected or withdrawn", async () => {
  const host = await open();
  await fireEvent.click((await submit()).go);
  await screen.findByText(/逐字节读回，完全一致/);
  const { dialog, go } = await submit();
  await fireEvent.click(within(dialog).getByRole("radio", { name: "更正" }));
  // A desk is told why: without a reason it does not go.
  expect(go.disabled).toBe(true);
  const reason = within(dialog).getByRole("textbox", { name: "原因" });
  await fireEvent.input(reason, { target: { value: "核实后发现人数有误" } });
  await waitFor(() => expect(go.disabled).toBe(false));
  await fireEvent.click(go);
  await screen.findByText("原因：核实后发现人数有误");
  expect(host.outbox.rows[0]?.amended).toBe(host.outbox.rows[1]?.id);
  expect(host.outbox.rows[0]?.reason).toBe("核实后发现人数有误");
});

test("a withdrawal stands under the piece that it concerns, and nobody is asked whether it was adopted", async () => {
  await open();
  await fireEvent.click((await submit()).go);
  await screen.findByText(/逐字节读回，完全一致/);
  const { dialog, go } = await submit();
  await fireEvent.click(within(dialog).getByRole("radio", { name: "撤稿" }));
  const reason = within(dialog).getByRole("textbox", { name: "原因" });
  await fireEvent.input(reason, { target: { value: "当事人要求" } });
  await waitFor(() => expect(go.disabled).toBe(false));
  await fireEvent.click(go);
  await waitFor(() => expect(screen.getAllByText(/逐字节读回，完全一致/)).toHaveLength(2));
  await fireEvent.click(screen.getByRole("button", { name: "待发，0 件" }));
  const outbox = await screen.findByRole("main", { name: "待发" });
  const notices = await within(outbox).findByRole("list", { name: "更正和撤稿" });
  expect(within(notices).getByText("原因：当事人要求")).toBeTruthy();
  expect(within(notices).queryByRole("radio", { name: "采用" })).toBeNull();
  expect(within(outbox).getAllByRole("radio", { name: "采用" })).toHaveLength(1);
});
