// What the window says about its commands: the menus, and commands that no other room names.

export const commands = {
  "menu.story": "&Story",
  "menu.edit": "&Edit",
  "menu.insert": "&Insert",
  "menu.format": "F&ormat",
  "menu.view": "&View",
  "menu.help": "&Help",

  "do.close_window": "Close window",
  "do.rail": "Show or hide the left columns",
  "do.tab": "Side panel: {name}",
  "do.larger": "Larger",
  "do.smaller": "Smaller",
  "do.own_size": "Actual size",
  "do.theme_light": "Light",
  "do.theme_dark": "Dark",
  "do.theme_system": "Light or dark as the system",
  "do.other_language": "Switch to Chinese (中文)",

  "tools.paragraph": "Paragraph",
  "tools.subheading_2": "Subheading 2",
  "tools.subheading_3": "Subheading 3",
};
