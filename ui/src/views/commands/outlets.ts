// Commands for outlets: their profiles, and the text for a WeChat account.

import { announce } from "../../parts/announce.svelte";
import { t } from "../../text/speak.svelte";
import { copyWechat } from "../submit/copy-wechat";
import { STORY } from "../front.svelte";
import DeliverDialog from "../submit/DeliverDialog.svelte";
import OutletsDialog from "../submit/OutletsDialog.svelte";
import type { Command } from "./command";

export const outlets: Command = {
  id: "story.outlets",
  text: "do.outlets",
  key: "",
  scope: "window",
  where: "anywhere",
  run: ({ dialogs }) => void dialogs.open(OutletsDialog),
};

export const deliver: Command = {
  id: "story.deliver",
  text: "do.deliver",
  key: "Mod+Shift+Enter",
  scope: "window",
  where: STORY,
  run: ({ desk, dialogs }) => {
    if (desk.open) void dialogs.open(DeliverDialog, { story: desk.open });
  },
};

export const outbox: Command = {
  id: "view.outbox",
  text: "do.outbox",
  key: "",
  scope: "window",
  where: "anywhere",
  on: ({ panes }) => panes.outbox,
  run: ({ desk, panes }) => {
    panes.lists = true;
    panes.outbox = !panes.outbox;
    void desk.outbox.load().catch((thrown: unknown) => desk.notices.fail(thrown));
  },
};

export const copyForWechat: Command = {
  id: "story.copy_wechat",
  text: "do.copy_wechat",
  key: "",
  scope: "window",
  where: STORY,
  run: ({ desk }) => {
    if (!desk.open) return;
    void copyWechat(desk.outlets, desk.open).then(
      (taken) => {
        if (taken) announce(t("do.copied"));
        desk.notices.tell("news", t(taken ? "submit.copied" : "submit.not_copied"));
      },
      (thrown: unknown) => desk.notices.fail(thrown),
    );
  },
};
