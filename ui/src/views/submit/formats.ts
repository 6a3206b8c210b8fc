// What forms are called.

import type { Format } from "../../ipc/types";
import { t } from "../../text/speak.svelte";

export function takes(formats: readonly Format[]): string {
  return formats.map((format) => t(`format.${format}`)).join(t("format.between"));
}
