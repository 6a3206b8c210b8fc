// The window's sentences about what is deleted for good, and photos that come back.

import type { Sentences } from "./language";

export const trash = {
  "delete.title": { zh: "永久删除这篇稿件？", en: "Delete this story permanently?" },
  "delete.text": {
    zh: "正文 {n} 字，连同标题和全部信息",
    en: "The text, {n} word, with its headline and details|The text, {n} words, with its headline and details",
  },
  "delete.revisions": { zh: "{n} 个版本", en: "{n} version|{n} versions" },
  "delete.photos": {
    zh: "{n} 张只在这篇稿件里的图片：",
    en: "{n} photo that no other story uses:|{n} photos that no other story uses:",
  },
  "delete.no_photos": { zh: "没有图片会随它删去", en: "No photo goes with it" },
  "delete.says": {
    zh: "删了就不能撤销。已有的备份里还留着；别的稿件用到的图片不动。",
    en: "This cannot be undone. Backups keep what they hold; photos that other stories use stay.",
  },
  "delete.looking": { zh: "正在看哪些内容会随它删去……", en: "Finding out what goes with it…" },
  "delete.go": { zh: "永久删除", en: "Delete permanently" },
  "delete.done": { zh: "已永久删除", en: "Deleted permanently" },

  "removed.name": { zh: "移除的图片", en: "Photos taken out" },
  "removed.seen": { zh: "{time}还在稿中", en: "In the story {time}" },
  "removed.back": { zh: "放回图片篮", en: "Put back" },
  "removed.back_one": { zh: "放回图片篮：{name}", en: "Put back into the tray: {name}" },
} satisfies Sentences;
