// The fields that are filled by themselves, in the writer's language.

import type { Language } from "../../text/speak.svelte";

export const FIELDS: Record<Language, string> = {
  zh: "{日期}{单位}{姓名}{地点}{标题}",
  en: "{date}, {unit}, {name}, {place}, {headline}",
};

export const DATELINE: Record<Language, string> = { zh: "本报{地点}{日期}电", en: "{place}, {date}" };
