// What the facts of a photo are called. The list is that of Rust, story::Fact.

import { FACTS } from "./lists";
import { language } from "../text/speak.svelte";

/** A fact that a later version of the program knows is called by its own name. */
export function factLabel(name: string): string {
  return FACTS.find((fact) => fact.name === name)?.[language()] ?? name;
}
