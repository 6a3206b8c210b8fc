// Commands of the contact sheet: the way there, and what is done with the photos on it. Their keys are letters, for going
// through a card on the keyboard, and apply among its photos alone. Arrows and stars are in views/sheet/keys.ts.

import type { IconName } from "../../parts/icons";
import type { TextKey } from "../../text/speak.svelte";
import type { AppContext } from "../context";
import { PRESENT, type Front } from "../front.svelte";
import FramingDialog from "../framing/FramingDialog.svelte";
import type { SheetActions } from "../sheet/actions";
import BatchDialog from "../sheet/BatchDialog.svelte";
import ExchangeDialog from "../sheet/ExchangeDialog.svelte";
import { withIcon, type Command, type Tool } from "./command";

const isShown = (front: Front) => front.kind === "sheet" || ("sheet" in front && front.sheet);

export const contactSheet: Tool = {
  id: "view.sheet",
  text: "do.sheet",
  icon: "sheet",
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

/** A command that is possible while the sheet is open. */
function ofSheet(
  id: string,
  text: TextKey,
  key: string,
  run: (acts: SheetActions, app: AppContext) => unknown,
  more: Partial<Command> = {},
): Command {
  return {
    id: `sheet.${id}`,
    text,
    key,
    scope: "sheet",
    where: PRESENT,
    possible: ({ acts }) => acts !== null,
    run: (app) => void (app.acts && run(app.acts, app)),
    ...more,
  };
}

/** One for the photos that are chosen. */
function ofPhotos(...[id, text, key, run, more]: Parameters<typeof ofSheet>): Command {
  return ofSheet(id, text, key, run, { possible: ({ acts }) => acts?.any ?? false, ...more });
}

const tool = (icon: IconName, ...[id, text, key, run, more]: Parameters<typeof ofSheet>): Tool =>
  withIcon(icon, ofPhotos(id, text, key, run, more));

const pick = ofPhotos("pick", "do.pick_photo", "P", (acts) => acts.pick("picked"), { short: "key.pick" });
const reject = ofPhotos("reject", "do.reject_photo", "X", (acts) => acts.pick("rejected"), {
  short: "key.reject",
});
const unflag = ofPhotos("unflag", "do.unflag_photo", "U", (acts) => acts.pick("open"), {
  short: "key.unflag",
});

const write = ofPhotos("write", "do.write_caption", "Enter", (acts) => acts.write(), { short: "key.write" });

export const grid = withIcon(
  "sheet",
  ofSheet("grid", "sheet.grid", "", (acts) => acts.look("grid"), {
    on: ({ panes }) => panes.sheet.look === "grid",
  }),
);
export const loupe = tool("loupe", "loupe", "sheet.loupe", "Space", (acts) => acts.look("loupe"), {
  short: "key.loupe",
  on: ({ panes }) => panes.sheet.look === "loupe",
});
const fullSize = ofPhotos("full_size", "do.full_size", "Z", (acts) => acts.zoom(), {
  short: "key.full_size",
});
export const compare = tool("two", "compare", "sheet.compare", "C", (acts) => acts.compare(), {
  short: "key.compare",
  on: ({ panes }) => panes.sheet.look === "compare",
});
export const beside = withIcon(
  "panel",
  ofSheet("beside", "sheet.beside", "", (_, { panes }) => (panes.sheet.beside = !panes.sheet.beside), {
    on: ({ panes }) => panes.sheet.beside,
  }),
);

export const smaller = ofSheet(
  "smaller",
  "do.smaller_photos",
  "-",
  (_, { panes }) => (panes.sheet.size -= 1),
  {
    short: "key.size",
  },
);
export const larger = ofSheet(
  "larger",
  "do.larger_photos",
  "Plus",
  (_, { panes }) => (panes.sheet.size += 1),
  {
    short: "key.size",
    also: ["=", "Shift+=", "Shift+Plus"],
  },
);
const nextSort = ofSheet("sort", "do.next_sort", "S", (_, { panes }) => panes.sheet.nextSort(), {
  short: "key.sort",
});
export const nextFilter = ofSheet(
  "filter",
  "do.next_filter",
  "F",
  (_, { panes }) => panes.sheet.nextFilter(),
  {
    short: "key.filter",
  },
);

export const place = tool("from_tray", "place", "sheet.place", "I", (acts) => acts.place(), {
  short: "key.place",
});
export const toTray = tool("to_tray", "to_tray", "sheet.to_tray", "T", (acts) => acts.toTray());
export const turnLeft = tool("turn_left", "turn_left", "framing.left", "[", (acts) => acts.turn(3), {
  short: "key.turn",
});
export const turnRight = tool("turn_right", "turn_right", "framing.right", "]", (acts) => acts.turn(1), {
  short: "key.turn",
});
const crop = ofPhotos(
  "crop",
  "framing.open",
  "K",
  ({ figure }, { desk, dialogs }) => {
    if (desk.open && figure?.photo) void dialogs.open(FramingDialog, { story: desk.open, figure });
  },
  { short: "key.crop" },
);
const faces = ofPhotos(
  "faces",
  "sheet.marking",
  "M",
  (_, { panes }) => (panes.sheet.marking = !panes.sheet.marking),
  { on: ({ panes }) => panes.sheet.marking },
);
export const batch = tool(
  "many",
  "batch",
  "sheet.batch",
  "B",
  (acts, { desk, dialogs }) => {
    if (desk.open) void dialogs.open(BatchDialog, { story: desk.open, ids: acts.ids() });
  },
  { short: "key.batch" },
);
export const replace = tool("swap", "replace", "sheet.replace", "R", (acts, { dialogs }) =>
  acts.replace((photo, differing) => dialogs.open(ExchangeDialog, { photo, differing })),
);
export const remove = tool("remove", "remove", "photos.remove", "Delete", (acts) => acts.remove());

const earlier = ofPhotos("earlier", "do.photo_earlier", "Alt+Left", (acts) => acts.shift(-1), {
  short: "key.order",
  also: ["Alt+Up"],
});
const later = ofPhotos("later", "do.photo_later", "Alt+Right", (acts) => acts.shift(1), {
  short: "key.order",
  also: ["Alt+Down"],
});

const all = ofPhotos("all", "do.all_photos", "Mod+A", (acts) => acts.all());
const copyFacts = ofPhotos("copy", "do.copy_facts", "Mod+C", (acts) => acts.copy());
const pasteFacts = ofPhotos("paste", "do.paste_facts", "Mod+V", (acts) => acts.paste());
export const stepBack = ofSheet("back", "do.step_back", "Escape", (acts) => acts.back());

export const sheetSections = [
  [pick, reject, unflag],
  [write],
  [loupe, fullSize, compare, grid, beside],
  [smaller, larger, nextSort, nextFilter],
  [place, toTray],
  [earlier, later],
  [crop, faces, turnLeft, turnRight],
  [batch, replace, remove],
  [all, copyFacts, pasteFacts],
  [stepBack],
] as const;
