// Test support: a host that gives the answers of a scene. A real newsroom wrote them (tests/tidy/scenes.rs); what a scene lacks,
// the test that needs it answers itself, in a line. Nothing here knows what a newsroom does.

import type { Commands, MenuState, MenuTitle } from "../ipc/commands";
import { asFailure } from "../ipc/failure";
import type { AskedName, FollowedName, Host, RawName } from "../ipc/host";
import type { Carried, Content, Failure } from "../ipc/types";
import scenes from "./scenes.json";

export type SceneName = keyof typeof scenes;

interface Answer {
  name: string;
  takes: Record<string, unknown>;
  gives?: unknown;
  fails?: Failure;
}

/** What a test knows a command to be asked with: `takes` or `headers`, a message's listener, and the body as text. */
type Asked<Name extends keyof Commands> = Commands[Name] extends { headers: infer Headers }
  ? Headers
  : Commands[Name] extends { takes: infer Takes }
    ? Takes
    : never;
type Heard<Name extends keyof Commands> = Commands[Name] extends { heard: infer Message }
  ? (message: Message) => void
  : () => string;
type Stub<Name extends keyof Commands> = (
  takes: Asked<Name>,
  more: Heard<Name>,
) => Commands[Name]["gives"] | Promise<Commands[Name]["gives"]>;

/** What the shell itself answers, whatever is in the store. */
const SHELL: { [Name in keyof Commands]?: Stub<Name> } = {
  set_settings: ({ settings }) => settings,
  set_profile: ({ profile }) => profile,
  readings: () => ({}),
  save_place: () => null,
  lead_photos: () => [],
  import_waiting: () => [],
  packages_waiting: () => [],
  cancel_intake: () => null,
  cancel_export: () => null,
  photo_seen: () => null,
  reveal: () => null,
  print_story: () => null,
  print_approval: () => null,
  print_proof_sheet: () => null,
  choose_folder: () => "/home/linxi/投稿",
  choose_package: () => "/home/linxi/下载/河西油茶采收-送审.zip",
  choose_captions: () => "/home/linxi/图片说明表.csv",
  has_secret: () => false,
  signing_readiness: () => "ready",
  set_title: () => null,
  set_menu: () => null,
  update_menu: () => null,
  full_screen: ({ on }) => on,
  keep_open: () => null,
  close_window: () => null,
  was_reopened: () => false,
  edit: () => null,
};

export interface SceneHost extends Host {
  /** Every command asked so far, in order. */
  readonly asked: string[];
  /** What a command was asked with, each time. */
  takes<Name extends keyof Commands>(name: Name): Asked<Name>[];
  /** The content that was sent last to be saved. */
  saved(): Content;
  /** What the scene answers, where several answers differ by what was asked. */
  golden<Name extends keyof Commands>(name: Name, takes?: Record<string, unknown>): Commands[Name]["gives"];
  /** Answers a command from now on. */
  on<Name extends keyof Commands>(name: Name, stub: Stub<Name>): void;
  /** What the next call of a command fails with, once. */
  failNext(name: keyof Commands, code: Failure["code"], says: string): void;
  close(): void;
  /** Chooses a line of the menu bar. */
  choose(id: string): void;
  /** Sends the state of a delivery, as the courier does. */
  carry(carried: Partial<Carried>): void;
  /** The menu bar as it was last put up, and how its lines are. */
  menus(): MenuTitle[];
  line(id: string): MenuState | undefined;
}

