// Commands for outlets: their profiles, and the text for a WeChat account.

import { isFailure } from "../../ipc/failure";
import { announce } from "../../parts/announce.svelte";
import { t } from "../../text/speak.svelte";
import { copyWechat } from "../submit/copy-wechat";
import { withStory, type Command } from "./command";

export const outlets: Command = {
  id: "story.outlets",
  text: "do.outlets",
  keys: "",
  reach: "room",
  possible: () => true,
  run: ({ dialogs }) => dialogs.show({ kind: "outlets" }),
};

export const deliver: Command = {
  id: "story.deliver",
  text: "do.deliver",
  keys: "Mod+Shift+Enter",
  reach: "room",
  possible: withStory,
  run: ({ dialogs }) => dialogs.show({ kind: "deliver" }),
};

export const outbox: Command = {
  id: "view.outbox",
  text: "do.outbox",
  keys: "",
  reach: "room",
  possible: () => true,
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
  keys: "",
  reach: "room",
  possible: withStory,
  run: ({ desk }) => {
    if (!desk.open) return;
    void copyWechat(desk.host, desk.open).then(
      () => {
        announce(t("do.copied"));
        desk.notices.tell("news", t("submit.copied"));
      },
      (thrown: unknown) =>
        isFailure(thrown) ? desk.notices.fail(thrown) : desk.notices.tell("news", t("submit.not_copied")),
    );
  },
};
