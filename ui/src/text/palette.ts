// The window's sentences about the palette and the page of shortcuts.

import type { Sentences } from "./language";

export const palette = {
  "palette.title": { zh: "查找命令", en: "Find a command" },
  "palette.hint": {
    zh: "命令、稿件标题；可打拼音或首字母，如 dc",
    en: "A command or a headline; Chinese by pinyin or its first letters",
  },
  "palette.recent": { zh: "最近用过", en: "Recently used" },
  "palette.commands": { zh: "命令", en: "Commands" },
  "palette.stories": { zh: "稿件", en: "Stories" },
  "palette.nothing": {
    zh: "没有找到“{typed}”。换个说法，或只打首字母。",
    en: "Nothing matches “{typed}”. Try other words, or first letters alone.",
  },
  "palette.found": { zh: "找到 {n} 项", en: "{n} result|{n} results" },
  "palette.not_now": { zh: "现在不能用", en: "not available now" },

  "shortcuts.title": { zh: "快捷键", en: "Keyboard shortcuts" },
  "shortcuts.says": { zh: "点一个快捷键，再按新的键。", en: "Click a shortcut, then press the new keys." },
  "shortcuts.find": { zh: "查找命令或按键", en: "Find a command or a key" },
  "shortcuts.of": { zh: "{name}：{keys}。更改", en: "{name}: {keys}. Change" },
  "shortcuts.none": { zh: "{name}：没有快捷键。设定", en: "{name}: no shortcut. Set" },
  "shortcuts.add": { zh: "设定", en: "Set" },
  "shortcuts.press": { zh: "请按新的键", en: "Press the new keys" },
  "shortcuts.press_says": { zh: "Esc 不改，退格键去掉快捷键", en: "Esc cancels, Backspace removes it" },
  "shortcuts.reset": { zh: "“{name}”恢复默认的 {keys}", en: "Reset “{name}” to {keys}" },
  "shortcuts.reset_none": { zh: "“{name}”恢复为没有快捷键", en: "Remove the shortcut of “{name}”" },
  "shortcuts.reset_all": { zh: "全部恢复默认", en: "Reset all" },
  "shortcuts.changed": { zh: "“{name}”现在是 {keys}", en: "“{name}” is now {keys}" },
  "shortcuts.taken_off": { zh: "“{name}”没有快捷键了", en: "“{name}” has no shortcut now" },
  "shortcuts.nothing": { zh: "没有找到“{typed}”", en: "Nothing matches “{typed}”" },
  "shortcuts.moving": {
    zh: "{keys} 在照片之间用来移动或评星，不能改作他用。",
    en: "{keys} moves among the photos or gives stars, and cannot do anything else.",
  },
  "shortcuts.held": {
    zh: "{keys} 前面要有 Ctrl 或 Alt，否则打字时就会触发。",
    en: "{keys} needs Ctrl or Alt with it, or it would fire while you type.",
  },
  "shortcuts.taken": {
    zh: "{keys} 已用于“{other}”。请换一个键，或先改“{other}”的。",
    en: "{keys} belongs to “{other}”. Choose another key, or change that of “{other}” first.",
  },
  "shortcuts.writing": {
    zh: "{keys} 在写稿时另有用处，不能改作他用。",
    en: "{keys} has its own use in writing and cannot mean anything else.",
  },
  "shortcuts.method": {
    zh: "{keys} 常被输入法占用，清样收不到。请换一个键。",
    en: "{keys} is often taken by the input method and would not arrive. Choose another key.",
  },
  "shortcuts.system": {
    zh: "{keys} 由系统占用，清样收不到。请换一个键。",
    en: "{keys} is taken by the system and would not arrive. Choose another key.",
  },
  "shortcuts.menu": {
    zh: "{keys} 用来打开菜单，请换一个键。",
    en: "{keys} opens a menu. Choose another key.",
  },
} satisfies Sentences;
