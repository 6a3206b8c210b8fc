// The window's sentences about photos on paper: caption sheets out and back, proof sheets.

import type { Sentences } from "./language";

export const prints = {
  "prints.menu": { zh: "图片说明表与印样", en: "Caption sheet and proof sheet" },
  "prints.which": { zh: "哪些图片", en: "Photos" },
  "prints.which_all": { zh: "全部 {n} 张", en: "All {n}" },
  "prints.which_picked": { zh: "选用的 {n} 张", en: "{n} picked" },
  "prints.which_chosen": { zh: "所选 {n} 张", en: "{n} selected" },

  "captions.out_title": { zh: "导出图片说明表", en: "Export caption sheet" },
  "captions.out_says": {
    zh: "交给别人填写的表。填好后取回，逐张图片对上。",
    en: "A sheet for somebody else to fill in. When it comes back, each caption finds its photo.",
  },
  "captions.form": { zh: "格式", en: "Format" },
  "captions.form_docx": { zh: "Word，带图片", en: "Word, with the photos" },
  "captions.form_csv": { zh: "CSV 表格", en: "CSV table" },
  "captions.save": { zh: "存为…", en: "Save as…" },
  "captions.file_name": { zh: "图片说明表 {headline}", en: "Captions {headline}" },
  "captions.saved": { zh: "图片说明表已存好", en: "The caption sheet is saved" },
  "captions.back_title": { zh: "取回图片说明表", en: "Take back caption sheet" },
  "captions.reading": { zh: "正在读表…", en: "Reading the sheet…" },
  "captions.changes": { zh: "取回这些", en: "What will change" },
  "captions.nothing": { zh: "表里没有新的内容。", en: "The sheet changes nothing." },
  "captions.photo": { zh: "图 {n}", en: "Figure {n}" },
  "captions.empty": { zh: "（空）", en: "(empty)" },
  "captions.clashes": { zh: "两边都改过，请逐条选", en: "Changed on both sides: choose for each" },
  "captions.clashes_says": {
    zh: "表发出以后，这里也改过。不选就留着这里的。",
    en: "These were changed here as well since the sheet went out. What is here stays unless you choose.",
  },
  "captions.here": { zh: "留这里的", en: "Keep this" },
  "captions.there": { zh: "用表里的", en: "Use the sheet" },
  "captions.left": { zh: "没有取的", en: "Not taken over" },
  "captions.take": { zh: "取回 {n} 处", en: "Take over {n} fact|Take over {n} facts" },
  "captions.taken": {
    zh: "已取回 {photos} 张图片的 {n} 处。按 {undo} 一步撤销；取回之前的稿件在“版本”里。",
    en: "Facts taken over: {n}, on photos: {photos}. {undo} takes them back in one step; what stood before is under Versions.",
  },
  "captions.moved_on": {
    zh: "稿件或表刚才又变了，请再看一遍。",
    en: "The story or the sheet has just changed; look again.",
  },
  "captions.no_story": {
    zh: "这份图片说明表的稿件不在这个稿件库里。",
    en: "The story of this caption sheet is not in this store.",
  },

  "proof.title": { zh: "打印印样", en: "Print proof sheet" },
  "proof.says": {
    zh: "图片并排印在 A4 纸上，带编号、文件名、时间、星级和图说。",
    en: "Photos side by side on A4, with number, file name, time, stars and caption.",
  },
  "proof.paper": { zh: "纸张", en: "Paper" },
  "proof.portrait": { zh: "竖放", en: "Portrait" },
  "proof.landscape": { zh: "横放", en: "Landscape" },
  "proof.grid": { zh: "每页", en: "Per page" },
  "proof.grid_is": { zh: "{columns} × {rows}", en: "{columns} × {rows}" },
  "proof.pages": { zh: "共 {n} 页", en: "{n} page|{n} pages" },
  "proof.print": { zh: "打印…", en: "Print…" },
  "proof.making": { zh: "正在排印样", en: "Making the proof sheet" },
} satisfies Sentences;
