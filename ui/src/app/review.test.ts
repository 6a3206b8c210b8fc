// Review in the whole window, on two scenes: a package comes in, is edited, said something about, and signed.

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test } from "vitest";

import { sceneHost, type SceneHost } from "../testing/scene-host";
import type { Decisions } from "../ipc/types";
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

/** A desk with a filing of another's opened. */
async function received(): Promise<SceneHost> {
  const host = sceneHost("received");
  host.on("list_stories", () => ({ rows: [], found: 0, since: [] }));
  host.on("count_stories", () => []);
  render(App, { host });
  await screen.findByText("还没有稿件");
  host.on("list_stories", () => ({ rows: [host.golden("receive").story], found: 1, since: [] }));
  host.on("count_stories", () => [{ drawer: "received", stories: 1, waiting: 1 }]);
  await fireEvent.keyDown(window, { key: "o", ctrlKey: true, altKey: true });
  await screen.findByRole("dialog", { name: "收到一篇稿件" });
  await fireEvent.click(await button("打开这篇"));
  await page();
  return host;
}

/** A return that changes one word of the first paragraph, taken in; it is marked as it was decided. */
async function returned(): Promise<SceneHost> {
  const host = sceneHost("returned");
  host.on("mark_up", (_, text) => {
    const { decided } = JSON.parse(text()) as { decided: Record<string, Decisions> | null };
    const [one] = Object.values(decided ?? {});
    const after = one?.accepted.length ? "accept" : one?.rejected.length ? "reject" : undefined;
    return host.golden("mark_up", after ? { after } : {});
  });
  host.on("propose", (_, text) => {
    const { accept, reject } = JSON.parse(text()) as { accept: string[]; reject: string[] };
    if (accept.length + reject.length > 0)
      return host.golden("propose", { how: accept.length > 0 ? "accept" : "reject" });
    return { content: host.golden("open_story").content, decided: {}, conflicts: [], open: 1 };
  });
  render(App, { host });
  await page();
  await fireEvent.click(screen.getByRole("tab", { name: /^审阅/ }));
  return host;
}

test("a filing opens with its line, and is in the inbox and nowhere else", async () => {
  await received();
  const line = within(await screen.findByRole("list", { name: "进程" }));
  expect(line.getByText("收到").closest("li")?.textContent).toContain("周可");
  expect(screen.getByRole("button", { name: "收件，1 篇" })).toBeTruthy();
  expect(screen.getByText("还没有改动。在稿上直接改，改过的地方会在这里列出。")).toBeTruthy();
});

test("what a return asks for is drawn, accepted by a key, and undone with its decision", async () => {
  await returned();
  await screen.findByText("退改 1 处");
  await waitFor(() => expect(ghosts().join()).toContain("新增："));
  await fireEvent.keyDown(window, { key: "F7" });
  await fireEvent.keyDown(window, { key: "F8" });
  await waitFor(() => expect(ghosts()).toEqual([]));
  expect((await page()).textContent).toContain("霜降过后");
  await waitFor(() => expect(screen.queryByText("退改 1 处")).toBeNull());
  await fireEvent.keyDown(await page(), { key: "z", ctrlKey: true });
  await waitFor(() => expect(ghosts().join()).toContain("新增："));
  expect((await page()).textContent).toContain("霜降刚过");
  await screen.findByText("退改 1 处");
});

test("a rejected change stays out, and can be thought about again", async () => {
  await returned();
  await fireEvent.click(await button("拒绝"));
  await waitFor(() => expect(screen.queryByText("退改 1 处")).toBeNull());
  expect((await page()).textContent).toContain("霜降刚过");
  await fireEvent.click(await button("重新考虑"));
  await screen.findByText("退改 1 处");
});

test("a comment is said on what is selected, answered, resolved and opened again", async () => {
  const host = await received();
  const marks = (after: string) => host.on("mark_up", () => host.golden("mark_up", { after }));
  host.on("comment", () => (marks("comment"), host.golden("comment")));
  host.on("reply", () => (marks("reply"), host.golden("reply")));
  host.on("resolve", ({ resolved }) => {
    marks(resolved ? "resolved" : "reopened");
    return host.golden("resolve", { resolved });
  });
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
  const host = sceneHost("received");
  const marks = host.golden("mark_up", { after: "comment" });
  const claimed = { kind: "claimed" } as const;
  const comments = marks.comments.map((one) => ({
    ...one,
    mark: { by: "丁雨", at: one.said.at, resolved: true },
  }));
  const proof = { said: claimed, answers: [], mark: claimed, is_resolved: false };
  const proofs = Object.fromEntries(comments.map(({ id }) => [id, proof]));
  host.on("mark_up", () => ({ ...marks, comments, proofs }));
  render(App, { host });
  await fireEvent.click(await screen.findByRole("option", { name: /油茶采收/ }));
  await page();
  await fireEvent.click(screen.getByRole("tab", { name: /^审阅/ }));
  const card = (await screen.findByText("与导语是否同一口径？")).closest("article, li, section");
  expect(card?.textContent).toMatch(/自称[^]*丁雨 已解决[^]*自称/);
  expect(await button("解决")).toBeTruthy();
});

test("a return needs a reason; who signed is in the trail", async () => {
  const host = await received();
  host.on("sign", () => {
    host.on("mark_up", () => host.golden("mark_up", { after: "signed" }));
    return host.golden("sign");
  });
  const stages = await screen.findByRole("region", { name: "三审三校" });
  await fireEvent.click((await screen.findAllByRole("button", { name: "审签…" }))[0]!);
  const dialog = within(await screen.findByRole("dialog", { name: "审签" }));
  await fireEvent.input(dialog.getByLabelText("审签人"), { target: { value: "沈一" } });
  await fireEvent.click(dialog.getByLabelText("退回"));
  expect(dialog.getByRole<HTMLButtonElement>("button", { name: "退回" }).disabled).toBe(true);
  await fireEvent.click(dialog.getByLabelText("通过"));
  await fireEvent.click(dialog.getByRole("button", { name: "通过并签" }));
  await waitFor(() => expect(within(stages).getAllByText(/沈一/).length).toBeGreaterThan(0));
  expect(host.takes("sign")).toMatchObject([{ stage: 1, by: "沈一", back: null }]);
});

test("what the page draws is no text of it", async () => {
  await returned();
  await waitFor(() => expect(ghosts().length).toBeGreaterThan(0));
  const counted = screen.getByRole("contentinfo").textContent;
  await fireEvent.click(await screen.findByRole("radio", { name: "改后" }));
  await waitFor(() => expect(ghosts()).toEqual([]));
  expect(screen.getByRole("contentinfo").textContent).toBe(counted);
});
