import { afterEach, expect, test, vi } from "vitest";

import { doorHost, doorIn, linesOf } from "./door";

afterEach(() => vi.unstubAllGlobals());

const bodyOf = (...parts: string[]) =>
  new ReadableStream<Uint8Array>({
    start(body) {
      const bytes = new TextEncoder().encode(parts.join(""));
      // One byte at a time, so that Chinese characters and lines are cut.
      for (const byte of bytes) body.enqueue(new Uint8Array([byte]));
      body.close();
    },
  });

test("only a door of this machine is taken from the address", () => {
  expect(doorIn("#dev-door=http://127.0.0.1:40123/4f0c")).toBe("http://127.0.0.1:40123/4f0c");
  expect(doorIn("#dev-door=http://example.org:80/4f0c")).toBeNull();
  expect(doorIn("")).toBeNull();
});

test("lines come whole, however they were cut on their way", async () => {
  const lines = [];
  for await (const line of linesOf(bodyOf('{"heard":"油茶"}\n', '{"gives":[1]}\n'))) lines.push(line);
  expect(lines).toEqual([{ heard: "油茶" }, { gives: [1] }]);
});

test("what a command says on its way is heard before its answer, and a refusal is a failure", async () => {
  const asked: unknown[] = [];
  const says = (body: ReadableStream) =>
    vi.stubGlobal("fetch", async (address: string, { body: sent }: RequestInit) => {
      asked.push([address, sent]);
      return { body, status: 200, statusText: "" };
    });
  const host = doorHost("http://127.0.0.1:1/t");
  const heard: unknown[] = [];
  says(bodyOf('{"heard":1}\n{"heard":2}\n{"gives":"done"}\n'));
  const takes = { package: "a.zip", consent: null };
  expect(await host.follow("receive", takes, (told) => heard.push(told))).toBe("done");
  expect(heard).toEqual([1, 2]);
  expect(asked).toEqual([["http://127.0.0.1:1/t/follow/receive", JSON.stringify(takes)]]);

  says(bodyOf('{"refuses":{"code":"stale","says":"改过了。"}}\n'));
  const saving = host.send("save_working", new Uint8Array(), { story: "甲 一", replaces: 3 });
  await expect(saving).rejects.toEqual({ code: "stale", says: "改过了。", where: "save_working" });
  expect(asked[1]).toEqual([
    "http://127.0.0.1:1/t/send/save_working?story=%E7%94%B2%20%E4%B8%80&replaces=3",
    new Uint8Array(),
  ]);
});
