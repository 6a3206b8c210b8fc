import { expect, test } from "vitest";

import AlarmDialog from "../review/AlarmDialog.svelte";
import SettingsDialog from "./SettingsDialog.svelte";
import { Dialogs } from "./dialogs.svelte";
import LinkDialog from "./LinkDialog.svelte";

const failure = { code: "key_alarm", says: "周可的钥匙变了。" } as const;

test("a dialog that is open is replaced by no other: they come one after the other", async () => {
  const dialogs = new Dialogs();
  const alarm = dialogs.open(AlarmDialog, { failure });
  const settings = dialogs.open(SettingsDialog);
  expect(dialogs.front?.component).toBe(AlarmDialog);
  dialogs.front?.close(true);
  expect(await alarm).toBe(true);
  expect(dialogs.front?.component).toBe(SettingsDialog);
  dialogs.front?.close();
  await settings;
  expect(dialogs.front).toBeNull();
});

test("who opened a dialog is told its answer, and a second answer closes nothing", async () => {
  const dialogs = new Dialogs();
  const link = dialogs.open(LinkDialog, { current: null });
  const { front } = dialogs;
  const alarm = dialogs.open(AlarmDialog, { failure });
  front?.close("https://a.cn");
  front?.close(null);
  expect(await link).toBe("https://a.cn");
  expect(dialogs.front?.component).toBe(AlarmDialog);
  void alarm;
});
