// Where the window starts: choose the host, put up the frame.

import "./style/tokens.css";
import "./style/marks.css";
import "./style/type.css";
import "./style/frame.css";
import "./style/reading.css";
import "./editor/page.css";
import "./editor/review/marks.css";

import { mount } from "svelte";

import App from "./app/App.svelte";
import type { Host } from "./ipc/host";
import { insideTauri, tauri } from "./ipc/tauri";

async function host(): Promise<Host> {
  // A plain browser gets the newsroom in memory; a released window does not even carry it.
  if (!insideTauri() && (import.meta.env.DEV || import.meta.env.MODE === "fake")) {
    const { fakeHostFromAddress } = await import("./ipc/fake/host");
    return fakeHostFromAddress(location.search);
  }
  return tauri;
}

const target = document.getElementById("app");
if (target) void host().then((chosen) => mount(App, { target, props: { host: chosen } }));
