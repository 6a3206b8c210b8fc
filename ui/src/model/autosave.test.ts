import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { emptyContent } from "../testing/new-content";
import type { Content, Failure, Saved } from "../ipc/types";
import { Autosave, FIRST_RETRY, LONGEST, QUIET } from "./autosave";

/** A disk that remembers every write and can be told to hold or refuse one, or to hold a version from another writer. */
class Disk {
  writes: { story: string; replaces: number; headline: string }[] = [];
  version = 1;
  refuse: Failure | null = null;
  hold: Promise<void> | null = null;
  inFlight = 0;
  mostInFlight = 0;
  kept: number[] = [];

  async save(story: string, replaces: number, content: Content): Promise<Saved> {
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
    if (this.hold) await this.hold;
    this.inFlight -= 1;
    if (this.refuse) throw this.refuse;
    const stale: Failure = { code: "stale", says: "written elsewhere" };
    if (replaces !== this.version) throw stale;
    this.version += 1;
    this.writes.push({ story, replaces, headline: content.headline });
    return { version: this.version, at: "2026-11-23T14:02:11+08:00" } as Saved;
  }

  async keepBoth(): Promise<number> {
    this.kept.push(this.version);
    return this.version;
  }
}

function typing(disk: Disk, story = "a") {
  let text = "";
  const autosave = new Autosave(
    story,
    disk.version,
    () => ({ ...emptyContent(), headline: text }),
    disk,
    () => undefined,
  );
  const type = (more: string) => {
    text += more;
    autosave.changed();
  };
  return { autosave, type };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("while the writer types", () => {
  test("a change is sent 400 ms after the last key, once", async () => {
    const disk = new Disk();
    const { type } = typing(disk);
    type("清");
    await vi.advanceTimersByTimeAsync(QUIET - 1);
    type("样");
    await vi.advanceTimersByTimeAsync(QUIET - 1);
    expect(disk.writes).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(disk.writes.map((write) => write.headline)).toEqual(["清样"]);
  });

  test("somebody who never pauses is saved at least once a second", async () => {
    const disk = new Disk();
    const { type } = typing(disk);
    for (let key = 0; key < 40; key++) {
      type("字");
      await vi.advanceTimersByTimeAsync(100);
    }
    const lengths = disk.writes.map((write) => write.headline.length);
    expect(lengths.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...lengths.map((length, at) => length - (lengths[at - 1] ?? 0)))).toBeLessThanOrEqual(
      LONGEST / 100 + 1,
    );
  });

  test("only one request is in flight, and what was typed meanwhile follows it", async () => {
    const disk = new Disk();
    let letGo = () => {};
    disk.hold = new Promise((done) => (letGo = done));
    const { type } = typing(disk);
    type("一");
    await vi.advanceTimersByTimeAsync(QUIET);
    type("二");
    await vi.advanceTimersByTimeAsync(5 * LONGEST);
    expect(disk.mostInFlight).toBe(1);
    letGo();
    disk.hold = null;
    await vi.advanceTimersByTimeAsync(LONGEST);
    expect(disk.writes.map((write) => write.headline)).toEqual(["一", "一二"]);
  });

  test("each save names the version it replaces", async () => {
    const disk = new Disk();
    const { type, autosave } = typing(disk);
    for (const word of ["一", "二", "三"]) {
      type(word);
      await autosave.stored();
    }
    expect(disk.writes.map((write) => write.replaces)).toEqual([1, 2, 3]);
  });
});

