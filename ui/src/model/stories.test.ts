import { expect, test } from "vitest";

import type { State, StoryRow } from "../ipc/types";
import { Stories } from "./stories.svelte";

function row(id: string, state: State, headline: string, first_words = "", copy = false): StoryRow {
  const at = "2026-11-23T14:00:00+08:00";
  const counts = { words: 0, photos: 0 };
  return { id, state, headline, first_words, slugline: "", ...counts, copy, updated: at, created: at };
}

function desk(): Stories {
  const stories = new Stories();
  stories.rows = [
    row("1", "draft", "油茶采收", "霜降刚过"),
    row("2", "filed", "Flood drill", "The siren"),
    row("3", "spiked", "不发的会议"),
    row("4", "queued", "秋粮入库"),
    row("5", "delivered", "老街回迁", "青石板"),
  ];
  return stories;
}

const shown = (stories: Stories) => stories.shown.map((story) => story.id);

test("the rail counts what each drawer holds, and a queued story counts as on its way out", () => {
  expect(desk().counts).toEqual({
    all: 4,
    draft: 1,
    filed: 1,
    returned: 0,
    signed_off: 0,
    delivered: 2,
    received: 0,
    spiked: 1,
  });
});

test("somebody else's piece lies in the inbox, also when it was returned", () => {
  const stories = desk();
  stories.rows = [
    row("1", "returned", "自己的"),
    row("2", "returned", "别人的", "", true),
    row("3", "in_edit", "在改", "", true),
  ];
  expect(stories.counts).toMatchObject({ returned: 1, received: 2 });
});

test("a spiked story is seen only among the spiked", () => {
  const stories = desk();
  expect(shown(stories)).not.toContain("3");
  stories.drawer = "spiked";
  expect(shown(stories)).toEqual(["3"]);
});

test("the filter looks at headline and first words, in any case, and needs every word", () => {
  const stories = desk();
  stories.filter = " flood  SIREN ";
  expect(shown(stories)).toEqual(["2"]);
  stories.filter = "霜降";
  expect(shown(stories)).toEqual(["1"]);
  stories.filter = "霜降 siren";
  expect(shown(stories)).toEqual([]);
});

test("an empty list knows that the filter finds something in another drawer", () => {
  const stories = desk();
  stories.drawer = "draft";
  stories.filter = "会议";
  expect(shown(stories)).toEqual([]);
  expect(stories.foundAnywhere).toBe(1);
});

test("a saved story keeps its place, a new one comes first", () => {
  const stories = desk();
  stories.put({ ...row("2", "filed", "防汛演练"), updated: "2026-11-23T15:00:00+08:00" });
  stories.put(row("9", "draft", ""));
  expect(shown(stories)).toEqual(["9", "1", "2", "4", "5"]);
  stories.sort();
  expect(shown(stories)[0]).toBe("2");
});

test("a story made while another drawer or filter is chosen comes into sight", () => {
  const stories = desk();
  stories.drawer = "delivered";
  stories.filter = "老街";
  const made = row("9", "draft", "");
  stories.put(made);
  stories.reveal(made);
  expect(shown(stories)).toContain("9");
});
