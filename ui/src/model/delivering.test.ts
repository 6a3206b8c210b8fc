import { expect, test } from "vitest";

import { fakeHost } from "../ipc/fake/host";
import type { Ahead } from "../ipc/types";
import { Delivering } from "./delivering.svelte";

const fits = (outlet: string): Ahead => ({
  outlet,
  title: outlet,
  flags: [],
  unreviewed: "",
  warnings: [],
  open: null,
  earlier: [],
});

/** A desk whose looks ahead are answered when the test says so. */
function slowly() {
  const host = fakeHost("empty");
  const looks: { outlets: string[]; answer: () => void }[] = [];
  const ask = host.ask.bind(host);
  host.ask = ((name, takes) => {
    if (name !== "look_ahead") return ask(name, takes);
    const { outlets } = takes as { outlets: string[] };
    return new Promise((resolve) => {
      looks.push({ outlets, answer: () => resolve(outlets.map(fits) as never) });
    });
  }) as typeof host.ask;
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
