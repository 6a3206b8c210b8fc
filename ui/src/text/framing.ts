// The window's sentences about the framing of a photo.

import type { Sentences } from "./language";

export const framing = {
  "framing.open": { zh: "取景…", en: "Crop and turn…" },
  "framing.title": { zh: "取景", en: "Crop and turn" },
  "framing.says": {
    zh: "只改这一处怎么显示，原图不动。",
    en: "This changes how the picture is shown here. The original stays as it is.",
  },
  "framing.crop": { zh: "裁切框", en: "Crop frame" },
  "framing.crop_keys": {
    zh: "方向键移动，按住 Alt 改大小，按住 Shift 走大步",
    en: "Arrows move it, with Alt they resize it, with Shift by larger steps",
  },
  "framing.focus_point": { zh: "焦点", en: "Focus point" },
  "framing.turn": { zh: "旋转与焦点", en: "Turn and focus" },
  "framing.left": { zh: "向左转", en: "Turn left" },
  "framing.right": { zh: "向右转", en: "Turn right" },
  "framing.focus": {
    zh: "标出焦点：怎么裁都留在画面里",
    en: "Mark the focus: it stays in the picture however it is cropped",
  },
  "framing.shape": { zh: "比例", en: "Shape" },
  "framing.free": { zh: "自由", en: "Free" },
  "framing.straighten": { zh: "拉直", en: "Straighten" },
  "framing.degrees": { zh: "{degrees}°", en: "{degrees}°" },
  "framing.pixels": {
    zh: "显示原图的 {width} × {height} 像素",
    en: "Shows {width} × {height} pixels of the original",
  },
  "framing.reset": { zh: "恢复原样", en: "Reset" },
  "framing.done": { zh: "用这个取景", en: "Use this" },
} satisfies Sentences;
