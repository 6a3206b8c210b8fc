// Commands for a whole story: new, import, versions, send, withdraw.

import { announce } from "../../parts/announce.svelte";
import { t } from "../../text/speak.svelte";
import DeleteDialog from "../trash/DeleteDialog.svelte";
import ExportDialog from "../dialogs/ExportDialog.svelte";
import NameVersionDialog from "../dialogs/NameVersionDialog.svelte";
import { tellImport } from "../dialogs/tell-import";
import { STORY } from "../front.svelte";
import KindsDialog from "../stationery/KindsDialog.svelte";
import type { Command, Tool } from "./command";
import { copyForWechat, deliver, outbox, outlets } from "./outlets";
import { printsSection } from "./prints";
import { stationery } from "./stationery";

export const newStory: Tool = {
  id: "story.new",
  text: "do.new",
  icon: "plus",
  key: "Mod+N",
  scope: "window",
  where: "anywhere",
  run: ({ desk }) => void desk.newStory(),
};

export const newOfKind: Tool = {
  id: "story.new_of_kind",
  text: "do.new_of_kind",
  icon: "down",
  key: "Mod+Shift+N",
  scope: "window",
  where: "anywhere",
  run: ({ dialogs }) => void dialogs.open(KindsDialog, { plain: newStory }),
};

export const importFiles: Command = {
  id: "story.import",
  text: "do.import",
  key: "Mod+O",
  scope: "window",
  where: "anywhere",
  possible: ({ desk }) => !desk.importing.underWay,
  run: ({ desk, dialogs }) => void desk.importing.files().then((results) => tellImport(dialogs, results)),
};

/** What is written is on disk by itself; who asks all the same gets a version, and is told its number. */
export const keepVersion: Command = {
  id: "story.keep_version",
  text: "do.keep_version",
  key: "Mod+S",
  scope: "window",
  where: STORY,
  run: ({ desk }) =>
    void desk.history?.name("").then(
      ({ number }) => announce(t("versions.kept", { n: number })),
      (thrown: unknown) => desk.notices.fail(thrown),
    ),
};

export const nameVersion: Command = {
  id: "story.version",
  text: "do.name_version",
  key: "Mod+Shift+S",
  scope: "window",
  where: STORY,
  run: ({ dialogs }) => void dialogs.open(NameVersionDialog),
};

export const exportStory: Command = {
  id: "story.export",
  text: "do.export",
  key: "Mod+E",
  scope: "window",
  where: STORY,
  run: ({ desk, dialogs }) => {
    if (desk.open) void dialogs.open(ExportDialog, { story: desk.open });
  },
};

export const print: Command = {
  id: "story.print",
  text: "do.print",
  key: "Mod+P",
  scope: "window",
  where: STORY,
  run: ({ desk }) => void desk.print(),
};

export const spike: Command = {
  id: "story.spike",
  text: "do.spike",
  key: "",
  scope: "window",
  where: STORY,
  possible: ({ desk }) => desk.open !== null && desk.open.row.state !== "spiked",
  run: ({ desk }) => {
    const id = desk.open?.id;
    if (id === undefined) return;
    const back = () => void desk.unspike(id).then((done) => done && announce(t("announce.unspiked")));
    void desk.spike(id).then((done) => done && announce(t("announce.spiked"), back));
  },
};

export const unspike: Command = {
  id: "story.unspike",
  text: "do.unspike",
  key: "",
  scope: "window",
  where: STORY,
  possible: ({ desk }) => desk.open?.row.state === "spiked",
  run: ({ desk }) => {
    if (desk.open) void desk.unspike(desk.open.id).then((done) => done && announce(t("announce.unspiked")));
  },
};

export const deleteForEver: Command = {
  id: "story.delete",
  text: "do.delete",
  key: "",
  scope: "window",
  where: STORY,
  possible: ({ desk }) => desk.open?.row.state === "spiked",
  run: ({ desk, dialogs }) => {
    if (desk.open) void dialogs.open(DeleteDialog, { id: desk.open.id });
  },
};

export const closeWindow: Command = {
  id: "window.close",
  text: "do.close_window",
  key: "Mod+Q",
  scope: "window",
  where: "anywhere",
  run: ({ desk }) => void desk.closing.close(),
};

export const storyMenu = [
  [newStory, newOfKind, importFiles],
  [keepVersion, nameVersion, exportStory, copyForWechat, print],
  printsSection,
  [deliver, outbox],
  [stationery, outlets],
  [spike, unspike, deleteForEver],
  [closeWindow],
] as const;
