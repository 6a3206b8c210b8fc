// The real host. The only file of the window that imports @tauri-apps.

import { Channel, convertFileSrc, invoke, type InvokeArgs } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";

import { asFailure } from "./failure";
import type { Dropped, Host } from "./host";
import type { Carried } from "./types";

async function refusing<Gives>(where: string, answer: Promise<Gives>): Promise<Gives> {
  try {
    return await answer;
  } catch (thrown) {
    throw asFailure(thrown, where);
  }
}

function heard<Says>(event: string, listener: (says: Says) => void): () => void {
  const listening = listen<Says>(event, ({ payload }) => listener(payload));
  return () => void listening.then((stop) => stop());
}

/** A header is ASCII; `src-tauri/src/commands/request.rs` reads it back. */
function encoded(headers: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, encodeURIComponent(value)]),
  );
}

export const tauri: Host = {
  // As src-tauri/src/foreign_html.rs is built.
  readsClipboard: navigator.userAgent.includes("Linux"),

  ask: (name, takes) => refusing(name, invoke(name, takes as InvokeArgs)),

  follow(name, takes, heard) {
    const channel = new Channel(heard);
    return refusing(name, invoke(name, { ...takes, channel }));
  },

  send: (name, body, headers) => refusing(name, invoke(name, body, { headers: encoded(headers) })),

  photoUrl: (digest, size, framing) =>
    convertFileSrc([digest, size, framing].filter((part) => part !== "").join("/"), "photo"),

  onClosing: (listener) => heard("closing", () => listener()),
  onCommand: (listener) => heard<string>("command", listener),
  onFiles: (listener) => heard("files", () => listener()),
  onOutbox: (listener) => heard<Carried>("outbox", listener),

  onDropped: (listener) => heard<Dropped>("dropped", listener),

  zoom: (factor) => void getCurrentWebview().setZoom(factor),
};

/** True inside the app's own window. */
export function insideTauri(): boolean {
  return "__TAURI_INTERNALS__" in window;
}
