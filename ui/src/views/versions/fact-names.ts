// What a changed fact is called where it stands in no line of the page.

import type { Site } from "../../ipc/types";
import { factLabel } from "../../model/fact-label";
import { fieldName } from "../../model/field-names";
import { t } from "../../text/speak.svelte";

/** A fact that a later version of the program knows is called by its own name. */
export function factName(site: Site): string {
  if (site.kind === "body") return "";
  if (site.kind === "field") {
    if (site.name === "related") return t("page.related");
    return site.name === "sign_off_place" ? t("info.sign_off_place") : fieldName(site.name);
  }
  if (site.name === "photo") return t("versions.photo");
  return factLabel(site.name);
}
