// What the window says about its commands: the menus, and commands that no other room names.

export const commands = {
  "menu.story": "稿件(&S)",
  "menu.edit": "编辑(&E)",
  "menu.insert": "插入(&I)",
  "menu.format": "格式(&O)",
  "menu.view": "视图(&V)",
  "menu.help": "帮助(&H)",

  "do.close_window": "关闭窗口",
  "do.rail": "显示或隐藏左栏",
  "do.tab": "右栏：{name}",
  "do.larger": "放大",
  "do.smaller": "缩小",
  "do.own_size": "原本大小",
  "do.theme_light": "浅色外观",
  "do.theme_dark": "深色外观",
  "do.theme_system": "外观跟随系统",
  "do.other_language": "切换到英文（English）",

  "tools.paragraph": "正文段落",
  "tools.subheading_2": "二级小标题",
  "tools.subheading_3": "三级小标题",
};
