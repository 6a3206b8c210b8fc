// The window's sentences about the page, shown and said aloud.

import type { Sentences } from "./language";

export const page = {
  "page.story": { zh: "稿件正文", en: "The story" },
  "page.caption": { zh: "图片说明", en: "Caption" },
  "page.figure": { zh: "插图：{caption}", en: "Figure: {caption}" },
  "page.figure_missing": { zh: "插图，缺图片：{caption}", en: "Figure, picture missing: {caption}" },
  "page.related": { zh: "推荐阅读", en: "Related" },
  "page.tray": { zh: "图片篮", en: "Photo tray" },
  "page.line_hint": { zh: "{field}（可不填）", en: "{field} (optional)" },
  "page.authors_hint": { zh: "单位 姓名", en: "Name, organisation" },
  "page.dateline_hint": { zh: "日期 · 地点", en: "Date · Place" },
  "page.body_hint": {
    zh: "正文从这里写起，图片可以直接拖进来",
    en: "Start writing here; photos can be dropped in",
  },
  "page.caption_hint": { zh: "图片说明：谁、在哪里、在做什么", en: "Caption: who, where, doing what" },
  "page.related_hint": { zh: "文章标题", en: "Title" },
  "page.picture_missing": { zh: "缺图片", en: "The picture is missing" },
  "page.picture_missing_hint": {
    zh: "把图片拖到这里，或点此添加",
    en: "Drop the picture here, or click to add it",
  },
  "page.sign_off_inline": { zh: "印在末段末尾", en: "Printed at the end of the last paragraph" },
  "page.ghost_went": { zh: "删除：", en: "Deleted: " },
  "page.ghost_comes": { zh: "新增：", en: "Added: " },
  "page.ghost_elsewhere": { zh: "移走的一段", en: "Moved from here" },

  "link.title": { zh: "链接", en: "Link" },
  "link.address": { zh: "网址", en: "Address" },
  "link.hint": { zh: "https://", en: "https://" },
  "link.go": { zh: "加上链接", en: "Set link" },
  "link.remove": { zh: "去掉链接", en: "Remove link" },
  "link.bad": {
    zh: "请写完整的网址，以 http://、https:// 或 mailto: 开头。",
    en: "Write the whole address, beginning with http://, https:// or mailto:.",
  },
} satisfies Sentences;
