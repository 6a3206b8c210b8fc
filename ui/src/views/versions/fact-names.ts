// The name of a changed fact that is in no line of the page.

import type { Site } from "../../ipc/types";
import { factLabel } from "../../model/fact-label";
import { fieldName } from "../../model/field-names";
import { t } from "../../text/speak.svelte";

export function factName(site: Site): string {
  switch (site.kind) {
    case "body":
      return "";
    case "field":
      return fieldName(site.name);
    case "sign_off_place":
      return t("info.sign_off_place");
    case "related":
      return t("page.related");
    case "photo":
      return t("versions.photo");
    case "figure":
      return factLabel(site.name);
  }
}
