// The window's sentences about finding inside a story, and its outline.

import type { Sentences } from "./language";

export const writing = {
  "find.name": { zh: "在稿件中查找", en: "Find in the story" },
  "find.what": { zh: "查找", en: "Find" },
  "find.with": { zh: "替换为", en: "Replace with" },
  "find.case": { zh: "区分大小写", en: "Match case" },
  "find.word": { zh: "外文整词", en: "Whole Latin words" },
  "find.variants": { zh: "不分全角半角、繁体简体", en: "Ignore width, traditional and simplified" },
  "find.pattern": { zh: "正则表达式", en: "Regular expression" },
  "find.within": { zh: "选区：只在选中的文字里找", en: "Selection: only in the selected text" },
  "find.within_sign": { zh: "选区", en: "Selection" },
  "find.count": { zh: "{here} / {n}", en: "{here} / {n}" },
  "find.none": { zh: "没有找到", en: "Nothing found" },
  "find.bad_pattern": { zh: "正则表达式没有写对", en: "This is not a regular expression" },
  "find.slow": { zh: "这个表达式太费时，请写简单些", en: "This expression takes too long; make it simpler" },
  "find.replace": { zh: "替换", en: "Replace" },
  "find.replace_all": { zh: "全部替换", en: "Replace all" },
  "find.replaced": { zh: "已替换 {n} 处", en: "{n} replaced" },
  "find.close": { zh: "关闭查找", en: "Close" },

  "outline.name": { zh: "大纲", en: "Outline" },
  "outline.close": { zh: "关闭大纲，回到稿件列表", en: "Close the outline and show the stories" },
  "outline.no_headline": { zh: "无标题", en: "No headline" },
  "outline.no_subheading": { zh: "空的小标题", en: "An empty subheading" },
  "outline.no_figure": { zh: "缺图片说明", en: "No caption" },
  "outline.hint": {
    zh: "小标题会列在这里，点一下就到那一处。",
    en: "Subheadings are listed here; a click leads to them.",
  },
} satisfies Sentences;
