// The window's sentences about how the page is set on the screen.

import type { Sentences } from "./language";

export const reading = {
  "reading.name": { zh: "阅读外观", en: "Reading view" },
  "reading.zoom": { zh: "字号", en: "Text size" },
  "reading.zoom_now": { zh: "字号 {n}%，恢复为 100%", en: "Text size {n}%, back to 100%" },
  "reading.smaller": { zh: "缩小字号", en: "Smaller text" },
  "reading.larger": { zh: "放大字号", en: "Larger text" },
  "reading.as_begun": { zh: "恢复为 100%", en: "Back to 100%" },
  "reading.measure": { zh: "行宽", en: "Line width" },
  "reading.leading": { zh: "行距", en: "Line spacing" },
  "reading.narrow": { zh: "窄", en: "Narrow" },
  "reading.middle": { zh: "适中", en: "Medium" },
  "reading.wide": { zh: "宽", en: "Wide" },
  "reading.tight": { zh: "紧", en: "Tight" },
  "reading.loose": { zh: "松", en: "Loose" },
  "reading.letters": { zh: "字体", en: "Typeface" },
  "reading.serif": { zh: "宋体", en: "Serif" },
  "reading.sans": { zh: "黑体", en: "Sans" },
  "reading.indent": { zh: "段首缩进两字", en: "Indent first lines" },
  "reading.says": {
    zh: "只管屏幕上的样子，不影响印出和投出的稿件。",
    en: "Only changes how it looks on this screen; nothing printed or sent.",
  },
} satisfies Sentences;
