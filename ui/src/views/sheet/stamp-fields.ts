// Which facts are put on many photos at once, and which words in braces are filled in: newsroom::stamping knows both by these names.

import type { StampMode } from "../../ipc/types";
import { t, type Language } from "../../text/speak.svelte";

export const FIELDS = [
  "caption",
  "photographer",
  "credit",
  "place",
  "event",
  "source",
  "copyright",
  "usage",
  "alt",
  "taken",
  "digital_source",
  "rating",
  "pick",
] as const;

export const HOWS: readonly StampMode[] = ["replace", "append", "prepend", "fill"];

export function nameOf(field: string): string {
  const known = FIELDS.find((one) => one === field);
  return known ? t(`figure.${known}`) : field;
}

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
