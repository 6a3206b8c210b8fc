// What one can do with the window as a whole. The menu, the buttons and the keys all read this one list.

import { t, type TextKey } from "../text/speak.svelte";
import { announce } from "../parts/announce.svelte";
import type { Room } from "./context";

export interface Action {
  text: TextKey;
  /** As KeyboardEvent has it: `key` in lower case, with Ctrl (or Command) held. */
  key?: string;
  shift?: boolean;
  possible(room: Room): boolean;
  run(room: Room): void;
}

const always = () => true;
const withStory = ({ desk }: Room) => desk.open !== null;

export const actions = {
  newStory: { text: "do.new", key: "n", possible: always, run: ({ desk }) => void desk.newStory() },
  importFiles: {
    text: "do.import",
    key: "o",
    possible: ({ desk }) => !desk.importing,
    run: ({ desk, dialogs }) =>
      void desk.importFiles().then((results) => {
        if (results.length > 0) dialogs.show({ kind: "import", results });
      }),
  },
  exportStory: {
    text: "do.export",
    key: "e",
    possible: withStory,
    run: ({ dialogs }) => dialogs.show({ kind: "export" }),
  },
  nameVersion: {
    text: "do.name_version",
    key: "s",
    possible: withStory,
    run: ({ dialogs }) => dialogs.show({ kind: "name-version" }),
  },
  spike: {
    text: "do.spike",
    possible: ({ desk }) => desk.open !== null && desk.open.row.state !== "spiked",
    run: ({ desk }) => {
      if (desk.open) void desk.spike(desk.open.id).then(() => announce(t("announce.spiked")));
    },
  },
  unspike: {
    text: "do.unspike",
    possible: ({ desk }) => desk.open?.row.state === "spiked",
    run: ({ desk }) => {
      if (desk.open) void desk.unspike(desk.open.id).then(() => announce(t("announce.unspiked")));
    },
  },
  find: {
    text: "do.find",
    key: "k",
    shift: true,
    possible: always,
    run: () => document.querySelector<HTMLElement>("[data-find]")?.focus(),
  },
  inspector: {
    text: "do.inspector",
    key: "\\",
    possible: withStory,
    run: ({ panes }) => (panes.inspector = !panes.inspector),
  },
  settings: {
    text: "do.settings",
    key: ",",
    possible: always,
    run: ({ dialogs }) => dialogs.show({ kind: "settings" }),
  },
} satisfies Record<string, Action>;

/** Ctrl+N, or what the action's key is called. */
export function shortcut(action: Action): string | undefined {
  if (action.key === undefined) return undefined;
  return `Ctrl+${action.shift ? "Shift+" : ""}${action.key.toUpperCase()}`;
}

/** The action a key asks for. A key that belongs to an input method asks for none. */
export function actionFor(event: KeyboardEvent): Action | undefined {
  if (event.isComposing || event.keyCode === 229 || event.altKey || !(event.ctrlKey || event.metaKey)) return;
  const all: Action[] = Object.values(actions);
  return all.find(
    (action) => action.key === event.key.toLowerCase() && (action.shift ?? false) === event.shiftKey,
  );
}
