// What the window says about the frame: menu, bottom line, notices, what every room says.

export const frame = {
  "app.name": "清样",
  "app.title": "Galley 清样",
  "app.menu": "菜单",
  "app.starting": "正在打开稿件库……",
  "app.start_failed": "稿件库没有打开",
  "app.retry": "再试一次",
  "app.held": "稿件库正由“{holder}”使用。请先关闭它，再试一次。",
  "app.rescue": "恢复最近的备份",
  "app.rescue_says": "恢复时，损坏的稿件库会原样留在旁边，不会删除；备份之后写的文字要从那里找回。",
  "app.rescued": "稿件库已回到最近一次备份时的样子。损坏的那份原样留在 {store} 里，文件名带 damaged。",
  "app.rescuing": "正在恢复备份……",

  "closing.title": "还有文字没有存上",
  "closing.says": "窗口没有关，文字都还在。",
  "closing.unsaved": "《{headline}》：{says}",
  "closing.waiting_title": "正在保存",
  "closing.waiting": "最后的改动正在写到磁盘，写完就关。",
  "closing.anyway": "仍然关闭，丢掉最后的改动",
  "closing.retry": "再试一次",
  "closing.stay": "回到稿件",

  "do.new": "新建稿件",
  "do.import": "导入文件…",
  "do.export": "导出稿件包…",
  "do.name_version": "存一个版本…",
  "do.spike": "撤稿",
  "do.unspike": "恢复稿件",
  "do.settings": "设置…",
  "do.add_photos": "添加图片…",
  "do.find": "查找稿件",
  "do.inspector": "显示或隐藏右栏",
  "do.undo": "撤销",
  "do.redo": "重做",
  "do.close": "关闭",
  "do.cancel": "取消",
  "told.between": "；",
  "do.copy": "复制",
  "do.copied": "已复制",
  "do.done": "好",
  "do.save": "保存",

  "count.words": "{n} 字",
  "count.photos": "{n} 图",
  "count.flags": "{n} 处提示",
  "count.no_flags": "没有提示",
  "count.minutes": "约读 {n} 分钟",
  "count.characters": "{n} 字符",
  "count.han": "汉字 {n}",
  "count.all_captioned": "均有图说",
  "count.uncaptioned": "{n} 张缺图说",

  "age.now": "刚刚",
  "age.yesterday": "昨天",

  "save.saved": "已存 {time}",
  "save.failing": "还没有存上，正在重试",
  "save.failed_says": "{says}文字都还在窗口里，会自动再试。",

  "stale.name": "别处改过的稿子",
  "stale.says":
    "《{headline}》在别处也改过。那一份已经留作第 {number} 版，在“版本”里可以查看；您正在写的照常保存。",

  "nothing.title": "从这里开始",
  "nothing.says": "在左边选一篇稿件，或者：",
  "nothing.first": "写一篇新的，或者把已有的文字导入进来。",
  "nothing.new": "写一篇新稿件",
  "nothing.import": "导入文字文件",
  "nothing.sample": "看看示例稿件",

  "spiked.says": "这篇稿件已经撤下，不会投出去。",

  "inspector.name": "稿件资料",
  "inspector.photos": "图片",
  "inspector.info": "信息",
  "inspector.versions": "版本",

  "foot.name": "状态",
  "foot.switch": "切换到英文",

  "notice.dismiss": "知道了",

  "announce.spiked": "已撤稿",
  "announce.unspiked": "已恢复",
};
