// The window's sentences about what stories are begun and filled from: templates, snippets and code lists.

import type { Sentences } from "./language";

export const stationery = {
  "stationery.title": { zh: "模板与常用语", en: "Templates and snippets" },
  "stationery.which": { zh: "要改的", en: "Change" },
  "stationery.shipped": { zh: "自带", en: "ours" },
  "stationery.changed": { zh: "改过", en: "changed" },
  "stationery.own": { zh: "自建", en: "yours" },
  "stationery.add": { zh: "新建", en: "New" },
  "stationery.bring_back": { zh: "找回删去的 {n} 个", en: "Bring back {n} removed" },
  "stationery.restore": { zh: "恢复原样", en: "Reset" },
  "stationery.remove": { zh: "删去", en: "Remove" },
  "stationery.none_says": {
    zh: "用左边的“新建”做一个；删去的自带模板和常用语可以找回。",
    en: "Make one with “New”; Galley’s own can be brought back.",
  },
  "stationery.kept": {
    zh: "改动随手保存，只影响以后新建和插入的。",
    en: "Changes are saved as you make them, for what you begin or insert from now on.",
  },
  "stationery.name": { zh: "名称", en: "Name" },
  "stationery.says": { zh: "什么时候用", en: "When to use it" },
  "stationery.lines_hint": {
    zh: "jkm⇥江克美 某局局长⇥江克美",
    en: "jkm⇥Jiang Kemei, bureau head⇥Jiang Kemei",
  },
  "stationery.length": { zh: "字数要求", en: "Length" },
  "stationery.length_bad": { zh: "写成 300–800 这样。", en: "Like 300–800." },
  "stationery.dateline_hint": { zh: "如：{example}", en: "e.g. {example}" },
  "stationery.blocks": {
    zh: "正文的骨架：提示只在没写字的地方显示，不会印出",
    en: "On the page: prompts show where nothing is written, and never print",
  },
  "stationery.paragraph": { zh: "段落", en: "Paragraph" },
  "stationery.subheading": { zh: "小标题", en: "Subheading" },
  "stationery.quote": { zh: "引文", en: "Quote" },
  "stationery.figure": { zh: "插图", en: "Figure" },
  "stationery.figure_says": { zh: "留出一张图的位置", en: "Room for one picture" },
  "stationery.kind_of": { zh: "第 {n} 段的种类", en: "Kind of block {n}" },
  "stationery.prompt_of": { zh: "第 {n} 段的提示", en: "Prompt of block {n}" },
  "stationery.prompt_hint": { zh: "这里该写什么", en: "What is to be written here" },
  "stationery.up": { zh: "第 {n} 段上移", en: "Move block {n} up" },
  "stationery.down": { zh: "第 {n} 段下移", en: "Move block {n} down" },
  "stationery.remove_block": { zh: "去掉第 {n} 段", en: "Take block {n} out" },
  "stationery.add_block": { zh: "加一段", en: "Add a block" },

  "stationery.tab_template": { zh: "模板", en: "Templates" },
  "stationery.new_template": { zh: "新模板", en: "New template" },
  "stationery.none_template": { zh: "没有模板了", en: "No templates left" },

  "stationery.tab_snippet": { zh: "常用语", en: "Snippets" },
  "stationery.new_snippet": { zh: "新常用语", en: "New snippet" },
  "stationery.none_snippet": { zh: "没有常用语了", en: "No snippets left" },
  "stationery.text_snippet": { zh: "文字", en: "Words" },
  "stationery.note_snippet": {
    zh: "花括号里是要填的空。{fields}自动填好，别的用时再问。",
    en: "Words in braces are filled in: {fields} by themselves, others are asked for.",
  },

  "stationery.tab_codes": { zh: "代码表", en: "Codes" },
  "stationery.new_codes": { zh: "新代码表", en: "New code list" },
  "stationery.none_codes": { zh: "还没有代码表", en: "No code lists yet" },
  "stationery.text_codes": { zh: "代码与全文", en: "Codes and their words" },
  "stationery.note_codes": {
    zh: "一行一个：代码、Tab 键、全文；几种写法用 Tab 隔开。写稿时打 =jkm= 换成第一种，=jkm#2= 换成第二种。",
    en: "One a line: code, Tab, words; alternatives behind further tabs. While writing, =jkm= becomes the first, =jkm#2= the second.",
  },

  "snippet.title": { zh: "插入常用语", en: "Insert snippet" },
  "snippet.preview": { zh: "插入的文字", en: "The words to insert" },
  "snippet.go": { zh: "插入", en: "Insert" },
  "snippet.manage": { zh: "管理常用语…", en: "Manage snippets…" },
  "snippet.none_says": {
    zh: "可以新写一条，也可以找回清样自带的。",
    en: "Write one, or bring back Galley’s own.",
  },

  "kinds.title": { zh: "按体裁新建", en: "New story of a kind" },
  "kinds.plain": { zh: "空白稿件", en: "Plain story" },
  "kinds.plain_says": { zh: "什么都不预设，直接写。", en: "Nothing preset, just write." },
  "kinds.length": { zh: "{range} 字", en: "{range} words" },
  "kinds.none_says": {
    zh: "可以新做一个，也可以找回清样自带的。",
    en: "Make one, or bring back Galley’s own.",
  },
  "kinds.manage": { zh: "管理模板…", en: "Manage templates…" },
} satisfies Sentences;
