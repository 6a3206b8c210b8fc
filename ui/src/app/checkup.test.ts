// 体检 in the whole window: what is damaged is shown, and put back in three presses.

import { cleanup, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";

import { sceneHost } from "../testing/scene-host";
import { speak } from "../text/speak.svelte";
import App from "./App.svelte";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  speak("zh");
});

async function open() {
  const host = sceneHost("damaged");
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  host.on("choose_folder", () => "/home/linxi/usb");
  host.on("check_up", ({ from }) =>
    host.golden("check_up", { after: from.length > 0 ? "search" : "damage" }),
  );
  host.on("put_back", ({ from }) => {
    const searched = from.length > 0;
    host.on("check_up", () => host.golden("check_up", { after: searched ? "put_back_all" : "put_back" }));
    return host.golden("put_back", { after: searched ? "search" : "damage" });
  });
  host.choose("help.checkup");
  return { host, dialog: await screen.findByRole("dialog", { name: "体检" }) };
}

test("a damaged text that is whole elsewhere is put back with one press, and the store is read again", async () => {
  const { host, dialog } = await open();
  const damaged = await within(dialog).findByRole("region", { name: "损坏的" });
  expect(within(damaged).getAllByRole("listitem")).toHaveLength(3);
  expect(within(damaged).getAllByRole("button", { name: "放回" })).toHaveLength(1);
  await fireEvent.click(within(dialog).getByRole("button", { name: "全部放回" }));
  await within(dialog).findByText(/有 2 处损坏/);
  expect(host.asked.filter((name) => name === "check_up")).toHaveLength(2);
  expect(within(dialog).queryByRole("button", { name: "全部放回" })).toBeNull();
});

test("a photo that is whole in a folder that a person names is put back in two presses more", async () => {
  const { dialog } = await open();
  await fireEvent.click(await within(dialog).findByRole("button", { name: "到别处找…" }));
  await within(dialog).findByText(/采果.jpg”里有完好的/);
  await fireEvent.click(within(dialog).getByRole("button", { name: "全部放回" }));
  await within(dialog).findByText(/有 1 处损坏/);
});

test("what is to be done next has the keyboard", async () => {
  const { dialog } = await open();
  const putBack = await within(dialog).findByRole("button", { name: "全部放回" });
  await vi.waitFor(() => expect(document.activeElement).toBe(putBack));
});

test("a store that cannot be read says so in the dialog", async () => {
  const host = sceneHost("desk");
  render(App, { host });
  await screen.findByRole("textbox", { name: "稿件正文" });
  host.failNext("check_up", "refused", "磁盘没有连接。");
  host.choose("help.checkup");
  const dialog = await screen.findByRole("dialog", { name: "体检" });
  await within(dialog).findByText(/磁盘没有连接/);
});
