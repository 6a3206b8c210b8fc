// What the place of a comment is called where no words of it were meant.

import type { Place } from "../../ipc/types";
import { fieldName } from "../../model/field-names";
import { t } from "../../text/speak.svelte";

export function placeName(place: Place): string {
  if (place.kind === "block") return t("review.block", { n: place.index });
  if (place.kind === "figure") return t("review.figure");
  return fieldName(place.name);
}
