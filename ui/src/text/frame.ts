// The window's sentences about the frame around everything: starting, closing, saving, counting, tabs and columns.

import type { Sentences } from "./language";

export const frame = {
  "app.name": { zh: "清样", en: "Galley" },
  "app.title": { zh: "Galley 清样", en: "Galley 清样" },
  "app.title_of": { zh: "{headline} — 清样", en: "{headline} — Galley" },
  "app.menu": { zh: "菜单", en: "Menu" },
  "app.starting": { zh: "正在打开稿件库……", en: "Opening the store…" },
  "app.start_failed": { zh: "稿件库没有打开", en: "The store did not open" },
  "app.retry": { zh: "再试一次", en: "Try again" },
  "app.held": {
    zh: "稿件库正由“{holder}”使用。请先关闭它，再试一次。",
    en: "The store is in use by “{holder}”. Close it, then try again.",
  },
  "app.rescue": { zh: "恢复最近的备份", en: "Restore the newest backup" },
  "app.rescue_says": {
    zh: "恢复时，损坏的稿件库会原样留在旁边，不会删除；备份之后写的文字要从那里找回。",
    en: "The damaged store is kept beside the restored one, untouched; text written after the backup may be found there.",
  },
  "app.rescued": {
    zh: "稿件库已回到最近一次备份时的样子。损坏的那份原样留在 {store} 里，文件名带 damaged。",
    en: "The store is as it was at the newest backup. The damaged one is kept in {store}, under a name with “damaged”.",
  },
  "app.rescuing": { zh: "正在恢复备份……", en: "Restoring the backup…" },

  "announce.spiked": { zh: "已撤稿", en: "Story spiked" },
  "announce.unspiked": { zh: "已恢复", en: "Story unspiked" },

  "age.now": { zh: "刚刚", en: "just now" },
  "age.yesterday": { zh: "昨天", en: "yesterday" },

  "count.words": { zh: "{n} 字", en: "{n} word|{n} words" },
  "count.photos": { zh: "{n} 图", en: "{n} photo|{n} photos" },
  "count.flags": { zh: "{n} 处提示", en: "{n} flag|{n} flags" },
  "count.no_flags": { zh: "没有提示", en: "No flags" },
  "count.minutes": { zh: "约读 {n} 分钟", en: "{n} min read|{n} min read" },
  "count.characters": { zh: "{n} 字符", en: "{n} character|{n} characters" },
  "count.han": { zh: "汉字 {n}", en: "{n} Han" },
  "count.all_captioned": { zh: "均有图说", en: "all captioned" },
  "count.uncaptioned": { zh: "{n} 张缺图说", en: "{n} without caption" },
  "count.of": { zh: "/ {range}", en: "of {range}" },
  "count.under": { zh: "差 {n}", en: "{n} short" },
  "count.over": { zh: "超 {n}", en: "{n} over" },
  "count.selected": { zh: "选中 {n} 字", en: "{n} word selected|{n} words selected" },
  "count.here": { zh: "本段 {n} 字", en: "{n} in this paragraph" },

  "closing.title": { zh: "还有文字没有存上", en: "Some text is not saved" },
  "closing.says": { zh: "窗口没有关，文字都还在。", en: "The window is still open, and so is your text." },
  "closing.unsaved": { zh: "《{headline}》：{says}", en: "“{headline}”: {says}" },
  "closing.waiting_title": { zh: "正在保存", en: "Saving" },
  "closing.waiting": {
    zh: "最后的改动正在写到磁盘，写完就关。",
    en: "The last changes are being written; the window closes when they are on disk.",
  },
  "closing.anyway": { zh: "仍然关闭，丢掉最后的改动", en: "Close and lose the last changes" },
  "closing.retry": { zh: "再试一次", en: "Try again" },
  "closing.stay": { zh: "回到稿件", en: "Back to the story" },

  "foot.leave_focus": { zh: "退出专注", en: "Leave focus mode" },
  "foot.name": { zh: "状态", en: "Status" },
  "foot.switch": { zh: "切换到英文", en: "Switch to Chinese" },

  "nothing.title": { zh: "从这里开始", en: "Start here" },
  "nothing.says": { zh: "在左边选一篇稿件，或者：", en: "Choose a story on the left, or:" },
  "nothing.first": {
    zh: "写一篇新的，或者把已有的文字导入进来。",
    en: "Write a new story, or import text you already have.",
  },
  "nothing.new": { zh: "写一篇新稿件", en: "Write a new story" },
  "nothing.import": { zh: "导入文字文件", en: "Import a text file" },
  "nothing.sample": { zh: "看看示例稿件", en: "Look at the sample story" },

  "app.reopened": {
    zh: "窗口的页面刚才意外中断，现在已经重新打开。中断前最后一秒输入的字可能没有存上，请看一眼。",
    en: "The page of this window stopped working and was opened again. What was typed in its last second may be missing; please check.",
  },

  "notice.dismiss": { zh: "知道了", en: "Dismiss" },

  "told.between": { zh: "；", en: "; " },

  "save.saved": { zh: "已存 {time}", en: "Saved {time}" },
  "save.failing": { zh: "还没有存上，正在重试", en: "Not saved yet, trying again" },
  "save.failed_says": {
    zh: "{says}文字都还在窗口里，会自动再试。",
    en: "{says} Your text is still in the window and will be saved again by itself.",
  },

  "spiked.says": { zh: "这篇稿件已经撤下，不会投出去。", en: "This story is spiked and goes nowhere." },

  "stale.name": { zh: "别处改过的稿子", en: "Changed elsewhere" },
  "stale.says": {
    zh: "《{headline}》在别处也改过。那一份已经留作第 {number} 版，在“版本”里可以查看；您正在写的照常保存。",
    en: "“{headline}” was also changed elsewhere. That text is kept as version {number}, see Versions; what you are writing goes on being saved.",
  },

  "inspector.name": { zh: "稿件资料", en: "About the story" },
  "inspector.close": { zh: "关闭", en: "Close" },
  "inspector.photos": { zh: "图片", en: "Photos" },
  "inspector.info": { zh: "信息", en: "Details" },
  "inspector.versions": { zh: "版本", en: "Versions" },
  "inspector.submit": { zh: "投稿", en: "Submit" },
  "inspector.review": { zh: "审阅", en: "Review" },
  "inspector.waiting": { zh: "{name}，{n} 处", en: "{name}, {n} waiting" },

  "rail.name": { zh: "稿件状态", en: "Stories by state" },
  "rail.fold": { zh: "稿件状态：{name} {n}", en: "States: {name} {n}" },
  "rail.start": { zh: "清样与新稿", en: "Galley and new stories" },
  "post.name": { zh: "收发", en: "In and out" },

  "split.list": { zh: "稿件列表的宽度", en: "Width of the story list" },
  "split.side": { zh: "右栏的宽度", en: "Width of the side panel" },
} satisfies Sentences;
