// Commands act on what is in front, from every place that runs one: menu, palette, key, undo.

import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";

import { Page } from "../editor/page";
import { sceneHost, type SceneHost } from "../testing/scene-host";
import { asFailure } from "../ipc/failure";
import { speak } from "../text/speak.svelte";
import { COMMANDS } from "../views/commands/all";
import App from "./App.svelte";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  localStorage.clear();
  speak("zh");
});

async function open(): Promise<SceneHost> {
  const host = sceneHost("desk");
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  await waitFor(() => expect(host.line("edit.find")?.possible).toBe(true));
  return host;
}
const FRONTS: { front: string; go(host: SceneHost): Promise<unknown>; undo: boolean }[] = [
  {
    front: "the outbox",
    undo: false,
    go: async (host) => {
      host.choose("view.outbox");
      return screen.findByRole("main", { name: "待发" });
    },
  },
  {
    front: "the contact sheet",
    undo: true,
    go: async (host) => {
      host.choose("view.sheet");
      return screen.findByRole("region", { name: "看片" });
    },
  },
  {
    front: "an old version",
    undo: false,
    go: async () => {
      await fireEvent.click(screen.getByRole("tab", { name: "版本" }));
      await fireEvent.click(await screen.findByRole("button", { name: /查看第 1 版/ }));
      return screen.findByRole("button", { name: "恢复为这一版" });
    },
  },
];
/** Every command that sets, puts in, moves or finds something on the page. */
const OF_THE_PAGE = COMMANDS.filter(
  ({ id }) => (/^page\./.test(id) && !/undo|redo/.test(id)) || /^edit\.(find|replace)/.test(id),
);

test.each(FRONTS)("with $front in front no command of the page does anything", async ({ go, undo }) => {
  // As if the caret were where everything can be done.
  vi.spyOn(Page.prototype, "can").mockReturnValue(true);
  const ran = vi.spyOn(Page.prototype, "run").mockReturnValue(true);
  const host = await open();

  await go(host);
  await waitFor(() => expect(host.line("page.subheading")?.possible).toBe(false));
  for (const { id } of OF_THE_PAGE) expect([id, host.line(id)?.possible]).toEqual([id, false]);
  expect(host.line("page.undo")?.possible).toBe(undo);

  for (const { id } of OF_THE_PAGE) host.choose(id);
  await fireEvent.keyDown(window, { key: "1", ctrlKey: true, altKey: true });
  expect(ran).not.toHaveBeenCalled();
  host.choose("page.undo");
  await fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  expect(ran.mock.calls).toEqual(undo ? [["undo"], ["undo"]] : []);
});

test("of packages dropped together every alarm is seen, one after the other", async () => {
  const host = await open();
  const arrived = sceneHost("received").golden("receive");
  const strangers = ["周可", "江月"];
  host.on("receive", () => {
    const by = strangers.shift();
    if (by === undefined) return arrived;
    return Promise.reject(asFailure({ code: "key_alarm", says: `${by}的钥匙变了。`, consent: by }));
  });
  const files = ["file:///a.zip", "file:///b.zip", "file:///c.zip"].join("\r\n");
  const data = { types: ["text/uri-list"], files: [], getData: () => files };
  await fireEvent(window, Object.assign(new Event("drop", { cancelable: true }), { dataTransfer: data }));

  const first = await screen.findByRole("alert");
  expect(first.textContent).toContain("周可");
  await fireEvent.click(screen.getByRole("button", { name: "先不收" }));
  await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("江月"));
  await fireEvent.click(screen.getByRole("button", { name: "先不收" }));
  const received = await screen.findByRole("dialog", { name: "收到一篇稿件" });
  expect(within(received).getByText("河西村 周可")).toBeTruthy();
});
