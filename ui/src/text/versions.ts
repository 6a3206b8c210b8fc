// The window's sentences about versions of a story.

import type { Sentences } from "./language";

export const versions = {
  "versions.empty": {
    zh: "还没有版本。写作时会自动留存；想记住此刻，就存一个版本。",
    en: "No versions yet. They are kept by themselves as you write; save one to remember this moment.",
  },
  "versions.name_now": { zh: "保存为命名版本…", en: "Save a named version…" },
  "versions.number": { zh: "第 {n} 版", en: "Version {n}" },
  "versions.look_at": { zh: "查看第 {n} 版", en: "Look at version {n}" },
  "versions.restore": { zh: "恢复为这一版", en: "Restore this version" },
  "versions.restore_says": {
    zh: "恢复不会丢掉现在的文字：它会先留作一个版本。",
    en: "Nothing is lost: the present text is kept as a version first.",
  },
  "versions.restored": { zh: "已恢复第 {n} 版。", en: "Version {n} is restored." },
  "versions.back": { zh: "回到稿件", en: "Back to the story" },
  "versions.looking": { zh: "正在看第 {n} 版 · {time}", en: "Looking at version {n} · {time}" },
  "versions.named": { zh: "已存为第 {n} 版。", en: "Saved as version {n}." },
  "versions.why_unknown": { zh: "由别的版本的清样留存", en: "kept by another version of Galley" },
  "versions.reading": { zh: "正在读取版本……", en: "Reading the versions…" },
  "versions.compare": { zh: "怎样看这一版", en: "How to look at this version" },
  "versions.as_it_was": { zh: "原样", en: "As it was" },
  "versions.against_now": { zh: "与现在的稿件比较", en: "Compare with the story now" },
  "versions.against": { zh: "与 {what} 比较", en: "Compare with {what}" },
  "versions.changes": { zh: "{n} 处不同", en: "{n} difference|{n} differences" },
  "versions.same": { zh: "两版没有不同。", en: "The two are the same." },
  "versions.moved_here": { zh: "移到这里", en: "moved here" },
  "versions.moved_away": { zh: "原在这里", en: "stood here" },
  "versions.split": { zh: "此处分段", en: "split here" },
  "versions.joined": { zh: "此处并段", en: "joined here" },
  "versions.format": { zh: "格式改过", en: "Formatting changed" },
  "versions.take_back": { zh: "取回旧文", en: "Take back" },
  "versions.taken_back": { zh: "已取回；撤销可以退回。", en: "Taken back; undo restores it." },
  "versions.photo": { zh: "图片", en: "Picture" },
  "versions.facts": { zh: "其他资料", en: "Other facts" },

  "versions.kept": { zh: "已保存为第 {n} 版", en: "Saved as version {n}" },

  "name_version.title": { zh: "保存为命名版本", en: "Save a named version" },
  "name_version.says": {
    zh: "此刻的文字和图片会原样留下，以后随时可以回到这里。",
    en: "Text and photos are kept exactly as they are now; you can come back here at any time.",
  },
  "name_version.name": { zh: "版本名", en: "Name of the version" },
  "name_version.hint": { zh: "如：送审前", en: "e.g. before filing" },
  "name_version.go": { zh: "保存", en: "Save version" },
} satisfies Sentences;
