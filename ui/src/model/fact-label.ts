// The names of a photo's facts, as people read them. The list is that of Rust, story::Fact.

import type { Fact } from "../ipc/types";
import { FACTS } from "./lists";
import { language } from "../text/speak.svelte";

export function factLabel(name: Fact): string {
  return FACTS.find((fact) => fact.name === name)?.[language()] ?? name;
}
