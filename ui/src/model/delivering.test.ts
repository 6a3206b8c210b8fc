import { expect, test } from "vitest";

import { sceneHost } from "../testing/scene-host";
import type { SubmissionPreview } from "../ipc/types";
import { Delivering } from "./delivering.svelte";

const fits = (outlet: string): SubmissionPreview => ({
  outlet,
  title: outlet,
  flags: [],
  unreviewed: "",
  warnings: [],
  embargo: "",
  open: null,
  earlier: [],
});

/** A desk whose previews are answered when the test tells it to. */
function slowly() {
  const host = sceneHost("new");
  const looks: { outlets: string[]; answer: () => void }[] = [];
  const ask = host.ask.bind(host);
  host.ask = (name, takes) => {
    if (name !== "look_ahead") return ask(name, takes);
    const { outlets } = takes as { outlets: string[] };
    return new Promise((resolve) => {
      looks.push({ outlets, answer: () => resolve(outlets.map(fits)) });
    });
  };
  const story = { id: "one", stored: () => Promise.resolve(1) };
  return { looks, job: new Delivering(host, story, []) };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("until the last choice has been looked at nothing is ready to go", async () => {
  const { looks, job } = slowly();
  void job.choose("a", true);
  await settled();
  looks[0]?.answer();
  await settled();
  expect(job.looking).toBe(false);

  void job.choose("b", true);
  void job.choose("c", true);
  await settled();
  looks[1]?.answer();
  await settled();
  expect(job.looking).toBe(true);
  looks[2]?.answer();
  await settled();
  expect(job.looking).toBe(false);
  expect(job.ahead.map(({ outlet }) => outlet)).toEqual(["a", "b", "c"]);
});

test("a piece under embargo waits unless a person says that it goes", async () => {
  const host = sceneHost("new");
  const until = "2027-01-01T08:00:00+08:00";
  const consents: unknown[] = [];
  const ask = host.ask.bind(host);
  host.ask = (name, takes) =>
    name === "look_ahead" ? Promise.resolve([{ ...fits("a"), embargo: until }] as never) : ask(name, takes);
  host.follow = ((_name: string, takes: { consent: unknown }) => {
    consents.push(takes.consent);
    return Promise.resolve([]);
  }) as never;
  const job = new Delivering(host, { id: "one", stored: () => Promise.resolve(1) }, ["a"]);
  await job.look();
  expect([job.embargo, job.waits]).toEqual([until, true]);
  await job.run();
  job.embargoed = "goes";
  await job.run();
  expect(consents).toEqual([
    { unreviewed: false, hold: true, despite_embargo: false },
    { unreviewed: false, hold: false, despite_embargo: true },
  ]);
});

test("a text that changed after it was looked at does not go out; it is looked at again", async () => {
  const host = sceneHost("new");
  let stored = 1;
  const sent: unknown[] = [];
  const looked: number[] = [];
  const ask = host.ask.bind(host);
  host.ask = (name, takes) => {
    if (name !== "look_ahead") return ask(name, takes);
    looked.push(stored);
    return Promise.resolve([fits("a")] as never);
  };
  host.follow = ((_name: string, { version }: { version: number }) => {
    sent.push(version);
    return version === stored
      ? Promise.resolve([])
      : Promise.reject(Object.assign(new Error(), { code: "stale", says: "稿子改过了。" }));
  }) as never;
  const job = new Delivering(host, { id: "one", stored: () => Promise.resolve(stored) }, ["a"]);
  await job.look();
  stored = 2;
  expect(await job.run()).toBeNull();
  expect([job.failure?.says, looked]).toEqual(["稿子改过了。", [1, 2]]);
  await job.run();
  expect(sent).toEqual([1, 2]);
  expect(job.failure).toBeNull();
});
