import { expect, test, vi } from "vitest";

import { Task } from "./task.svelte";

function later<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (thrown: unknown) => void = () => undefined;
  const promise = new Promise<Value>((good, bad) => ([resolve, reject] = [good, bad]));
  return { promise, resolve, reject };
}

test("the newest answer counts, whichever comes first", async () => {
  const task = new Task();
  const [older, newer] = [later<string>(), later<string>()];
  const taken: string[] = [];
  const runs = [older, newer].map(({ promise }) =>
    task.run(
      () => promise,
      (value) => taken.push(value),
    ),
  );
  newer.resolve("新");
  older.resolve("旧");
  expect(await Promise.all(runs)).toEqual([false, true]);
  expect(taken).toEqual(["新"]);
  expect(task.running).toBe(false);
});

test("a failure of work that was overtaken is nobody's, and a new run forgets the last failure", async () => {
  const task = new Task();
  await task.run(() => Promise.reject({ code: "disk_full", says: "磁盘已满。" }));
  expect(task.failure?.says).toBe("磁盘已满。");
  const [older, newer] = [later<void>(), later<void>()];
  const first = task.run(() => older.promise);
  expect(task.failure).toBeNull();
  const second = task.run(() => newer.promise);
  older.reject({ code: "internal", says: "旧的失败" });
  await first;
  expect([task.failure, task.running]).toEqual([null, true]);
  newer.resolve();
  await second;
  expect([task.failure, task.running]).toEqual([null, false]);
});

test("what was cancelled did not fail", async () => {
  const failed = vi.fn();
  const task = new Task(failed);
  expect(await task.run(() => Promise.reject({ code: "cancelled", says: "已取消。" }))).toBe(false);
  expect([task.failure, task.running]).toEqual([null, false]);
  expect(failed).not.toHaveBeenCalled();
});

test("a second press does nothing while the first is under way", async () => {
  const task = new Task();
  const slow = later<void>();
  const work = vi.fn(() => slow.promise);
  const [first, second] = [task.once(work), task.once(work)];
  slow.resolve();
  expect([await first, await second]).toEqual([true, false]);
  expect(work).toHaveBeenCalledOnce();
});

test("work that is dropped shows neither answer nor failure", async () => {
  const task = new Task();
  const slow = later<string>();
  const take = vi.fn();
  const run = task.run(() => slow.promise, take);
  task.drop();
  expect(task.running).toBe(false);
  slow.reject(new Error("too late"));
  expect(await run).toBe(false);
  expect([take.mock.calls.length, task.failure]).toEqual([0, null]);
});
