// The newsroom of the window that `make dev` runs, asked by the same page in a plain browser. The page's address names it:
// `http://localhost:5173/#dev-door=http://127.0.0.1:40123/4f0c…`. Only a build for development carries this file.
// See docs/decisions/a-door-for-development.md.

import { asFailure } from "./failure";
import type { Host } from "./host";
import type { Carried } from "./types";

/** One line of an answer: a progress report of the command, its answer, or why it was refused. */
type Line = { heard: unknown } | { gives: unknown } | { refuses: unknown };

/** The door that the page's address names; null for none. */
export function doorIn(hash: string): string | null {
  return /^#dev-door=(http:\/\/127\.0\.0\.1:\d+\/\w+)$/.exec(hash)?.[1] ?? null;
}

/** The lines of a body as they arrive, in chunks cut at any byte. */
export async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as Line;
    if (done) return;
  }
}

export function doorHost(door: string): Host {
  async function call<Gives>(
    path: string,
    body: BodyInit,
    heard: (message: unknown) => void = () => undefined,
  ): Promise<Gives> {
    const [, name] = path.split(/[/?]/);
    try {
      const response = await fetch(`${door}/${path}`, { method: "POST", body });
      if (response.body)
        for await (const line of linesOf(response.body)) {
          if ("heard" in line) heard(line.heard);
          else if ("gives" in line) return line.gives as Gives;
          else throw line.refuses;
        }
      throw new Error(`${response.status} ${response.statusText}`);
    } catch (thrown) {
      throw asFailure(thrown, name);
    }
  }

  async function listen(event: string, heard: (payload: unknown) => void, stop: AbortSignal): Promise<void> {
    const { body } = await fetch(`${door}/events/${event}`, { signal: stop });
    if (body) for await (const line of linesOf(body)) if ("heard" in line) heard(line.heard);
  }
  const nothing = () => () => undefined;

  return {
    readsClipboard: false,
    ask: (name, takes) => call(`ask/${name}`, JSON.stringify(takes)),
    follow: (name, takes, heard) =>
      call(`follow/${name}`, JSON.stringify(takes), heard as (message: unknown) => void),
    send(name, body, headers) {
      const words = Object.entries(headers).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
      return call(`send/${name}?${words.join("&")}`, body as Uint8Array<ArrayBuffer>);
    },
    photoUrl: (digest, size, framing) =>
      [door, "photo", digest, size, framing].filter((part) => part !== "").join("/"),
    onOutbox(listener) {
      const stop = new AbortController();
      // The connection closes with the program; a reload connects to the next one.
      listen("outbox", (carried) => listener(carried as Carried), stop.signal).catch(() => undefined);
      return () => stop.abort();
    },
    // These belong to the window.
    onClosing: nothing,
    onCommand: nothing,
    onFiles: nothing,
    onDropped: nothing,
    zoom: (factor) => void (document.documentElement.style.zoom = String(factor)),
  };
}
