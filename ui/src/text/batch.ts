// The window's sentences about facts for many photos.

import type { Sentences } from "./language";

export const batch = {
  "batch.title": { zh: "成批填写资料", en: "Facts for many photos" },
  "batch.says": {
    zh: "{n} 张图片。花括号里的会逐张换成各自的内容，代码如 =jkm= 会换成全文。",
    en: "{n} photo. Words in braces become each photo’s own, codes like =jkm= become what they stand for.|{n} photos. Words in braces become each photo’s own, codes like =jkm= become what they stand for.",
  },
  "batch.field": { zh: "资料", en: "Fact" },
  "batch.how": { zh: "怎么填", en: "How" },
  "batch.how_replace": { zh: "替换", en: "Replace" },
  "batch.how_append": { zh: "加在后面", en: "Append" },
  "batch.how_prepend": { zh: "加在前面", en: "Prepend" },
  "batch.how_fill": { zh: "只填空的", en: "Only if empty" },
  "batch.text": { zh: "内容", en: "Words" },
  "batch.add": { zh: "再加一项", en: "Another fact" },
  "batch.remove": { zh: "去掉第 {n} 项", en: "Take away fact {n}" },
  "batch.variables": { zh: "可插入", en: "Put in" },
  "batch.saved": { zh: "成套资料", en: "Saved facts" },
  "batch.choose": { zh: "选一套…", en: "Choose…" },
  "batch.from_photo": { zh: "取自当前图片", en: "From this photo" },
  "batch.save": { zh: "存为一套", en: "Save these" },
  "batch.save_name": { zh: "名称", en: "Name" },
  "batch.forget": { zh: "删除这一套", en: "Delete this set" },
  "batch.preview": { zh: "填好以后", en: "What each will say" },
  "batch.nothing": { zh: "没有变化。", en: "Nothing changes." },
  "batch.more": { zh: "还有 {n} 张也会这样填。", en: "{n} more photo alike.|{n} more photos alike." },
  "batch.open": {
    zh: "{fields} 没有内容，会原样留在花括号里。",
    en: "Nothing is known for {fields}; it stays in braces.",
  },
  "batch.done": { zh: "填入 {n} 张", en: "Put on {n} photo|Put on {n} photos" },
} satisfies Sentences;
