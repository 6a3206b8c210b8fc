// The manual's pages of keys, written from the list of commands: `npm test -- manual-keys --update` writes them anew.

import { afterEach, expect, test } from "vitest";

import { TONGUES, type Language } from "../../text/language";
import { speak } from "../../text/speak.svelte";
import { MENUS } from "./all";
import { formatChord } from "./chord";
import { commandLabel, menuName, type Command } from "./command";
import { keyOf } from "./keymap";

afterEach(() => speak("zh"));

/** What only this page says, in each language. */
const WORDS = {
  zh: {
    title: "快捷键",
    says: "出厂的按键。在【帮助】→【快捷键…】里可以查，也可以改。在 Mac 上，`Ctrl` 是 `⌘`。",
    head: ["命令", "按键"],
    control: (name: string) => `【${name}】`,
  },
  en: {
    title: "Keys",
    says: "The keys as Galley comes. **Help** → **Keyboard shortcuts…** shows and changes them. On a Mac, `Ctrl` is `⌘`.",
    head: ["Command", "Key"],
    control: (name: string) => `**${name}**`,
  },
} as const satisfies Record<Language, unknown>;

test.each(TONGUES)("the manual lists every key there is: %s", async (tongue) => {
  speak(tongue);
  await expect(page(tongue)).toMatchFileSnapshot(`../../../../docs/manual/${tongue}/keys.md`);
});

function page(tongue: Language): string {
  const { title, says, head, control } = WORDS[tongue];
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const line = (command: Command) =>
    row([control(commandLabel(command)), `\`${formatChord(keyOf(command, {}))}\``]);
  const menus = MENUS.map((menu) => ({
    name: menuName(menu),
    keyed: menu.sections.flat().filter((command) => keyOf(command, {}) !== ""),
  })).filter(({ keyed }) => keyed.length > 0);
  const sections = menus.map(({ name, keyed }) =>
    [`## ${name}`, "", row(head), "|---|---|", ...keyed.map(line)].join("\n"),
  );
  return `${[`# ${title}`, says, ...sections].join("\n\n")}\n`;
}
