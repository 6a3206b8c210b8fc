// Review in the whole window, on the newsroom in memory: a package comes in, is edited, said something about, and signed.

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test } from "vitest";

import { fakeHost, type FakeHost } from "../fake/host";
import type { Content } from "../ipc/types";
import { speak } from "../text/speak.svelte";
import App from "./App.svelte";

afterEach(() => {
  cleanup();
  localStorage.clear();
  speak("zh");
});

const button = (name: string | RegExp) => screen.findByRole("button", { name });
const page = () => screen.findByRole("textbox", { name: "稿件正文" });
const ghosts = () => [...document.querySelectorAll(".ghost")].map((ghost) => ghost.textContent);

/** The newsroom with a filing of somebody else's opened. */
async function received(): Promise<FakeHost> {
  const host = fakeHost("empty");
  render(App, { host });
  await screen.findByText("还没有稿件");
  await fireEvent.keyDown(window, { key: "o", ctrlKey: true, altKey: true });
  await screen.findByRole("dialog", { name: "收到一篇稿件" });
  await fireEvent.click(await button("打开这篇"));
  await page();
  return host;
}

/** A return that changes one word of the first paragraph, taken in. */
async function returned(): Promise<FakeHost> {
  const host = await received();
  const [id = ""] = host.review.papers.keys();
  const papers = host.review.papers.get(id);
  if (!papers) throw new Error("no papers");
  const hers: Content = structuredClone(papers.base);
  const first = hers.body[0];
  if (first?.type === "paragraph") first.text = [{ text: "霜降过后，河西村的山坡上人声渐密。" }];
  host.review.papers.set(id, { ...papers, hers });
  await fireEvent.click(screen.getByRole("tab", { name: /^图片/ }));
  await fireEvent.click(screen.getByRole("tab", { name: /^审阅/ }));
  return host;
}

test("a filing opens with its strip, and lies in the inbox and nowhere else", async () => {
  await received();
  expect((await screen.findByText(/^您在改 周可 的稿/)).textContent).toContain("改了 0 处");
  expect(screen.getByRole("button", { name: "收件，1 篇" })).toBeTruthy();
  expect(screen.getByText("还没有改动。在稿上直接改，改过的地方会在这里列出。")).toBeTruthy();
});

test("what a return asks for is drawn, accepted by a key, and undone with its decision", async () => {
  await returned();
  await screen.findByText(/1 处修改待处理/);
  await waitFor(() => expect(ghosts().join()).toContain("新增："));
  await fireEvent.keyDown(window, { key: "F7" });
  await fireEvent.keyDown(window, { key: "F8" });
  await waitFor(() => expect(ghosts()).toEqual([]));
  expect((await page()).textContent).toContain("霜降过后");
  await screen.findByText("退回的修改都已处理，可以接着写");
  await fireEvent.keyDown(await page(), { key: "z", ctrlKey: true });
  await waitFor(() => expect(ghosts().join()).toContain("新增："));
  expect((await page()).textContent).toContain("霜降刚过");
  await screen.findByText(/1 处修改待处理/);
});

test("a rejected change stays out, and can be thought about again", async () => {
  await returned();
  await fireEvent.click(await button("拒绝"));
  await screen.findByText("退回的修改都已处理，可以接着写");
  expect((await page()).textContent).toContain("霜降刚过");
  await fireEvent.click(await button("重新考虑"));
  await screen.findByText(/1 处修改待处理/);
});

test("a comment is said on what is selected, answered, resolved and opened again", async () => {
  await received();
  await fireEvent.click(await button("加批注"));
  await fireEvent.input(await screen.findByRole("textbox", { name: /的批注$/ }), {
    target: { value: "与导语是否同一口径？" },
  });
  await fireEvent.click(await button("加上"));
  await screen.findByText("与导语是否同一口径？");
  await fireEvent.click(await button("回复"));
  await fireEvent.input(screen.getByRole("textbox", { name: "回复" }), { target: { value: "已核对。" } });
  await fireEvent.click(screen.getAllByRole("button", { name: "回复" }).at(-1) as HTMLElement);
  await screen.findByText("已核对。");
  await fireEvent.click(await button("解决"));
  await screen.findByText("已解决 1 条");
  await fireEvent.click(await button("重新打开"));
  await waitFor(() => expect(screen.queryByText("已解决 1 条")).toBeNull());
});

test("a comment that only bears a name says so, and who resolved it is believed as little", async () => {
  const host = await received();
  const [id = ""] = host.review.papers.keys();
  const said = host.review.say(id, { kind: "block", index: 0 }, 0, 0, "", "总编说：照发");
  host.review.change(id, said.id, () => ({ mark: { ...host.review.said(""), by: "丁雨", resolved: true } }));
  host.review.claimed.add(said.id);
  await fireEvent.click(screen.getByRole("tab", { name: /^图片/ }));
  await fireEvent.click(screen.getByRole("tab", { name: /^审阅/ }));
  const card = (await screen.findByText("总编说：照发")).closest("article, li, section");
  expect(card?.textContent).toMatch(/自称[^]*丁雨 已解决[^]*自称/);
  expect(await button("解决")).toBeTruthy();
});

test("three reviewers sign one after another, and a return needs a reason", async () => {
  await received();
  const stages = await screen.findByRole("region", { name: "三审三校" });
  for (const name of ["沈一", "沈二", "沈三"]) {
    await fireEvent.click(await button("审签…"));
    const dialog = within(await screen.findByRole("dialog", { name: "审签" }));
    await fireEvent.input(dialog.getByLabelText("审签人"), { target: { value: name } });
    await fireEvent.click(dialog.getByLabelText("退回"));
    expect(dialog.getByRole<HTMLButtonElement>("button", { name: "退回" }).disabled).toBe(true);
    await fireEvent.click(dialog.getByLabelText("通过"));
    await fireEvent.click(dialog.getByRole("button", { name: "通过并签" }));
    await waitFor(() => expect(within(stages).getAllByText(new RegExp(name)).length).toBeGreaterThan(0));
  }
  expect(within(stages).getByText("各审均已通过")).toBeTruthy();
});

test("what the page draws is no text of it", async () => {
  await returned();
  await waitFor(() => expect(ghosts().length).toBeGreaterThan(0));
  const counted = screen.getByRole("contentinfo").textContent;
  await fireEvent.click(await screen.findByRole("radio", { name: "改后" }));
  await waitFor(() => expect(ghosts()).toEqual([]));
  expect(screen.getByRole("contentinfo").textContent).toBe(counted);
});
