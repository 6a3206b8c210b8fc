// The window's sentences about settings and the first run.

import type { Sentences } from "./language";

export const settings = {
  "settings.title": { zh: "设置", en: "Settings" },
  "settings.you": { zh: "您", en: "You" },
  "settings.window": { zh: "窗口", en: "Window" },
  "settings.name": { zh: "姓名", en: "Name" },
  "settings.unit": { zh: "单位", en: "Organisation" },
  "settings.sign_off": { zh: "文末署名", en: "Sign-off" },
  "settings.sign_off_hint": { zh: "新稿件末尾印出的样子", en: "How a new story ends in print" },
  "settings.language": { zh: "界面语言", en: "Language" },
  "settings.theme": { zh: "外观", en: "Appearance" },
  "settings.light": { zh: "浅色", en: "Light" },
  "settings.dark": { zh: "深色", en: "Dark" },
  "settings.system": { zh: "跟随系统", en: "System" },
  "settings.about": { zh: "版本 {version} · 稿件库在 {store}", en: "Version {version} · store in {store}" },
  "settings.window_size": { zh: "界面大小", en: "Interface size" },
  "settings.text": { zh: "文字", en: "Text" },
  "settings.strip_indent": {
    zh: "导入、粘贴时去掉段首手打的空格",
    en: "Remove typed indents on import and paste",
  },
  "settings.strip_indent_says": {
    zh: "段首缩进由版式来做，不用空格。",
    en: "The page indents first lines by itself, without spaces.",
  },
  "settings.place": { zh: "所在地", en: "Place" },
  "settings.place_hint": { zh: "电头里写的地名", en: "As datelines name it" },

  "first.title": { zh: "欢迎来到清样", en: "Welcome to Galley" },
  "first.says": {
    zh: "写稿、配图、成包，全在这台电脑上，不用联网。先说说您是谁，稿件会照此署名。",
    en: "Write, place photos, pack: all on this computer, no network needed. First say who you are; your stories are signed with it.",
  },
  "first.name": { zh: "姓名", en: "Name" },
  "first.name_hint": { zh: "如：林溪", en: "e.g. Lin Xi" },
  "first.unit": { zh: "单位", en: "Organisation" },
  "first.unit_hint": { zh: "如：农业农村局", en: "e.g. Bureau of Agriculture" },
  "first.sign_off": { zh: "文末署名", en: "Sign-off" },
  "first.sign_off_hint": { zh: "（单位 姓名）", en: "(Organisation Name)" },
  "first.sign_off_says": {
    zh: "稿件末尾这样印出，可以改。",
    en: "Printed at the end of a story. Change it as you like.",
  },
  "first.name_needed": { zh: "请填姓名。", en: "Please enter your name." },
  "first.sample": { zh: "先看示例稿件", en: "See a sample story first" },
  "first.new": { zh: "写第一篇稿件", en: "Write the first story" },
} satisfies Sentences;
