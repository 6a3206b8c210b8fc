// Every sentence of the window in Chinese. These keys are the source: en.ts must have the same ones.
// `{name}` is filled in; a bar separates the forms for one and for many, which Chinese does not need.
// One file a room.

import { commands } from "./zh/commands";
import { dialogs } from "./zh/dialogs";
import { filing } from "./zh/filing";
import { frame } from "./zh/frame";
import { info } from "./zh/info";
import { list } from "./zh/list";
import { outlets } from "./zh/outlets";
import { page } from "./zh/page";
import { photos } from "./zh/photos";
import { prints } from "./zh/prints";
import { review } from "./zh/review";
import { rooms } from "./zh/rooms";
import { sheet } from "./zh/sheet";
import { versions } from "./zh/versions";
import { writing } from "./zh/writing";

export const zh = {
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
