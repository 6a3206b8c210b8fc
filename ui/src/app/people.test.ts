// 认识的人 and 收文簿 in the whole window: whose number was compared, and what came.

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

async function open(command: string, title: string) {
  const host = sceneHost("people");
  render(App, { host });
  await screen.findByRole("listbox", { name: "稿件列表" });
  host.choose(command);
  return { host, dialog: await screen.findByRole("dialog", { name: title }) };
}

test("two people of one name are two people, and comparing the number of one says nothing of the other", async () => {
  const { host, dialog } = await open("review.people", "认识的人");
  const town = await within(dialog).findByRole("article", { name: "王伟 市报" });
  const county = within(dialog).getByRole("article", { name: "王伟 县报" });
  for (const one of [town, county]) within(one).getByText("有同名的人，请看清单位和号码。");
  within(county).getByText("已核对");
  const { key } = host.golden("trust_key");
  expect(within(town).getByLabelText(key.number.replaceAll("-", " "))).toBeTruthy();

  host.on("known_keys", () =>
    host.golden("known_keys").map((row) => (row.number === key.number ? key : row)),
  );
  await fireEvent.click(within(town).getByRole("button", { name: "号码对上了" }));
  await vi.waitFor(() => expect(host.takes("trust_key")).toEqual([{ number: key.number }]));
  const after = await within(dialog).findByRole("article", { name: "王伟 市报" });
  await within(after).findByRole("button", { name: "停用" });
});

test("a key that counts is retired before it is forgotten", async () => {
  const { host, dialog } = await open("review.people", "认识的人");
  const { key } = host.golden("retire_key");
  const ding = await within(dialog).findByRole("article", { name: "丁雨 总编室" });
  expect(within(ding).queryByRole("button", { name: "忘掉" })).toBeNull();
  host.on("known_keys", () =>
    host.golden("known_keys").map((row) => (row.number === key.number ? key : row)),
  );
  await fireEvent.click(within(ding).getByRole("button", { name: "停用" }));
  await vi.waitFor(() => expect(within(ding).getAllByRole("button", { name: "忘掉" })).toHaveLength(1));
});

test("the register has what was refused too, with the reason, and the text that came can be read", async () => {
  const { dialog } = await open("review.register", "收文簿");
  const entries = await within(dialog).findAllByRole("listitem");
  const [refused, taken] = [entries[0], entries.at(-1)];
  if (!refused || !taken) throw new Error("two entries");
  within(refused).getByText("没有签名");
  within(refused).getByText(/没有收下/);
  within(refused).getByText(/这一件没有/);
  within(taken).getByText("已证明");
  await fireEvent.click(within(taken).getByRole("button", { name: "看送来的文字" }));
  await within(taken).findByText(/昨天，县里下拨专项资金十万元。/);
});
