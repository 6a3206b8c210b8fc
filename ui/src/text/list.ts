// The window's sentences about the list of stories and the states they are in.

import type { Sentences } from "./language";

export const list = {
  "list.name": { zh: "稿件列表", en: "Stories" },
  "list.filter": { zh: "查找标题、代号、开头文字", en: "Headline, slugline, text" },
  "list.clear": { zh: "清除查找", en: "Clear the filter" },
  "list.untitled": { zh: "无标题", en: "Untitled" },
  "list.empty_title": { zh: "还没有稿件", en: "No stories yet" },
  "list.drawer_empty": { zh: "这里没有稿件", en: "Nothing here" },
  "list.nothing_found": { zh: "没有找到“{words}”", en: "Nothing found for “{words}”" },
  "list.found_elsewhere": {
    zh: "其他状态里有 {n} 篇",
    en: "{n} story in other states|{n} stories in other states",
  },
  "list.look_everywhere": { zh: "在全部稿件里找", en: "Look in all stories" },
  "list.spiked_says": {
    zh: "撤下的稿件留在这里，不会自己消失。",
    en: "Spiked stories stay here until you delete them.",
  },
  "list.spiked_empty": {
    zh: "撤下的稿件会放在这里，随时可以恢复。",
    en: "Spiked stories come here and can be restored at any time.",
  },

  "list.order": { zh: "排序：{by}", en: "Sorted by {by}" },
  "list.by_changed": { zh: "最近改动", en: "Last changed" },
  "list.by_begun": { zh: "新建时间", en: "Date created" },
  "list.by_length": { zh: "字数", en: "Length" },
  "list.today": { zh: "今天", en: "Today" },
  "list.yesterday": { zh: "昨天", en: "Yesterday" },
  "list.week": { zh: "本周", en: "This week" },
  "list.month": { zh: "本月", en: "This month" },
  "list.earlier": { zh: "更早", en: "Earlier" },
  "list.picked": { zh: "已选 {n} 篇", en: "{n} story selected|{n} stories selected" },
  "list.spike_picked": { zh: "移到废稿箱", en: "Spike" },
  "list.unspike_picked": { zh: "恢复", en: "Unspike" },
  "list.unpick": { zh: "取消选择", en: "Clear the selection" },
  "list.spiked_many": { zh: "{n} 篇已移到废稿箱", en: "{n} story spiked|{n} stories spiked" },
  "list.unspiked_many": { zh: "{n} 篇已恢复", en: "{n} story restored|{n} stories restored" },

  "drawer.all": { zh: "全部", en: "All" },
  "drawer.draft": { zh: "草稿", en: "Drafts" },
  "drawer.filed": { zh: "送审", en: "Filed" },
  "drawer.returned": { zh: "退改", en: "Returned" },
  "drawer.signed_off": { zh: "已签发", en: "Signed off" },
  "drawer.delivered": { zh: "已投稿", en: "Delivered" },
  "drawer.spiked": { zh: "已撤", en: "Spiked" },
  "drawer.count": { zh: "{name}，{n} 篇", en: "{name}, {n} story|{name}, {n} stories" },
  "drawer.received": { zh: "收件", en: "Inbox" },

  "state.draft": { zh: "草稿", en: "Draft" },
  "state.filed": { zh: "送审", en: "Filed" },
  "state.returned": { zh: "退改", en: "Returned" },
  "state.signed_off": { zh: "已签发", en: "Signed off" },
  "state.queued": { zh: "待发", en: "Queued" },
  "state.delivered": { zh: "已投稿", en: "Delivered" },
  "state.spiked": { zh: "已撤", en: "Spiked" },
  "state.received": { zh: "收件", en: "Received" },
  "state.in_edit": { zh: "编辑中", en: "In edit" },
  "state.passed_on": { zh: "已转出", en: "Passed on" },
} satisfies Sentences;
