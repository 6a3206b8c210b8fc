// A change in one line: the words that went, those that came, and a word for what is neither.

import type { Change } from "../../ipc/types";
import { seenLines } from "../../text/seen";
import { t } from "../../text/speak.svelte";
import { factName } from "../versions/fact-names";

/** Longer words are cut in the middle: a card only identifies the change, the page shows all of it. */
const LONG = 90;

export function sayChange({ what, site, was, becomes, figure }: Change): {
  what: string;
  was: string;
  becomes: string;
} {
  const where = site.kind === "body" ? "" : nameOf(site);
  const says = (text: string) => short(text.replace(/^\n|\n$/g, (end) => (text === "\n" ? "" : end)));
  switch (what) {
    case "split":
      return { what: t("review.split"), was: "", becomes: "" };
    case "join":
      return { what: t("review.join"), was: "", becomes: "" };
    case "move":
      return {
        what: t(figure ? "review.moved_figure" : "review.moved"),
        was: "",
        becomes: says(becomes || was),
      };
    case "format":
      return { what: where || t("review.dressed"), was: "", becomes: says(becomes || was) };
    case "insert":
    case "delete":
    case "replace":
    case "set":
      if (figure && was === "") return { what: t("review.figure_came"), was: "", becomes: says(becomes) };
      if (figure && becomes === "") return { what: t("review.figure_went"), was: says(was), becomes: "" };
      return { what: where, was: says(was), becomes: says(becomes) };
  }
}

function nameOf(site: Exclude<Change["site"], { kind: "body" }>): string {
  if (site.kind === "figure" && site.name === "caption") return t("page.caption");
  return factName(site);
}

function short(text: string): string {
  const letters = Array.from(seenLines(text));
  if (letters.length <= LONG) return letters.join("");
  return `${letters.slice(0, LONG / 2).join("")}……${letters.slice(-LONG / 3).join("")}`;
}