export function sceneHost(scene: SceneName = "desk"): SceneHost {
  const answers = [...(scenes[scene] as Answer[]), ...(scenes.new as Answer[])];
  const stubs = new Map<string, Stub<never>>();
  const failing = new Map<string, Failure>();
  const calls: { name: string; takes: unknown; body: string }[] = [];
  const closing = new Set<() => void>();
  const commands = new Set<(id: string) => void>();
  const couriers = new Set<(carried: Carried) => void>();
  const files = new Set<() => void>();

  const find = (name: string, takes: object): Answer | undefined =>
    answers.find((one) => one.name === name && isPartOf(one.takes, takes));

  async function answer(name: keyof Commands, takes: object, more: unknown, body = ""): Promise<never> {
    calls.push({ name, takes, body });
    await Promise.resolve();
    const fails = failing.get(name);
    failing.delete(name);
    if (fails) throw asFailure(fails, name);
    const stub = stubs.get(name) ?? (SHELL[name] as Stub<never> | undefined);
    if (stub) return structuredClone(await stub(takes as never, more as never));
    const golden = find(name, takes);
    if (!golden)
      throw new Error(`the scene ${scene} has no answer to ${name} ${JSON.stringify(takes).slice(0, 200)}`);
    if (golden.fails) throw asFailure(golden.fails, name);
    return structuredClone(golden.gives) as never;
  }

  return {
    readsClipboard: false,
    get asked() {
      return calls.map(({ name }) => name);
    },
    takes: (name) => calls.filter((call) => call.name === name).map(({ takes }) => takes as never),
    saved() {
      const saves = calls.filter(({ name }) => name === "save_working" || name === "save_decided");
      const sent = JSON.parse(saves.at(-1)?.body ?? "null") as Content | { content: Content } | null;
      if (sent === null) throw new Error("nothing was saved yet");
      return "content" in sent ? sent.content : sent;
    },
    golden(name, takes = {}) {
      const found = answers.find((one) => one.name === name && isPartOf(takes, one.takes));
      if (!found) throw new Error(`the scene ${scene} has no answer to ${name} ${JSON.stringify(takes)}`);
      return structuredClone(found.gives) as never;
    },
    on: (name, stub) => void stubs.set(name, stub as Stub<never>),
    failNext: (name, code, says) => void failing.set(name, { code, says }),
    close: () => closing.forEach((listener) => listener()),
    choose: (id) => commands.forEach((listener) => listener(id)),
    carry: (carried) =>
      couriers.forEach((listener) =>
        listener({
          id: "",
          stage: null,
          done: 0,
          total: 0,
          delivery: null,
          story: null,
          trouble: null,
          ...carried,
        }),
      ),
    menus: () => (calls.findLast(({ name }) => name === "set_menu")?.takes as { menus: MenuTitle[] }).menus,
    line(id) {
      const put = calls.flatMap(({ name, takes }): MenuState[] => {
        if (name === "set_menu")
          return (takes as { menus: MenuTitle[] }).menus.flatMap(({ sections }) => sections.flat());
        return name === "update_menu" ? (takes as { states: MenuState[] }).states : [];
      });
      return put.findLast((line) => line.id === id);
    },
    ask: <Name extends AskedName>(name: Name, takes: Commands[Name]["takes"]) =>
      answer(name, takes, undefined),
    follow: <Name extends FollowedName>(
      name: Name,
      takes: Commands[Name]["takes"],
      heard: (message: Commands[Name]["heard"]) => void,
    ) => answer(name, takes, heard),
    send<Name extends RawName>(name: Name, body: Uint8Array, headers: Commands[Name]["headers"]) {
      const text = new TextDecoder().decode(body);
      return answer(name, headers, () => text, text);
    },
    photoUrl: (digest) => `photo:${digest}`,
    onClosing: (listener) => listening(closing, listener),
    onCommand: (listener) => listening(commands, listener),
    onFiles: (listener) => listening(files, listener),
    onOutbox: (listener) => listening(couriers, listener),
    onDropped: () => () => undefined,
    zoom: (factor) => void (document.documentElement.style.zoom = String(factor)),
  };
}

/** Whether everything that `part` says, `whole` says too. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (typeof part !== "object" || part === null || typeof whole !== "object" || whole === null)
    return part === whole;
  if (Array.isArray(part))
    return (
      Array.isArray(whole) &&
      part.length === whole.length &&
      part.every((one, at) => isPartOf(one, whole[at]))
    );
  return Object.entries(part).every(([name, value]) =>
    isPartOf(value, (whole as Record<string, unknown>)[name]),
  );
}

function listening<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
