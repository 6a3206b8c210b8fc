// Commands for a whole story: begun, brought in, kept, sent out, taken back.

import { announce } from "../../parts/announce.svelte";
import { t } from "../../text/speak.svelte";
import { withStory, type Command } from "./command";
import { copyForWechat, deliver, outbox, outlets } from "./outlets";
import { printsSection } from "./prints";
import { deleteForEver, newOfKind, print, stationery } from "./rooms";

export const newStory: Command = {
  id: "story.new",
  text: "do.new",
  keys: "Mod+N",
  reach: "room",
  possible: () => true,
  run: ({ desk }) => void desk.newStory(),
};

export const importFiles: Command = {
  id: "story.import",
  text: "do.import",
  keys: "Mod+O",
  reach: "room",
  possible: ({ desk }) => !desk.importing.underWay,
  run: ({ desk, dialogs }) => void desk.importing.files().then((results) => dialogs.tellImport(results)),
};

export const nameVersion: Command = {
  id: "story.version",
  text: "do.name_version",
  keys: "Mod+S",
  reach: "room",
  possible: withStory,
  run: ({ dialogs }) => dialogs.show({ kind: "name-version" }),
};

export const exportStory: Command = {
  id: "story.export",
  text: "do.export",
  keys: "Mod+E",
  reach: "room",
  possible: withStory,
  run: ({ dialogs }) => dialogs.show({ kind: "export" }),
};

export const spike: Command = {
  id: "story.spike",
  text: "do.spike",
  keys: "",
  reach: "room",
  possible: ({ desk }) => desk.open !== null && desk.open.row.state !== "spiked",
  run: ({ desk }) => {
    if (desk.open) void desk.spike(desk.open.id).then((done) => done && announce(t("announce.spiked")));
  },
};

export const unspike: Command = {
  id: "story.unspike",
  text: "do.unspike",
  keys: "",
  reach: "room",
  possible: ({ desk }) => desk.open?.row.state === "spiked",
  run: ({ desk }) => {
    if (desk.open) void desk.unspike(desk.open.id).then((done) => done && announce(t("announce.unspiked")));
  },
};

export const closeWindow: Command = {
  id: "window.close",
  text: "do.close_window",
  keys: "Mod+Q",
  reach: "room",
  possible: () => true,
  run: ({ desk }) => void desk.closing.close(),
};

export const storyMenu = [
  [newStory, newOfKind, importFiles],
  [nameVersion, exportStory, copyForWechat, print],
  printsSection,
  [deliver, outbox],
  [stationery, outlets],
  [spike, unspike, deleteForEver],
  [closeWindow],
] as const;
