// What the window says about the stories by state and the list.

export const list = {
  "rail.name": "稿件状态",

  "drawer.all": "全部",
  "drawer.draft": "草稿",
  "drawer.filed": "送审",
  "drawer.returned": "退改",
  "drawer.signed_off": "已签发",
  "drawer.delivered": "已投稿",
  "drawer.spiked": "已撤",
  "drawer.count": "{name}，{n} 篇",

  "state.draft": "草稿",
  "state.filed": "送审",
  "state.returned": "退改",
  "state.signed_off": "已签发",
  "state.queued": "待发",
  "state.delivered": "已投稿",
  "state.spiked": "已撤",
  "state.received": "收件",
  "state.in_edit": "编辑中",
  "state.passed_on": "已转出",

  "list.name": "稿件列表",
  "list.filter": "查找标题、代号、开头文字",
  "list.clear": "清除查找",
  "list.untitled": "无标题",
  "list.no_text": "还没有正文",
  "list.empty_title": "还没有稿件",
  "list.drawer_empty": "这里没有稿件",
  "list.nothing_found": "没有找到“{words}”",
  "list.found_elsewhere": "其他状态里有 {n} 篇",
  "list.look_everywhere": "在全部稿件里找",
};
