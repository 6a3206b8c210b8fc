// The window's entry point: chooses the host and mounts the frame.

import "./style/tokens.css";
import "./style/scale.css";
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
  // A page in a plain browser uses the newsroom of `make dev`; a released window does not contain this code.
  if (import.meta.env.DEV && !insideTauri()) {
    const { doorHost, doorIn } = await import("./ipc/door");
    const door = doorIn(location.hash);
    if (door !== null) return doorHost(door);
  }
  return tauri;
}

const target = document.getElementById("app");
if (target) void host().then((chosen) => mount(App, { target, props: { host: chosen } }));
