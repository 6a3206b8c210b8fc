// Every action that uses a story's text waits until the text is on disk, and does nothing where it cannot be saved.

import { expect, test } from "vitest";

import { openDesk } from "../app/testing/open-desk";
import type { Commands } from "../ipc/commands";
import { copyWechat } from "../views/submit/copy-wechat";
import { CaptionsBack } from "./captions-back.svelte";
import { Delivering } from "./delivering.svelte";
import { Export } from "./export.svelte";
import { Sending } from "./sending.svelte";

type Open = Awaited<ReturnType<typeof openDesk>>;
interface Act {
  what: string;
  asks: keyof Commands;
  /** Answers the message to the person who did it, where it is shown beside the work. */
  run(open: Open): Promise<unknown>;
}

const signature = { role: "review", stage: 1, by: "周可", back: null, anyway: false } as const;
const place = { kind: "block", index: 1 } as const;
const sent = async ({ host, story }: Open, back: boolean, outlet: string | null) => {
  const job = new Sending(host, story, back, "/home/linxi");
  job.outlet = outlet;
  await job.run("");
  return job.failure;
};

const ACTS: Act[] = [
  { what: "a version that is named", asks: "freeze", run: ({ desk }) => desk.history!.name("定稿") },
  {
    what: "an old version that is restored",
    asks: "restore",
    run: async ({ desk }) => {
      await desk.history?.list();
      return desk.history!.restore(desk.history!.rows[0]!);
    },
  },
  {
    what: "a version that is compared with the page",
    asks: "compare",
    run: async ({ desk }) => {
      await desk.history?.list();
      await desk.history!.look(desk.history!.rows[0]!);
      await desk.history!.compare(null);
    },
  },
  { what: "a signature", asks: "sign", run: ({ story }) => story.review.sign(signature, "") },
  {
    what: "a comment",
    asks: "comment",
    run: ({ story }) => {
      story.review.commenting = { place, from: 0, to: 1, change: null };
      return story.review.say("这里再核实");
    },
  },
  { what: "an answer to a comment", asks: "reply", run: ({ story }) => story.review.reply("c", "好") },
  {
    what: "a comment that is resolved",
    asks: "resolve",
    run: ({ story }) => story.review.resolve("c", true),
  },
  {
    what: "an export",
    asks: "export_story",
    run: async ({ host, story }) => {
      const job = new Export(host, story, "/home/linxi");
      await job.run();
      return job.failure;
    },
  },
  { what: "a filing", asks: "send_story", run: (open) => sent(open, false, null) },
  { what: "a return over an outlet", asks: "send_to", run: (open) => sent(open, true, "newspaper") },
  {
    what: "a delivery",
    asks: "deliver",
    run: async ({ host, story }) => {
      const job = new Delivering(host, story, ["newspaper"]);
      await job.run();
      return job.failure;
    },
  },
  {
    what: "a look ahead",
    asks: "look_ahead",
    run: async ({ host, story }) => {
      const job = new Delivering(host, story, ["newspaper"]);
      await job.look();
      return job.failure;
    },
  },
  {
    what: "a caption sheet that is read",
    asks: "read_captions",
    run: async ({ host, story }) => {
      const job = new CaptionsBack(host, story, "说明表.docx");
      await job.read();
      return job.failure;
    },
  },
  { what: "a story that is printed", asks: "print_story", run: ({ desk }) => desk.print() },
  { what: "an approval form", asks: "print_approval", run: ({ desk }) => desk.print("print_approval") },
  { what: "a story that is spiked", asks: "spike", run: ({ desk, story }) => desk.spike(story.id) },
  {
    what: "a text for WeChat",
    asks: "wechat_text",
    run: ({ desk, story }) => copyWechat(desk.outlets, story),
  },
  { what: "a package that is taken in", asks: "receive", run: ({ desk }) => desk.receive("a.zip", null) },
];

const full = { code: "disk_full", says: "磁盘已满，这一段还没有存上。" } as const;

test.each(ACTS)(
  "$what does not go on when the words cannot be stored, and it is said",
  async ({ asks, run }) => {
    const open = await openDesk();
    const { host, desk, story } = open;
    story.page.setField("headline", "存不进去的标题");
    for (const save of ["save_working", "save_decided"] as const) host.failNext(save, full.code, full.says);
    const told = await run(open).catch((thrown: unknown) => thrown);
    expect(host.asked).not.toContain(asks);
    const says = [(told as typeof full | null)?.says, ...desk.notices.all.map(({ says }) => says)];
    expect(says).toContain(full.says);
    expect(story.field("headline")).toBe("存不进去的标题");
    expect(story.review.commenting === null).toBe(asks !== "comment");
  },
);

test.each(ACTS)("$what goes on with what was typed a moment before", async ({ asks, run }) => {
  const open = await openDesk();
  const { host, story } = open;
  story.page.setField("headline", "刚改的标题");
  await run(open).catch(() => undefined);
  expect(host.asked).toContain(asks);
  const saved = host.asked.findIndex((name) => name === "save_working" || name === "save_decided");
  expect(saved).toBeGreaterThan(-1);
  expect(saved).toBeLessThan(host.asked.lastIndexOf(asks));
});

test("a version that is named holds the words on the page, or is not made", async () => {
  const { host, desk, story } = await openDesk();
  story.page.setField("headline", "定稿的标题");
  await desk.history!.name("定稿");
  expect(host.saved().headline).toBe("定稿的标题");
  expect(host.takes("freeze")).toMatchObject([{ version: host.golden("save_working").version }]);
});

test("what is signed is the version that was seen", async () => {
  const { host, story } = await openDesk();
  host.on("sign", () => host.golden("sign"));
  await story.review.sign(signature, "").catch(() => undefined);
  expect(host.takes("sign")).toMatchObject([{ version: host.golden("open_story").version }]);
});
