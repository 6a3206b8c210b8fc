// The command for the contact sheet. Its own keys are in views/sheet/keys.ts: they mean something there alone.

import type { Command } from "./command";

export const contactSheet: Command = {
  id: "view.sheet",
  text: "do.sheet",
  keys: "Mod+Shift+E",
  reach: "room",
  possible: ({ desk }) => desk.open !== null && !desk.history?.seen,
  on: ({ panes }) => panes.sheet.open && !panes.outbox,
  run: ({ desk, panes }) => {
    if (!panes.sheet.open || panes.outbox) {
      panes.outbox = false;
      panes.sheet.enter();
    } else {
      panes.sheet.leave();
      setTimeout(() => desk.open?.page.focus());
    }
  },
};
