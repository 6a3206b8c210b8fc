// Every sentence of the window, by its key. A file holds one subject: all keys of its prefixes, and both languages of each side by side.
// `{name}` is filled in; a bar separates the forms for one and for many, which Chinese does not need.

import { batch } from "./batch";
import { checkup } from "./checkup";
import { commands } from "./commands";
import { delivery } from "./delivery";
import { exporting } from "./exporting";
import { frame } from "./frame";
import { framing } from "./framing";
import { importing } from "./importing";
import { info } from "./info";
import { list } from "./list";
import { outlets } from "./outlets";
import { page } from "./page";
import { palette } from "./palette";
import { people } from "./people";
import { photos } from "./photos";
import { prints } from "./prints";
import { profile } from "./profile";
import { reading } from "./reading";
import { review } from "./review";
import { sending } from "./sending";
import { settings } from "./settings";
import { sheet } from "./sheet";
import { signing } from "./signing";
import { stationery } from "./stationery";
import { trash } from "./trash";
import { versions } from "./versions";
import { writing } from "./writing";

/** By subject: a prefix of keys is in one file. */
export const SUBJECTS = {
  frame,
  commands,
  palette,
  list,
  page,
  writing,
  photos,
  framing,
  sheet,
  batch,
  prints,
  info,
  versions,
  stationery,
  reading,
  trash,
  outlets,
  profile,
  delivery,
  review,
  sending,
  signing,
  people,
  settings,
  exporting,
  importing,
  checkup,
};

export const texts = {
  ...frame,
  ...commands,
  ...palette,
  ...list,
  ...page,
  ...writing,
  ...photos,
  ...framing,
  ...sheet,
  ...batch,
  ...prints,
  ...info,
  ...versions,
  ...stationery,
  ...reading,
  ...trash,
  ...outlets,
  ...profile,
  ...delivery,
  ...review,
  ...sending,
  ...signing,
  ...people,
  ...settings,
  ...exporting,
  ...importing,
  ...checkup,
};

export type TextKey = keyof typeof texts;
