// The facts that can be put on many photos at once, and the words in braces that are filled in: newsroom::stamping has the same
// names.

import { FACTS } from "../../model/lists";
import type { StampMode } from "../../ipc/types";
import type { Language } from "../../text/speak.svelte";

/** The facts that a value in words sets. */
export const FIELDS = FACTS.filter(({ kind }) => kind !== "people" && kind !== "framing").map(
  ({ name }) => name,
);

export const HOWS: readonly StampMode[] = ["replace", "append", "prepend", "fill"];

const VARIABLES = {
  zh: ["日期", "时间", "序号", "地点", "标题", "摄影", "单位", "姓名", "文件名", "事件", "图片说明"],
  en: [
    "date",
    "time",
    "seq",
    "place",
    "headline",
    "photographer",
    "unit",
    "name",
    "filename",
    "event",
    "caption",
  ],
} as const;

export function variables(language: Language): readonly string[] {
  return VARIABLES[language];
}
