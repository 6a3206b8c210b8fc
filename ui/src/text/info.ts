// The window's sentences about the info panel.

import type { Sentences } from "./language";

export const info = {
  "info.slugline_hint": { zh: "短名，不印出来", en: "Short name, never printed" },
  "info.author_name": { zh: "姓名", en: "Name" },
  "info.author_unit": { zh: "单位", en: "Organisation" },
  "info.author_role": { zh: "分工", en: "Role" },
  "info.author_nth": { zh: "第 {n} 位作者", en: "Author {n}" },
  "info.add_author": { zh: "添加作者", en: "Add author" },
  "info.remove_author": { zh: "删去第 {n} 位作者", en: "Remove author {n}" },
  "info.genre_hint": { zh: "消息、通讯、特写……", en: "News, feature…" },
  "info.urgency_none": { zh: "未定", en: "Not set" },
  "info.urgency_1": { zh: "1 最急", en: "1 most urgent" },
  "info.urgency_5": { zh: "5 平常", en: "5 ordinary" },
  "info.urgency_9": { zh: "9 不急", en: "9 least urgent" },
  "info.keywords_hint": { zh: "用顿号或分号隔开", en: "Separated by semicolons" },
  "info.embargo": { zh: "不早于此时发布", en: "Not before" },
  "info.embargo_hint": { zh: "如：2026-11-24 08:00", en: "e.g. 2026-11-24 08:00" },
  "info.embargo_bad": { zh: "请写成 2026-11-24 08:00。", en: "Write it as 2026-11-24 08:00." },
  "info.ednote_hint": { zh: "不印出来，只给收稿的人看", en: "Not printed; for whoever receives it" },
  "info.sign_off_place": { zh: "署名位置", en: "Where it is printed" },
  "info.sign_off_end": { zh: "末段末尾", en: "End of last paragraph" },
  "info.sign_off_line": { zh: "单独一行", en: "Own line" },
  "info.desk": { zh: "发稿", en: "For the desk" },
  "info.printed": { zh: "印出", en: "In print" },
  "info.counts": { zh: "篇幅", en: "Length" },
  "info.flags": { zh: "提示", en: "Flags" },
  "info.no_flags": { zh: "没有需要留意的地方。", en: "Nothing to check." },
  "info.created": { zh: "建于 {time}", en: "Created {time}" },
  "info.apart": {
    zh: "另计：标题 {headline} 字，图片说明 {captions} 字",
    en: "Counted apart: headline {headline}, captions {captions}",
  },
  "info.length": { zh: "字数要求", en: "Words wanted" },
  "info.length_hint": { zh: "如：1200–1600", en: "For example 1200–1600" },
  "info.length_bad": {
    zh: "请写成 1200–1600，也可以只写一头：1200–。",
    en: "Write it as 1200–1600; one end may be left open: 1200–.",
  },

  "severity.error": { zh: "须改", en: "Fix" },
  "severity.warning": { zh: "留意", en: "Check" },
  "severity.note": { zh: "参考", en: "Note" },
} satisfies Sentences;
