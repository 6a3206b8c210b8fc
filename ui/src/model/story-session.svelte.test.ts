// The values the window reads from a story: computed once for all readers, updated by every change, the same object while equal.

import { flushSync } from "svelte";
import { expect, test, vi } from "vitest";

import { openDesk } from "../app/testing/open-desk";
import { emptyFigure } from "../testing/new-content";
import { Page } from "../editor/page";
import type { AppContext } from "../views/context";
import { captionsOut } from "../views/commands/prints";

/** Records each value of `read`, as a view that draws it does; answers how to stop. */
function watched<Value>(read: () => Value): { seen: Value[]; stop: () => void } {
  const seen: Value[] = [];
  const stop = $effect.root(() => {
    $effect(() => void seen.push(read()));
  });
  flushSync();
  return { seen, stop };
}

test("the caption sheet can be asked for as soon as photos came in", async () => {
  const { desk, story } = await openDesk("desk");
  for (const { figure } of story.figures) story.page.figures.remove(figure.id);
  const menu = watched(() => captionsOut.possible?.({ desk } as AppContext));
  await vi.waitFor(() => expect(menu.seen.at(-1)).toBe(false));
  story.page.many.attach([emptyFigure("f")]);
  await vi.waitFor(() => expect(menu.seen.at(-1)).toBe(true));
  menu.stop();
});

test("however many ask how long a story is, it is counted once, and who heard it hears nothing of what changed nothing", async () => {
  const { story } = await openDesk("desk");
  const counted = vi.spyOn(Page.prototype, "counts");
  const all = [1, 2, 3].map(() => watched(() => story.counts));
  expect(counted).toHaveBeenCalledTimes(1);
  story.page.setField("slugline", "油茶");
  await vi.waitFor(() => expect(counted).toHaveBeenCalledTimes(2));
  flushSync();
  expect(all.map(({ seen }) => seen.length)).toEqual([1, 1, 1]);
  for (const { stop } of all) stop();
});

test("what was saved is one thing: version, time, flags and row come together", async () => {
  const { host, desk, story, type } = await openDesk("desk");
  const before = story.version;
  const saved = host.golden("save_working");
  host.on("save_working", () => ({ ...saved, row: { ...saved.row, headline: "新的标题" } }));
  await type("新的标题");
  expect(story.headline).toBe("新的标题");
  expect(story.row.headline).not.toBe("新的标题");
  expect(await story.stored()).toBe(before + 1);
  expect([story.version, story.row.headline, story.failure]).toEqual([before + 1, "新的标题", null]);
  expect(desk.stories.find(story.id)).toBe(story.row);
});
