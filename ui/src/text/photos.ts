// The window's sentences about photos, their facts and the people in them.

import type { Sentences } from "./language";

export const photos = {
  "photos.in_text": { zh: "文中", en: "In the text" },
  "photos.tray": { zh: "图片篮", en: "Tray" },
  "photos.tray_empty": {
    zh: "删去的插图会放在这里，不会丢。",
    en: "Figures deleted from the text land here. None is lost.",
  },
  "photos.empty_title": { zh: "还没有图片", en: "No photos yet" },
  "photos.empty_says": {
    zh: "从电脑里选，也可以直接拖到文中或粘贴截图。",
    en: "Choose files, drop them into the text, or paste a screenshot.",
  },
  "photos.missing": { zh: "缺图片", en: "Picture missing" },
  "photos.no_caption": { zh: "缺图片说明", en: "No caption" },
  "photos.no_credit": { zh: "缺署名", en: "No credit" },
  "photos.up": { zh: "上移", en: "Move up" },
  "photos.down": { zh: "下移", en: "Move down" },
  "photos.to_tray": { zh: "移到图片篮", en: "Move to the tray" },
  "photos.from_tray": { zh: "放回文中", en: "Put into the text" },
  "photos.to_paragraph": { zh: "改为正文段落", en: "Turn into a paragraph" },
  "photos.remove": { zh: "移除图片", en: "Remove photo" },
  "photos.removed": { zh: "已移除“{name}”。", en: "Removed “{name}”." },
  "photos.figure": { zh: "插图 {number}", en: "Figure {number}" },
  "photos.facts": { zh: "图 {number} 的资料", en: "Facts of figure {number}" },
  "photos.pasted": { zh: "粘贴的图片.png", en: "pasted.png" },
  "photos.original": { zh: "{width} × {height} · {size}", en: "{width} × {height} · {size}" },

  "arrivals.name": { zh: "收图", en: "Photos coming in" },
  "arrivals.far": { zh: "正在收图，{done} / {total} 张", en: "Taking photos in, {done} of {total}" },
  "arrivals.stopping": { zh: "正在停下，已收 {done} / {total} 张", en: "Stopping after {done} of {total}" },
  "arrivals.stop": { zh: "停止", en: "Stop" },
  "arrivals.refused": {
    zh: "有 {n} 个文件没有收下，其余的都收了。",
    en: "{n} files were not taken; all others were.",
  },

  "figure.credit_hint": { zh: "如：林溪/摄", en: "e.g. Lin Xi" },
  "figure.taken_hint": { zh: "如：2026-11-23 09:30", en: "e.g. 2026-11-23 09:30" },
  "figure.alt_hint": { zh: "给看不见图的人：画面里有什么", en: "What it shows, for those who cannot see it" },
  "figure.people": { zh: "图中人物（从左到右）", en: "People, from left to right" },
  "figure.add_person": { zh: "添加人物", en: "Add person" },
  "figure.remove_person": { zh: "删去第 {n} 人", en: "Remove person {n}" },
  "figure.more": { zh: "版权与更多", en: "Rights and more" },

  "person.name": { zh: "姓名", en: "Name" },
  "person.unit": { zh: "单位", en: "Organisation" },
  "person.title": { zh: "职务", en: "Title" },
  "person.position": { zh: "位置", en: "Position" },
  "person.nth": { zh: "第 {n} 人", en: "Person {n}" },

  "source.unknown": { zh: "未注明", en: "Not stated" },
  "source.digitalCapture": { zh: "相机拍摄", en: "Taken by camera" },
  "source.negativeFilm": { zh: "胶片扫描", en: "Scanned film" },
  "source.print": { zh: "照片翻拍", en: "Copied from a print" },
  "source.humanEdits": { zh: "经人工修改", en: "Edited by hand" },
  "source.composite": { zh: "合成", en: "Composite" },
  "source.screenCapture": { zh: "截屏", en: "Screen capture" },
  "source.trainedAlgorithmicMedia": { zh: "人工智能生成", en: "Made by AI" },
  "source.compositeWithTrainedAlgorithmicMedia": { zh: "含人工智能生成部分", en: "Partly made by AI" },
  "source.algorithmicallyEnhanced": { zh: "经算法增强", en: "Enhanced by algorithm" },
} satisfies Sentences;