describe("when the writer switches or closes", () => {
  test("whoever waits for it is sent for at once and told the version on disk", async () => {
    const disk = new Disk();
    const { type, autosave } = typing(disk);
    type("最后一句");
    expect(autosave.settled).toBe(false);
    expect(await autosave.stored()).toBe(disk.version);
    expect(disk.writes.map((write) => write.headline)).toEqual(["最后一句"]);
    await vi.advanceTimersByTimeAsync(10 * LONGEST);
    expect(disk.writes).toHaveLength(1);
  });

  test("what was typed during a request is sent before anybody is told that it is stored", async () => {
    const disk = new Disk();
    let letGo = () => {};
    disk.hold = new Promise((done) => (letGo = done));
    const { type, autosave } = typing(disk);
    type("一");
    await vi.advanceTimersByTimeAsync(QUIET);
    type("二");
    const stored = autosave.stored();
    letGo();
    disk.hold = null;
    expect(await stored).toBe(disk.version);
    expect(disk.writes.at(-1)?.headline).toBe("一二");
  });

  test("two who wait are both told only once the last word is on disk", async () => {
    const disk = new Disk();
    let letGo = () => {};
    disk.hold = new Promise((done) => (letGo = done));
    const { type, autosave } = typing(disk);
    type("一");
    await vi.advanceTimersByTimeAsync(QUIET);
    type("二");
    const both = [autosave.stored(), autosave.stored()].map((stored) =>
      stored.then(() => disk.writes.at(-1)?.headline),
    );
    letGo();
    expect(await Promise.all(both)).toEqual(["一二", "一二"]);
    expect(disk.writes).toHaveLength(2);
  });

  test("a story that is let go is saved no more, whatever still waits", async () => {
    const disk = new Disk();
    disk.refuse = { code: "not_found", says: "There is no such story." };
    const tries = vi.spyOn(disk, "save");
    const { type, autosave } = typing(disk);
    type("稿");
    await vi.advanceTimersByTimeAsync(QUIET);
    autosave.stop();
    type("件");
    await vi.advanceTimersByTimeAsync(100 * LONGEST);
    expect(tries).toHaveBeenCalledOnce();
  });

  test("text typed into one story is never written to another", async () => {
    const [one, two] = [new Disk(), new Disk()];
    const first = typing(one, "first");
    const second = typing(two, "second");
    first.type("甲");
    second.type("乙");
    await vi.advanceTimersByTimeAsync(LONGEST);
    expect(one.writes).toEqual([{ story: "first", replaces: 1, headline: "甲" }]);
    expect(two.writes).toEqual([{ story: "second", replaces: 1, headline: "乙" }]);
  });
});

describe("when the disk refuses", () => {
  test("the text is kept and tried again, more slowly each time, until it is in", async () => {
    const disk = new Disk();
    disk.refuse = { code: "disk_full", says: "The disk is full." };
    const { type, autosave } = typing(disk);
    type("稿");
    await vi.advanceTimersByTimeAsync(QUIET);
    expect(autosave.failure?.code).toBe("disk_full");
    expect(autosave.settled).toBe(false);
    const tries = vi.spyOn(disk, "save");
    await vi.advanceTimersByTimeAsync(FIRST_RETRY);
    expect(tries).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(FIRST_RETRY);
    expect(tries).toHaveBeenCalledTimes(1);
    disk.refuse = null;
    await vi.advanceTimersByTimeAsync(FIRST_RETRY);
    expect(disk.writes.map((write) => write.headline)).toEqual(["稿"]);
    expect(autosave.failure).toBeNull();
  });

  test("a disk that was full for minutes is noticed within ten seconds of having room again", async () => {
    const disk = new Disk();
    disk.refuse = { code: "disk_full", says: "The disk is full." };
    const { type, autosave } = typing(disk);
    type("稿");
    await vi.advanceTimersByTimeAsync(300_000);
    expect(autosave.failure?.code).toBe("disk_full");
    const tries = vi.spyOn(disk, "save");
    for (let seconds = 10; seconds <= 60; seconds += 10) {
      tries.mockClear();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(tries, `after ${String(seconds)} seconds more`).toHaveBeenCalled();
    }
    disk.refuse = null;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(disk.writes.map((write) => write.headline)).toEqual(["稿"]);
  });

  test("typing on does not hammer a full disk", async () => {
    const disk = new Disk();
    disk.refuse = { code: "disk_full", says: "The disk is full." };
    const tries = vi.spyOn(disk, "save");
    const { type } = typing(disk);
    for (let key = 0; key < 100; key++) {
      type("字");
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(tries.mock.calls.length).toBeLessThanOrEqual(5);
  });

  test("what could not be saved is told to whoever waits for it", async () => {
    const disk = new Disk();
    disk.refuse = { code: "read_only", says: "The folder is read-only." };
    const { type, autosave } = typing(disk);
    type("稿");
    await expect(autosave.stored()).rejects.toEqual(disk.refuse);
  });
});

test("a story written elsewhere is kept before ours goes in, never overwritten unseen", async () => {
  const disk = new Disk();
  const { type, autosave } = typing(disk);
  disk.version = 7;
  type("我的");
  await vi.advanceTimersByTimeAsync(QUIET + LONGEST);
  expect(disk.kept).toEqual([7]);
  expect(disk.writes).toEqual([{ story: "a", replaces: 7, headline: "我的" }]);
  expect(autosave.failure).toBeNull();
});

test("the last save before closing keeps what is stored and then saves ours", async () => {
  const disk = new Disk();
  const { type, autosave } = typing(disk);
  disk.version = 7;
  type("我的");
  expect(await autosave.stored()).toBe(disk.version);
  expect(disk.kept).toEqual([7]);
  expect(disk.writes.at(-1)?.headline).toBe("我的");
});
