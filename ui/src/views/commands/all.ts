// The one list of commands. The menu bar, the palette, the keys and the buttons read it; nothing else can be asked.
// A new command goes into the file of its menu, or into a file of its own whose sections are named here.
// See docs/decisions/one-list-of-commands.md.

import type { Command, Menu } from "./command";
import { editMenu } from "./edit";
import { findingSections } from "./finding";
import { formatMenu } from "./format";
import { helpMenu } from "./help";
import { insertMenu } from "./insert";
import { reviewMenu } from "./review";
import { storyMenu } from "./story";
import { viewMenu } from "./view";
import { movingSections, writingSections } from "./writing";

export const MENUS: readonly Menu[] = [
  { id: "story", text: "menu.story", sections: [...storyMenu] },
  { id: "edit", text: "menu.edit", sections: [...editMenu, ...findingSections, ...movingSections] },
  { id: "insert", text: "menu.insert", sections: [...insertMenu] },
  { id: "format", text: "menu.format", sections: [...formatMenu] },
  { id: "review", text: "menu.review", sections: [...reviewMenu] },
  { id: "view", text: "menu.view", sections: [...writingSections, ...viewMenu] },
  { id: "help", text: "menu.help", sections: [...helpMenu] },
];

export const COMMANDS: readonly Command[] = MENUS.flatMap(({ sections }) => sections.flat());

export function byId(id: string): Command | undefined {
  return COMMANDS.find((command) => command.id === id);
}
