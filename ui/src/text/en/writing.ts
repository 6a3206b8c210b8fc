// What the window says while one writes: length, finding, the outline.

import type { writing as zh } from "../zh/writing";

export const writing: Record<keyof typeof zh, string> = {
  "count.of": "of {range}",
  "count.under": "{n} short",
  "count.over": "{n} over",
  "count.selected": "{n} word selected|{n} words selected",
  "count.here": "{n} in this paragraph",

  "info.length": "Words wanted",
  "info.length_hint": "For example 1200–1600",
  "info.length_bad": "Write it as 1200–1600; one end may be left open: 1200–.",
};
