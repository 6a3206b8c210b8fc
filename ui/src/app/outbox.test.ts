// Submitting in the whole window: a delivery confirmed once, on its way, waiting with its reason, delivered with a receipt.

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
  const host = sceneHost("outbox");
  host.on("look_ahead", () => host.golden("look_ahead", { when: "first" }));
  host.on("deliver", () => host.golden("deliver", { how: null }));
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  await fireEvent.click(screen.getByRole("tab", { name: "投稿" }));
  await fireEvent.click(await screen.findByRole("button", { name: /县报.*可以投/ }));
  return host;
}
/** The courier was there: it tells every row as the outbox is now. */
const carried = (host: SceneHost, after: "away" | "there" | "corrected" | "withdrawn") => {
  for (const delivery of host.golden("outbox", { after })) host.carry({ id: delivery.id, delivery });
};
/** The piece is submitted, and there. */
async function delivered(): Promise<SceneHost> {
  const host = await open();
  await fireEvent.click((await submit()).go);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  carried(host, "there");
  await screen.findByText(/逐字节读回，完全一致/);
  return host;
}
const submit = async () => {
  await fireEvent.click(await within(screen.getByRole("tabpanel")).findByRole("button", { name: "投稿…" }));
  const dialog = await screen.findByRole("dialog", { name: "投稿" });
  const go = await within(dialog).findByRole<HTMLButtonElement>("button", { name: "投出" });
  await waitFor(() => expect(go.disabled).toBe(false));
  return { dialog, go };
};

test("a piece is submitted and its receipt is under its outlet and in the outbox", async () => {
  const host = await delivered();
  host.on("outbox", () => host.golden("outbox", { after: "there" }));
  host.on("note_adoption", () => host.golden("note_adoption"));
  await fireEvent.click(screen.getByRole("button", { name: "待发，0 件" }));
  const outbox = await screen.findByRole("main", { name: "待发" });
  await within(outbox).findByText("没有待发的稿件");
  await fireEvent.click(within(outbox).getByRole("radio", { name: "采用" }));
  await waitFor(() =>
    expect(within(outbox).getByRole<HTMLInputElement>("radio", { name: "采用" }).checked).toBe(true),
  );
  const note = within(outbox).getByRole<HTMLInputElement>("textbox", { name: "备注" });
  expect(note.value).toBe("二版头条");
  await fireEvent.input(note, { target: { value: "三版" } });
  await fireEvent.focusOut(note);
  await waitFor(() => expect(host.takes("note_adoption").at(-1)).toMatchObject({ note: "三版" }));
});

test("an outlet that is away is said with its reason, and a press sends again", async () => {
  const host = await open();
  await fireEvent.click((await submit()).go);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  carried(host, "away");
  await screen.findByText(host.golden("outbox", { after: "away" })[0]!.why);
  expect(screen.getByRole("button", { name: "待发，1 件" })).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "立即发送" }));
  await waitFor(() => expect(host.asked).toContain("retry_delivery"));
  carried(host, "there");
  await screen.findByText(/逐字节读回，完全一致/);
});

test("a delivery whose record is damaged is told and shown, and nothing can be done with it; the others go", async () => {
  const host = await delivered();
  const [whole] = host.golden("outbox", { after: "there" });
  if (!whole) throw new Error("a row was queued");
  const why = "这条投稿记录在磁盘上已损坏，不会发送；其他投稿照常发送。请从备份中恢复。";
  const damaged = { ...whole, id: "#7", story: "", at: "", state: "unreadable" as const, why, receipt: null };
  host.on("outbox", () => [damaged, whole]);
  host.carry({ id: "#7", delivery: damaged });
  host.carry({ trouble: "稿件库所在的磁盘不见了。" });
  await fireEvent.click(await screen.findByRole("button", { name: "待发，1 件" }));
  const outbox = await screen.findByRole("main", { name: "待发" });
  await within(outbox).findByText("稿件库所在的磁盘不见了。");
  const card = (await within(outbox).findByText(why)).closest("article");
  if (!card) throw new Error("it stands on a card");
  within(card).getByText("读不出");
  expect(within(card).queryByRole("button", { name: "取消投稿" })).toBeNull();
});

test("what went before is asked about, and a desk is told why it is corrected", async () => {
  const host = await delivered();
  host.on("look_ahead", () => host.golden("look_ahead", { when: "again" }));
  host.on("deliver", () => host.golden("deliver", { how: "corrects" }));
  const { dialog, go } = await submit();
  await fireEvent.click(within(dialog).getByRole("radio", { name: "更正" }));
  // The desk must be given a reason: without one the correction cannot be sent.
  expect(go.disabled).toBe(true);
  const reason = within(dialog).getByRole("textbox", { name: "原因" });
  await fireEvent.input(reason, { target: { value: "核实后发现人数有误" } });
  await waitFor(() => expect(go.disabled).toBe(false));
  await fireEvent.click(go);
  await screen.findByText("原因：核实后发现人数有误");
  const [first] = host.golden("outbox", { after: "there" });
  const amends = { how: "corrects", delivery: first!.id, reason: "核实后发现人数有误" };
  expect(host.takes("deliver").at(-1)).toMatchObject({ to: [{ outlet: "county", amends }] });
});

test("a withdrawal is under the piece that it concerns, and nobody is asked whether it was adopted", async () => {
  const host = await delivered();
  host.on("outbox", () => host.golden("outbox", { after: "withdrawn" }));
  await fireEvent.click(screen.getByRole("button", { name: "待发，0 件" }));
  carried(host, "withdrawn");
  const outbox = await screen.findByRole("main", { name: "待发" });
  const notices = await within(outbox).findByRole("list", { name: "更正和撤稿" });
  expect(within(notices).getByText("原因：当事人要求")).toBeTruthy();
  expect(within(notices).queryByRole("radio", { name: "采用" })).toBeNull();
  expect(within(outbox).getAllByRole("radio", { name: "采用" })).toHaveLength(1);
});
