// What the window says about versions.

export const versions = {
  "versions.empty": "还没有版本。写作时会自动留存；想记住此刻，就存一个版本。",
  "versions.name_now": "给此刻起名存版",
  "versions.number": "第 {n} 版",
  "versions.look_at": "查看第 {n} 版",
  "versions.restore": "恢复为这一版",
  "versions.restore_says": "恢复不会丢掉现在的文字：它会先留作一个版本。",
  "versions.restored": "已恢复第 {n} 版。",
  "versions.back": "回到稿件",
  "versions.looking": "正在看第 {n} 版 · {time}",
  "versions.named": "已存为第 {n} 版。",
  "versions.why_named": "起名存版",
  "versions.why_pause": "自动留存",
  "versions.why_import": "导入",
  "versions.why_before_import": "导入之前",
  "versions.why_export": "导出",
  "versions.why_restore": "恢复旧版",
  "versions.why_before_restore": "恢复之前",
  "versions.reading": "正在读取版本……",

  "name_version.title": "存一个版本",
  "name_version.says": "此刻的文字和图片会原样留下，以后随时可以回到这里。",
  "name_version.name": "版本名",
  "name_version.hint": "如：送审前",
  "name_version.go": "存版",
};
