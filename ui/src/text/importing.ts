// The window's sentences about texts that come in as stories.

import type { Sentences } from "./language";

export const importing = {
  "import.title": { zh: "导入结果", en: "Imported" },
  "import.open": { zh: "打开这篇", en: "Open it" },
  "import.refused": { zh: "没有收", en: "Not imported" },
  "import.took": { zh: "已收为《{headline}》", en: "Imported as “{headline}”" },
  "import.took_untitled": { zh: "已收为一篇无标题的稿件", en: "Imported as an untitled story" },
  "import.running": { zh: "正在导入……", en: "Importing…" },

  "offer.title": { zh: "收为新稿件？", en: "Take it as a story?" },
  "offer.one": {
    zh: "拖进来的是一份文字文件，可以收为一篇新稿件。原文件不会改动。",
    en: "A text file was dropped here. It can become a story; the file itself stays as it is.",
  },
  "offer.many": {
    zh: "拖进来的是 {count} 份文字文件，可以各收为一篇新稿件。原文件不会改动。",
    en: "{count} text files were dropped here. Each can become a story; the files themselves stay as they are.",
  },
  "offer.go": { zh: "收为新稿件", en: "Take as a story" },
} satisfies Sentences;
