// Every sentence of the window in English, under the keys of zh.ts. A bar separates the forms for one and for many.
// One file a room.

import { commands } from "./en/commands";
import { dialogs } from "./en/dialogs";
import { filing } from "./en/filing";
import { frame } from "./en/frame";
import { info } from "./en/info";
import { list } from "./en/list";
import { outlets } from "./en/outlets";
import { page } from "./en/page";
import { photos } from "./en/photos";
import { prints } from "./en/prints";
import { review } from "./en/review";
import { rooms } from "./en/rooms";
import { sheet } from "./en/sheet";
import { versions } from "./en/versions";
import { writing } from "./en/writing";
import type { zh } from "./zh";

export const en: Record<keyof typeof zh, string> = {
  ...frame,
  ...list,
  ...page,
  ...photos,
  ...info,
  ...versions,
  ...sheet,
  ...prints,
  ...writing,
  ...rooms,
  ...outlets,
  ...filing,
  ...review,
  ...dialogs,
  ...commands,
};
