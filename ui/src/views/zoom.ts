// Larger and smaller, remembered on this computer.

import type { Host } from "../ipc/host";
import type { Kept } from "./kept";

const STEPS = [0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5];
const KEPT = "zoom";

/** Makes the window as large as it was, and returns the way to another size: a step up, a step down, or 0 for its own. */
export function zooming(host: Host, kept: Kept | undefined): (step: -1 | 0 | 1) => void {
  const own = STEPS.indexOf(1);
  let at = STEPS.indexOf(Number(kept?.getItem(KEPT)));
  if (at < 0) at = own;
  if (at !== own) host.zoom(STEPS[at] ?? 1);

  return (step) => {
    at = step === 0 ? own : Math.min(STEPS.length - 1, Math.max(0, at + step));
    host.zoom(STEPS[at] ?? 1);
    kept?.setItem(KEPT, String(STEPS[at]));
  };
}
