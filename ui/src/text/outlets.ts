// The window's sentences about outlets and what a piece still lacks for one.

import type { Sentences } from "./language";

export const outlets = {
  "outlets.title": { zh: "投稿渠道", en: "Outlets" },
  "outlets.says": {
    zh: "每家一份小小的设置：收什么格式，多少字，图片多大，文件怎么起名。",
    en: "One small profile each: which formats, how long, how large the pictures, how files are named.",
  },
  "outlets.list": { zh: "渠道", en: "Outlets" },
  "outlets.profile": { zh: "“{name}”的设置", en: "Profile of {name}" },
  "outlets.add": { zh: "新建", en: "New" },
  "outlets.bring_back": { zh: "找回删去的 {n} 个", en: "Bring back {n} removed" },
  "outlets.restore": { zh: "恢复原样", en: "Reset" },
  "outlets.remove": { zh: "删去", en: "Remove" },
  "outlets.unsaved": { zh: "未保存", en: "not saved" },
  "outlets.kept": {
    zh: "改动随手保存；有误时改好才保存。",
    en: "Changes are saved as you make them, once there are no errors.",
  },
  "outlets.sound": { zh: "没有错误，已保存。", en: "No errors; saved." },
  "outlets.checking": { zh: "正在检查……", en: "Checking…" },
  "outlets.faults": {
    zh: "{n} 处要改，改好才保存：",
    en: "{n} thing to fix before it is saved:|{n} things to fix before it is saved:",
  },
  "outlets.line": { zh: "第 {n} 行", en: "line {n}" },
  "outlets.none": { zh: "没有渠道了", en: "No outlets left" },
  "outlets.none_says": {
    zh: "用左边的“新建”写一个，也可以找回清样自带的。",
    en: "Write one with “New”, or bring back Galley’s own.",
  },
  "outlets.new_title": { zh: "新渠道", en: "New outlet" },

  "submit.name": { zh: "投稿渠道", en: "Outlets" },
  "submit.looking": { zh: "正在对照各渠道的要求……", en: "Checking what each outlet asks for…" },
  "submit.none": { zh: "还没有投稿渠道", en: "No outlets yet" },
  "submit.none_says": {
    zh: "写下对方收什么样的稿，投之前就能逐条对照。",
    en: "Write down what a desk accepts, and every piece is checked against it before it goes.",
  },
  "submit.manage": { zh: "管理渠道…", en: "Manage outlets…" },
  "submit.fits": { zh: "可以投", en: "Ready" },
  "submit.fails": { zh: "{n} 处不合", en: "{n} to fix|{n} to fix" },
  "submit.unusable": { zh: "设置有误", en: "Profile unusable" },
  "submit.range": { zh: "{n} 字，要 {range}", en: "{n} of {range} words" },
  "submit.under": { zh: "还差 {n} 字", en: "{n} short" },
  "submit.over": { zh: "超出 {n} 字", en: "{n} over" },
  "submit.until": { zh: "{time} 截稿", en: "until {time}" },
  "submit.exclusive": { zh: "一稿一投", en: "exclusive" },
  "submit.takes": { zh: "收：{formats}", en: "Takes {formats}" },
  "submit.export": { zh: "导出给这家…", en: "Export for it…" },
  "submit.settings": { zh: "改设置", en: "Edit profile" },
  "submit.copied": {
    zh: "已复制。到公众号后台粘贴正文，标题填在标题栏，再按【图1】的位置逐张放图。",
    en: "Copied. Paste it into the account’s editor, put the headline into its own field, and place the pictures where 【图1】 stands.",
  },
  "submit.not_copied": {
    zh: "没有复制成。请导出“公众号网页”，用浏览器打开后全选复制。",
    en: "It could not be copied. Export “WeChat page”, open it in a browser and copy all of it.",
  },

  "format.between": { zh: "、", en: ", " },
} satisfies Sentences;
