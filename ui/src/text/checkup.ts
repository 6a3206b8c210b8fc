// The window's sentences about the health of the store.

import type { Sentences } from "./language";

export const checkup = {
  "checkup.title": { zh: "体检", en: "Check-up" },
  "checkup.says": {
    zh: "从头到尾读一遍稿件库，看文字、图片和记录是否完好。这里只看，不改动；放回去的是当初保存的，一字不差。",
    en: "Reads the whole store and compares every text, photo and record with what was saved. Looking changes nothing; what is put back is the very bytes that were saved.",
  },
  "checkup.reading": { zh: "正在读稿件库", en: "Reading the store" },
  "checkup.pieces": { zh: "损坏的", en: "Damaged" },
  "checkup.others": { zh: "其他", en: "Besides" },
  "checkup.put_back": { zh: "放回", en: "Put back" },
  "checkup.put_all_back": { zh: "全部放回", en: "Put all back" },
  "checkup.elsewhere": { zh: "到别处找…", en: "Look elsewhere…" },
  "checkup.again": { zh: "再查一遍", en: "Check again" },
} satisfies Sentences;
