import { expect, test, vi } from "vitest";

import { countedDrawers, drawerOf, listed } from "../testing/listing";
import type { Host } from "../ipc/host";
import type { ListQuery, State, StoryRow } from "../ipc/types";
import { Stories } from "./stories.svelte";

function row(id: string, state: State, headline: string, first_words = "", copy = false): StoryRow {
  const at = "2026-11-23T14:00:00+08:00";
  const facts = { words: 0, photos: 0, slugline: "", copy, drawer: drawerOf(state, copy) };
  return { id, state, headline, first_words, ...facts, updated: at, created: at };
}

const ROWS = [
  row("1", "draft", "油茶采收", "霜降刚过"),
  row("2", "filed", "Flood drill", "The siren"),
  row("3", "spiked", "不发的会议"),
  row("4", "queued", "秋粮入库"),
  row("5", "delivered", "老街回迁", "青石板"),
];

/** A desk at a newsroom that has these stories. */
async function desk(rows: StoryRow[] = ROWS) {
  const queries: ListQuery[] = [];
  const ask = (name: string, { query }: { query: ListQuery }) => {
    if (name === "count_stories") return Promise.resolve(countedDrawers(rows));
    queries.push(query);
    return Promise.resolve(listed(rows, query));
  };
  const stories = new Stories({ ask } as unknown as Host, (thrown) => {
    throw thrown;
  });
  await Promise.all([stories.load(), stories.count()]);
  return { stories, queries };
}

const shown = (stories: Stories) => stories.slots.map((story) => story?.id);
const settled = () => new Promise((done) => setTimeout(done));

test("the rail counts what each drawer holds, and a queued story counts as on its way out", async () => {
  expect((await desk()).stories.counts).toEqual({
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

test("somebody else's piece lies in the inbox, also when it was returned", async () => {
  const { stories } = await desk([
    row("1", "returned", "自己的"),
    row("2", "returned", "别人的", "", true),
    row("3", "in_edit", "在改", "", true),
  ]);
  expect(stories.counts).toMatchObject({ returned: 1, received: 2 });
});

test("a spiked story is seen only among the spiked", async () => {
  const { stories } = await desk();
  expect(shown(stories)).not.toContain("3");
  stories.drawer = "spiked";
  await settled();
  expect(shown(stories)).toEqual(["3"]);
});

test("the filter looks at headline and first words, in any case, and needs every word", async () => {
  const { stories } = await desk();
  for (const [filter, found] of [
    [" flood  SIREN ", ["2"]],
    ["霜降", ["1"]],
    ["霜降 siren", []],
  ] as const) {
    stories.filter = filter;
    await settled();
    expect(shown(stories)).toEqual(found);
  }
});

test("an empty list knows that the filter finds something in another drawer", async () => {
  const { stories } = await desk();
  stories.drawer = "draft";
  stories.filter = "会议";
  await settled();
  expect(shown(stories)).toEqual([]);
  expect(stories.foundAnywhere).toBe(1);
});

test("a saved story keeps its place, a new one comes first, and what changed last does when it is listed anew", async () => {
  const rows = [...ROWS];
  const { stories } = await desk(rows);
  rows[1] = { ...row("2", "filed", "防汛演练"), updated: "2026-11-23T15:00:00+08:00" };
  stories.put(rows[1]);
  stories.put(row("9", "draft", ""));
  expect(shown(stories)).toEqual(["9", "1", "2", "4", "5"]);
  stories.drawer = "all";
  await settled();
  expect(shown(stories)[0]).toBe("2");
});

test("a story that moves leaves its drawer, and the rail counts it where it went", async () => {
  const { stories } = await desk();
  stories.drawer = "draft";
  await settled();
  stories.put(row("1", "filed", "油茶采收"));
  expect(shown(stories)).toEqual([]);
  expect(stories.counts).toMatchObject({ draft: 0, filed: 2 });
});

test("a story made while another drawer or filter is chosen comes into sight", async () => {
  const rows = [...ROWS];
  const { stories } = await desk(rows);
  stories.drawer = "delivered";
  stories.filter = "老街";
  const made = row("9", "draft", "");
  rows.push(made);
  stories.put(made);
  stories.reveal(made);
  await vi.waitFor(() => expect(shown(stories)).toContain("9"));
});

test("of a long list only the pages in sight are asked for, each once", async () => {
  const many = Array.from({ length: 1_000 }, (_, at) => row(`s${at}`, "draft", `第${at}篇`));
  const { stories, queries } = await desk(many);
  expect(stories.slots).toHaveLength(1_000);
  stories.want(790, 810);
  stories.want(795, 815);
  await settled();
  expect(queries.map(({ from }) => from)).toEqual([0, 700, 800]);
  expect(shown(stories).slice(799, 801)).toEqual(["s799", "s800"]);
  expect(shown(stories)[500]).toBeUndefined();
});

test("a story that was saved from beyond the known pages stands in the list once", async () => {
  const many = Array.from({ length: 300 }, (_, at) => row(`s${at}`, "draft", `第${at}篇`));
  const { stories } = await desk(many);
  stories.put(many[250]!);
  stories.want(0, 301);
  await settled();
  expect(shown(stories).filter((id) => id === "s250")).toHaveLength(1);
  expect(new Set(shown(stories)).size).toBe(300);
});
