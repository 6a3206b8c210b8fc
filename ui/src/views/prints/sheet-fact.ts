// What a fact on a caption sheet is called in the window.

import { t } from "../../text/speak.svelte";

const FACTS = [
  "caption",
  "photographer",
  "credit",
  "taken",
  "place",
  "people",
  "source",
  "copyright",
  "usage",
  "alt",
  "digital_source",
] as const;

/** A fact that a later version of the program knows is called by its own name. */
export function sheetFact(field: string): string {
  const known = FACTS.find((one) => one === field);
  return known ? t(`figure.${known}`) : field;
}
