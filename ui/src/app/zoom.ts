// Ctrl and +, -, 0: larger and smaller, remembered on this computer.

import type { Host } from "../ipc/host";

const STEPS = [0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5];
const KEPT = "zoom";

/** Makes the window as large as it was, and returns what a key does; false for a key that is none of ours. */
export function zooming(host: Host, kept: Pick<Storage, "getItem" | "setItem"> | undefined) {
  let at = STEPS.indexOf(Number(kept?.getItem(KEPT)));
  if (at < 0) at = STEPS.indexOf(1);
  if (STEPS[at] !== 1) host.zoom(STEPS[at] ?? 1);

  return (event: KeyboardEvent): boolean => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
    const next = { "+": at + 1, "=": at + 1, "-": at - 1, "0": STEPS.indexOf(1) }[event.key];
    if (next === undefined) return false;
    at = Math.min(STEPS.length - 1, Math.max(0, next));
    host.zoom(STEPS[at] ?? 1);
    kept?.setItem(KEPT, String(STEPS[at]));
    return true;
  };
}
