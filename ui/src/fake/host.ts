// A newsroom in memory behind the same host as the real one, for tests of the page. It answers like the shell, refusals included, and
// keeps nothing. A page that is looked at in a browser works at the real newsroom: ipc/door.ts.

import type { Commands, MenuState, MenuTitle } from "../ipc/commands";
import { asFailure } from "../ipc/failure";
import type { Host } from "../ipc/host";
import { NEW_SETTINGS } from "../model/lists";
import type { Started } from "../ipc/types";
import type { Answers, Reports, Sendings } from "./answers";
import { fakeCaptions } from "./captions";
import { fakeDelivering } from "./delivering";
import { fakeDrawers } from "./drawers";
import { fakeExporting } from "./exporting";
import { fakeIntake } from "./intake";
import { fakeKeeping } from "./keeping";
import { FakeOutbox } from "./outbox";
import { FakeOutlets } from "./outlets";
import { fakePackages } from "./packages";
import { drawnUrl } from "./pictures";
import { readingsOf } from "./readings";
import { FakeReview } from "./review";
import { fakeReviewing } from "./reviewing";
import { failure, Room } from "./room";
import { blank, setScene, writerOf, type Scene } from "./scenes";
import { fakeStories } from "./stories";
import { FakeWindow } from "./window";

export type { Scene } from "./scenes";

export interface FakeHost extends Host {
  readonly room: Room;
  readonly review: FakeReview;
  readonly outbox: FakeOutbox;
  /** What the next call of a command fails with, once. */
  failNext(name: keyof Commands, code: Parameters<typeof failure>[0], says: string): void;
  /** Every command asked so far, in order. */
  readonly asked: string[];
  close(): void;
  /** Chooses a line of the menu bar. */
  choose(id: string): void;
  /** The menu bar as it was last put up, and how its lines stand. */
  readonly menus: MenuTitle[];
  readonly lines: Map<string, MenuState>;
}

export function fakeHost(
  scene: Scene = "desk",
  settings = NEW_SETTINGS,
  /** Milliseconds each step of an export takes. */
  pace = 40,
): FakeHost {
  let profile = writerOf(scene);
  let kept = settings;
  let damaged = scene === "damaged";
  const room = new Room(() => profile?.name ?? "");
  const review = new FakeReview(() => ({ name: profile?.name ?? "", unit: profile?.unit ?? "" }));
  const last = setScene(scene, room, review);

  const outbox = new FakeOutbox(pace);
  const delivering = fakeDelivering(room, new FakeOutlets(), outbox, pace);
  const exporting = fakeExporting(room, pace);
  const intake = fakeIntake(room, pace);
  const keeping = fakeKeeping();
  const packages = fakePackages(room, review, (name) => delivering.take(name));
  const reviewing = fakeReviewing(room, review);
  const stories = fakeStories(room, () => blank(profile));
  const frame = new FakeWindow();

  const started = (): Started => ({
    version: "0.1.0",
    store: "（浏览器内存）",
    profile,
    settings: kept,
    last_story: last,
    held_by: scene === "held" ? "galley-cli（进程 4711）" : null,
    disk_refuses: null,
  });
  const answers: Answers = {
    start: () => {
      if (damaged) throw failure("damaged", "稿件库已损坏（稿件库.sqlite3 第 12 页），没有打开。");
      return started();
    },
    rescue: () => ((damaged = false), started()),
    set_profile: (takes) => (profile = takes.profile),
    set_settings: (takes) => (kept = takes.settings),
    readings: ({ characters }) => readingsOf(characters),
    ...stories.answers,
    ...intake.answers,
    ...fakeCaptions(room),
    ...fakeDrawers(room, () => profile),
    ...reviewing.answers,
    ...packages.answers,
    ...delivering.answers,
    ...exporting.answers,
    ...frame.answers,
  };
  const reports: Reports = {
    ...intake.reports,
    ...packages.reports,
    ...delivering.reports,
    ...exporting.reports,
    ...keeping.reports,
  };
  const sendings: Sendings = { ...stories.sendings, ...intake.sendings, ...reviewing.sendings };

  const failing = new Map<keyof Commands, ReturnType<typeof failure>>();
  const asked: string[] = [];
  const arrive = async (name: keyof Commands, takes: object = {}): Promise<void> => {
    asked.push(name);
    await Promise.resolve();
    if ("id" in takes && "version" in takes) room.mean(String(takes.id), Number(takes.version));
    const fault = failing.get(name);
    failing.delete(name);
    if (fault) throw asFailure(fault, name);
  };

  return {
    readsClipboard: false,
    room,
    review,
    outbox,
    asked,
    failNext: (name, code, says) => void failing.set(name, failure(code, says)),
    choose: (id) => frame.commands.forEach((listener) => listener(id)),
    get menus() {
      return frame.menus;
    },
    lines: frame.lines,
    close: () => frame.closing.forEach((listener) => listener()),
    async ask(name, takes) {
      await arrive(name, takes);
      return structuredClone(answers[name](takes));
    },
    async follow(name, takes, heard) {
      await arrive(name, takes);
      return reports[name](takes, heard);
    },
    async send(name, body, headers) {
      await arrive(name);
      return structuredClone(sendings[name](headers, () => new TextDecoder().decode(body)));
    },
    photoUrl: (digest) => drawnUrl(digest),
    onClosing: (listener) => heardIn(frame.closing, listener),
    onCommand: (listener) => heardIn(frame.commands, listener),
    onFiles: () => () => undefined,
    onOutbox: (listener) => heardIn(outbox.listeners, listener),
    onDropped: () => () => undefined,
    zoom: (factor) => void (document.documentElement.style.zoom = String(factor)),
  };
}

function heardIn<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
