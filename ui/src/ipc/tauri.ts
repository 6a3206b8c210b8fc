// The real host. The only file of the window that imports @tauri-apps.

import { Channel, convertFileSrc, invoke, type InvokeArgs } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";

import { asFailure } from "./failure";
import type { Host } from "./host";

async function refusing<Gives>(answer: Promise<Gives>): Promise<Gives> {
  try {
    return await answer;
  } catch (thrown) {
    throw asFailure(thrown);
  }
}

export const tauri: Host = {
  ask: (name, takes) => refusing(invoke(name, takes as InvokeArgs)),

  follow(name, takes, heard) {
    const channel = new Channel(heard);
    return refusing(invoke(name, { ...takes, channel } as InvokeArgs));
  },

  send: (name, body, headers) => refusing(invoke(name, body, { headers })),

  photoUrl: (digest, size) => convertFileSrc(`${digest}/${size}`, "photo"),

  onClosing(listener) {
    const listening = listen("closing", listener);
    return () => void listening.then((stop) => stop());
  },

  zoom: (factor) => void getCurrentWebview().setZoom(factor),
};

/** True inside the app's own window. */
export function insideTauri(): boolean {
  return "__TAURI_INTERNALS__" in window;
}
