// The names of formats in a list.

import { FORMATS } from "../../model/lists";
import type { Format } from "../../ipc/types";
import { language, t } from "../../text/speak.svelte";

export function formatName(format: Format): string {
  return FORMATS.find((row) => row.format === format)?.short[language()] ?? format;
}

export function takes(formats: readonly Format[]): string {
  return formats.map(formatName).join(t("format.between"));
}
