// What goes wrong arrives as a `Failure`; whatever else is thrown is made into one here.

import type { Failure } from "./types";

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
export function asFailure(thrown: unknown): Failure {
  if (isFailure(thrown)) return thrown;
  return { code: "internal", says: thrown instanceof Error ? thrown.message : String(thrown) };
}
