// What a changed fact is called where it stands in no line of the page.

import type { Site } from "../../ipc/types";
import { factLabel } from "../../model/fact-label";
import { t } from "../../text/speak.svelte";

const FIELDS = [
  "slugline",
  "dateline",
  "authors",
  "genre",
  "urgency",
  "keywords",
  "source",
  "embargo",
  "language",
  "ednote",
  "sign_off_place",
  "length",
] as const;

/** A fact that a later version of the program knows is called by its own name. */
export function factName(site: Site): string {
  if (site.kind === "body") return "";
  if (site.kind === "field") {
    if (site.name === "related") return t("page.related");
    const field = FIELDS.find((known) => known === site.name);
    return field ? t(`info.${field}`) : site.name;
  }
  if (site.name === "photo") return t("versions.photo");
  return factLabel(site.name);
}
