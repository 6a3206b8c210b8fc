// The one list of commands. The menu bar, the palette, the keys and the buttons read it; there are no others.
// The commands of the contact sheet are in no menu: their keys apply among its photos alone.
// A new command goes into the file of its menu, or into a file of its own whose sections are named here.
// See docs/decisions/one-list-of-commands.md.

import type { Command, Menu } from "./command";
import { editMenu } from "./edit";
import { findingSections } from "./finding";
import { formatMenu } from "./format";
import { helpMenu } from "./help";
import { insertMenu } from "./insert";
import { reviewMenu } from "./review";
import { sheetSections } from "./sheet";
import { storyMenu } from "./story";
import { viewMenu } from "./view";
import { movingSections, writingSections } from "./writing";

export const MENUS: readonly Menu[] = [
  { id: "story", inBar: true, text: "menu.story", sections: [...storyMenu] },
  {
    id: "edit",
    inBar: true,
    text: "menu.edit",
    sections: [...editMenu, ...findingSections, ...movingSections],
  },
  { id: "insert", inBar: true, text: "menu.insert", sections: [...insertMenu] },
  { id: "format", inBar: true, text: "menu.format", sections: [...formatMenu] },
  { id: "review", inBar: true, text: "menu.review", sections: [...reviewMenu] },
  { id: "view", inBar: true, text: "menu.view", sections: [...writingSections, ...viewMenu] },
  { id: "help", inBar: true, text: "menu.help", sections: [...helpMenu] },
  { id: "sheet", inBar: false, text: "do.sheet", sections: [...sheetSections] },
];

export const COMMANDS: readonly Command[] = MENUS.flatMap(({ sections }) => sections.flat());

export function byId(id: string): Command | undefined {
  return COMMANDS.find((command) => command.id === id);
}
