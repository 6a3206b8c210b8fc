// The command for the contact sheet. Its own keys are in views/sheet/keys.ts: they mean something there alone.

import type { Front } from "../front.svelte";
import type { Command } from "./command";

const isShown = (front: Front) => front.kind === "sheet" || ("sheet" in front && front.sheet);

export const contactSheet: Command = {
  id: "view.sheet",
  text: "do.sheet",
  key: "Mod+Shift+E",
  scope: "window",
  where: "anywhere",
  possible: ({ desk, front }) => desk.open !== null && front.kind !== "revision",
  on: ({ front }) => isShown(front),
  run: ({ desk, panes, front }) => {
    if (!isShown(front)) {
      panes.outbox = false;
      panes.sheet.enter();
    } else {
      panes.sheet.leave();
      setTimeout(() => desk.open?.page.focus());
    }
  },
};
