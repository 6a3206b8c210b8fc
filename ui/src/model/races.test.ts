// Answers that come in another order than they were asked for, and work that outlives its caller.

import { afterEach, expect, test, vi } from "vitest";

import { openDesk } from "../app/testing/open-desk";
import { emptyFigure } from "../testing/new-content";
import type { AppContext } from "../views/context";
import { Faces } from "../views/sheet/faces.svelte";
import { Delivering } from "./delivering.svelte";

afterEach(() => vi.useRealTimers());

test("two presses on one story that is not open yet make one page", async () => {
  const { host, desk } = await openDesk();
  const other = desk.stories.known().find(({ id }) => id !== desk.open?.id)?.id ?? "";
  const opening = host.hold("open_story");
  const [first, second] = [desk.openStory(other), desk.openStory(other)];
  await opening[0]?.answer();
  const page = desk.open;
  page?.page.setField("headline", "刚打的字");
  for (const late of opening.slice(1)) await late.answer();
  await Promise.all([first, second]);
  expect(desk.open === page).toBe(true);
  expect(desk.open?.field("headline")).toBe("刚打的字");
});

test("of two stories pressed one after the other the last one is shown, whichever comes first", async () => {
  const { host, desk } = await openDesk();
  const [one, two] = desk.stories
    .known()
    .filter(({ id }) => id !== desk.open?.id)
    .map(({ id }) => id);
  const opening = host.hold("open_story");
  const both = [desk.openStory(one ?? ""), desk.openStory(two ?? "")];
  await opening[1]?.answer();
  await opening[0]?.answer();
  await Promise.all(both);
  expect(desk.open?.id).toBe(two);
});

test("of two versions pressed one after the other the last one is shown", async () => {
  const { host, desk } = await openDesk();
  const history = desk.history;
  await history?.list();
  const [newer, older] = history?.rows ?? [];
  if (!history || !newer || !older) throw new Error("two versions");
  const looks = host.hold("revision");
  void history.look(newer);
  void history.look(older);
  await looks[1]?.answer();
  await looks[0]?.answer();
  expect(history.seen?.row.number).toBe(older.number);
});

test("who goes back to the marked text is not led to the original by a late answer", async () => {
  const { host, story } = await openDesk();
  const asked = host.hold("filed_text");
  void story.review.look("original");
  void story.review.look("marked");
  await asked[0]?.answer();
  expect(story.review.view).toBe("marked");
  expect(story.review.original).toBeNull();
});

test("a photo pasted while a card comes in leaves the card's count and its stop alone", async () => {
  const { host, desk } = await openDesk();
  const [one] = host.golden("add_photo_uris");
  let end = () => {};
  host.on("add_photo_uris", (_, heard) => {
    for (const result of [null, one!, one!, one!]) heard({ total: 12, result });
    return new Promise((resolve) => (end = () => resolve([one!, one!, one!])));
  });
  const card = desk.photos.addUris(["file:///card/1.jpg"]);
  await vi.waitFor(() => expect(desk.photos.coming?.done).toBeGreaterThan(2));
  const pasted = host.hold("add_photo");
  // jsdom's files have no bytes to give.
  const file = Object.assign(new File(["x"], "贴.jpg"), { arrayBuffer: async () => new ArrayBuffer(1) });
  const paste = desk.photos.addFiles([file]);
  await vi.waitFor(() => expect(pasted).toHaveLength(1));
  await pasted[0]?.answer();
  await paste;
  expect(desk.photos.coming?.total).toBe(12);
  desk.photos.cancel();
  expect(desk.photos.coming?.cancelled).toBe(true);
  end();
  await card;
  expect(desk.photos.coming).toBeNull();
});

test("a name typed while a face is arranged stays, and two quick faces are two people", async () => {
  const { host, desk, story } = await openDesk();
  const people = () => story.figure("f")?.figure.people ?? [];
  const placed = () => story.figure("f")!;
  story.page.many.attach([{ ...emptyFigure("f"), photo: "1" }]);
  const faces = new Faces({ desk } as AppContext, () => story);
  const looks = host.hold("look_at_caption");

  faces.mark(placed(), { x: 7_000, y: 3_000 });
  faces.mark(placed(), { x: 2_000, y: 3_000 });
  story.page.figures.editPeople("f", (all) =>
    all.map((one) => (one.mark?.x === 7_000 ? { ...one, name: "李四" } : one)),
  );
  for (const look of [...looks].reverse()) await look.answer();
  await vi.waitFor(() =>
    expect(people().map(({ mark, name }) => [mark?.x, name])).toEqual(
      expect.arrayContaining([
        [2_000, ""],
        [7_000, "李四"],
      ]),
    ),
  );
  expect(people()).toHaveLength(2);
});

test("a look ahead that failed is forgotten once a later one succeeds", async () => {
  const { host, story } = await openDesk();
  host.on("look_ahead", () => []);
  const job = new Delivering(host, story, ["newspaper"]);
  host.failNext("look_ahead", "internal", "一时看不了。");
  await job.look();
  expect(job.failure?.says).toBe("一时看不了。");
  await job.look();
  expect(job.failure).toBeNull();
});

test("a story deleted with unsaved words is saved no more", async () => {
  const { host, desk, story, type } = await openDesk();
  await desk.spike(story.id);
  host.failNext("save_working", "disk_full", "磁盘已满。");
  vi.useFakeTimers();
  await type("存不进去");
  await vi.advanceTimersByTimeAsync(1_000);
  await desk.deleteForEver(story.id);
  const asked = host.asked.length;
  await vi.advanceTimersByTimeAsync(120_000);
  expect(host.asked.slice(asked).filter((name) => /save/.test(name))).toEqual([]);
});
