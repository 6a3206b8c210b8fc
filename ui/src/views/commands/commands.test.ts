// The registry as a whole: the rules for every command there is.

import { afterEach, expect, test } from "vitest";

import { speak } from "../../text/speak.svelte";
import { COMMANDS, MENUS } from "./all";
import { chordOf, partsOf, formatChord } from "./chord";
import { commandLabel, scopesMeet } from "./command";
import { chordsOf, commandOf } from "./keymap";

afterEach(() => speak("zh"));

test("every command stands in one menu, under an id of its own", () => {
  const ids = COMMANDS.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(40);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { sections } of MENUS) expect(sections.every((section) => section.length > 0)).toBe(true);
});

test("no two commands are called the same in either language, and every place in a name is filled", () => {
  for (const language of ["zh", "en"] as const) {
    speak(language);
    const names = COMMANDS.map((command) => commandLabel(command));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.filter((name) => /[{}]/.test(name))).toEqual([]);
  }
});

test("no default key means two commands in one place", () => {
  const chords = COMMANDS.flatMap(({ id, scope, ...rest }) =>
    chordsOf({ id, scope, ...rest }, {}).map((chord) => ({ id, scope, chord })),
  );
  const twice = chords.filter((one) =>
    chords.some((other) => one !== other && one.chord === other.chord && scopesMeet(one.scope, other.scope)),
  );
  expect(twice).toEqual([]);
});

test("a changed key means its command, the old one means nothing, and a taken one what was chosen by hand", () => {
  expect(commandOf("Mod+N", {}, COMMANDS)?.id).toBe("story.new");
  expect(commandOf("Mod+N", { "story.new": "Mod+J" }, COMMANDS)).toBeUndefined();
  expect(commandOf("Mod+J", { "story.new": "Mod+J" }, COMMANDS)?.id).toBe("story.new");
  expect(commandOf("Mod+N", { "story.new": "" }, COMMANDS)).toBeUndefined();
  expect(commandOf("Mod+Y", { "page.redo": "Mod+J" }, COMMANDS)).toBeUndefined();
  expect(commandOf("Mod+B", { "story.new": "Mod+B" }, COMMANDS)?.id).toBe("story.new");
});

const press = (key: string, more: KeyboardEventInit = {}) =>
  chordOf(new KeyboardEvent("keydown", { key, ...more }));

test("a key is what stands on it, whatever Shift and Alt make of it", () => {
  expect(press("n", { ctrlKey: true })).toBe("Mod+N");
  expect(press("P", { ctrlKey: true, shiftKey: true })).toBe("Mod+Shift+P");
  expect(press("*", { ctrlKey: true, shiftKey: true, keyCode: 56 })).toBe("Mod+Shift+8");
  expect(press("¡", { ctrlKey: true, altKey: true, keyCode: 49 })).toBe("Mod+Alt+1");
  expect(press("+", { ctrlKey: true, shiftKey: true, keyCode: 187 })).toBe("Mod+Shift+=");
  expect(press("+", { ctrlKey: true, keyCode: 107 })).toBe("Mod+Plus");
  expect(press("F11")).toBe("F11");
  expect(press("ArrowDown", { altKey: true })).toBe("Alt+Down");
  expect(press("Control", { ctrlKey: true })).toBeNull();
});

test("a key the input method has is no key of ours", () => {
  expect(press("n", { ctrlKey: true, keyCode: 229 })).toBeNull();
  expect(press("n", { ctrlKey: true, isComposing: true })).toBeNull();
  expect(press("Process", { ctrlKey: true })).toBeNull();
});

test("a chord is taken apart and written as people write it", () => {
  expect(partsOf("Mod+Shift+Plus")).toEqual({ held: ["Mod", "Shift"], key: "Plus" });
  expect(formatChord("Mod+Shift+Plus")).toBe("Ctrl+Shift++");
  expect(formatChord("Mod+\\")).toBe("Ctrl+\\");
  expect(formatChord("")).toBe("");
});
