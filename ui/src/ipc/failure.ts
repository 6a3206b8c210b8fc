// What goes wrong arrives as a `Failure`; anything else that is thrown is made into one here.

import type { Failure } from "./types";

/** A failure and what was being done: the command's name. */
export type Fault = Failure & { where?: string };

export function isFailure(thrown: unknown): thrown is Failure {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    "code" in thrown &&
    "says" in thrown &&
    typeof thrown.says === "string"
  );
}

/** Never throws. An unforeseen error keeps its own words: they are what a report needs. */
export function asFailure(thrown: unknown, where?: string): Fault {
  if (isFailure(thrown)) return where === undefined ? thrown : { ...thrown, where };
  return { code: "internal", says: thrown instanceof Error ? thrown.message : String(thrown), where };
}
