import { expect, test } from "vitest";

import { sceneHost } from "../testing/scene-host";
import type { Carried, DeliveryRow } from "../ipc/types";
import { Outbox } from "./outbox.svelte";

const row = (state: DeliveryRow["state"], id = "one") => ({ id, story: "s", state }) as DeliveryRow;

/** An outbox whose readings are answered when the test tells it to, and the courier's reports. */
function slowly() {
  const host = sceneHost("new");
  const readings: ((rows: DeliveryRow[]) => void)[] = [];
  let tell: (carried: Carried) => void = () => {};
  host.ask = () => new Promise((resolve) => readings.push(resolve));
  host.onOutbox = (heard) => ((tell = heard), () => {});
  const outbox = new Outbox(
    host,
    () => {},
    () => {},
  );
  outbox.watch();
  const hears = (delivery: DeliveryRow) =>
    tell({ id: delivery.id, stage: null, done: 0, total: 0, delivery, story: null, trouble: null });
  return { outbox, readings, hears };
}

test("what the courier told while the rows were read is newer than what was read", async () => {
  const { outbox, readings, hears } = slowly();
  const loaded = outbox.load();
  hears(row("needs_password"));
  readings[0]?.([row("sending")]);
  await loaded;
  expect(outbox.rows.map(({ state }) => state)).toEqual(["needs_password"]);
});

test("an older reading never replaces a newer one", async () => {
  const { outbox, readings } = slowly();
  const [first, second] = [outbox.load(), outbox.load()];
  readings[1]?.([row("delivered")]);
  await second;
  readings[0]?.([row("waiting")]);
  await first;
  expect(outbox.rows.map(({ state }) => state)).toEqual(["delivered"]);
});

test("an answer that a delivery was queued does not undo what the courier told of it", () => {
  const { outbox, hears } = slowly();
  hears(row("delivered"));
  outbox.queued(row("waiting"));
  outbox.queued(row("waiting", "two"));
  expect(outbox.rows.map(({ id, state }) => [id, state])).toEqual([
    ["two", "waiting"],
    ["one", "delivered"],
  ]);
});

test("what the courier told while a change was under way is newer than the answer to it", async () => {
  const { outbox, readings, hears } = slowly();
  hears(row("needs_password"));
  const given = outbox.giveSecret("desk", "secret");
  hears(row("sending"));
  readings[0]?.([true, [row("waiting"), row("waiting", "two")]] as never);
  expect(await given).toBe(true);
  expect(outbox.rows.map(({ id, state }) => [id, state])).toEqual([
    ["two", "waiting"],
    ["one", "sending"],
  ]);
  expect(readings).toHaveLength(1);
});
