import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { sceneHost } from "../testing/scene-host";
import type { Failure } from "../ipc/types";
import { Closing, PATIENCE, type Leaving } from "./closing.svelte";
import { Notices } from "./notices.svelte";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A story whose saves end as listed: true, false while the writer goes on typing, or a failure. */
function story(...ends: (boolean | Failure)[]): Leaving & { tried: number } {
  return {
    headline: "油茶",
    failure: null as Failure | null,
    tried: 0,
    async tryStored() {
      const end = ends[Math.min(this.tried++, ends.length - 1)] ?? true;
      (this as { failure: Failure | null }).failure = typeof end === "boolean" ? null : end;
      return end === true;
    },
  };
}
function window(...stories: Leaving[]) {
  const host = sceneHost("new");
  return { host, closing: new Closing(host, new Notices(), () => stories) };
}
const full: Failure = { code: "disk_full", says: "磁盘已满。" };

test("the page answers first, then saves, then closes", async () => {
  const { host, closing } = window(story(true));
  await closing.close();
  expect(host.asked).toEqual(["keep_open", "close_window"]);
  expect(closing.unsaved).toEqual([]);
});

test("what is typed during the last save is saved too", async () => {
  const typing = story(false, false, true);
  const { host, closing } = window(typing);
  await closing.close();
  expect(typing.tried).toBe(3);
  expect(host.asked).toContain("close_window");
});

test("one story of several that cannot be saved keeps the window open", async () => {
  const { host, closing } = window(story(true), story(full, true));
  await closing.close();
  expect(host.asked).not.toContain("close_window");
  expect(closing.unsaved).toEqual([{ headline: "油茶", failure: full }]);
  await closing.close();
  expect(host.asked).toContain("close_window");
});

test("a save that hangs is told, and a second press of the close button answers too", async () => {
  const slow: Leaving = { headline: "", failure: null, tryStored: () => new Promise(() => undefined) };
  const { host, closing } = window(slow);
  void closing.close();
  await vi.advanceTimersByTimeAsync(PATIENCE - 1);
  expect(closing.waiting).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(closing.waiting).toBe(true);
  await closing.close();
  expect(host.asked).toEqual(["keep_open", "keep_open"]);
  await closing.closeAnyway();
  expect(host.asked.at(-1)).toBe("close_window");
});
