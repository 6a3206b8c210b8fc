// The name of a comment's place where it is on no words of it.

import type { Place } from "../../ipc/types";
import { fieldName } from "../../model/field-names";
import { t } from "../../text/speak.svelte";

export function placeName(place: Place): string {
  switch (place.kind) {
    case "block":
      return t("review.block", { n: place.index });
    case "figure":
      return t("review.figure");
    case "field":
      return fieldName(place.name);
    case "related":
      return t("page.related");
    case "photos":
      return t("inspector.photos");
  }
}
