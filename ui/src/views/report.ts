// The report of a failure: its code, what was being done, which Galley on which system, and when. Never the
// sentence that was shown: it may name a headline, a person or a folder.

import type { Fault } from "../ipc/failure";

export function report({ code, where }: Fault, version: string, system: string, at: Date): string {
  return [
    `Galley ${version || "(version unknown)"}`,
    `error: ${code}`,
    `while: ${where ?? "window"}`,
    `system: ${system}`,
    `at: ${at.toISOString()}`,
  ].join("\n");
}
