// What the window says about outlets: who takes pieces, what they would send one back for, and sending it.

import type { outlets as source } from "../zh/outlets";

export const outlets: Record<keyof typeof source, string> = {
  "inspector.submit": "Submit",

  "do.outlets": "Outlets…",
  "do.copy_wechat": "Copy for WeChat",

  "submit.name": "Outlets",
  "submit.looking": "Checking what each outlet asks for…",
  "submit.none": "No outlets yet",
  "submit.none_says": "Write down what a desk accepts, and every piece is checked against it before it goes.",
  "submit.manage": "Manage outlets…",
  "submit.fits": "Ready",
  "submit.fails": "{n} to fix|{n} to fix",
  "submit.unusable": "Profile unusable",
  "submit.range": "{n} of {range} words",
  "submit.under": "{n} short",
  "submit.over": "{n} over",
  "submit.until": "until {time}",
  "submit.exclusive": "exclusive",
  "submit.takes": "Takes {formats}",
  "submit.export": "Export for it…",
  "submit.settings": "Edit profile",
  "submit.copied":
    "Copied. Paste it into the account’s editor, put the headline into its own field, and place the pictures where 【图1】 stands.",
  "submit.not_copied":
    "It could not be copied. Export “WeChat page”, open it in a browser and copy all of it.",

  "format.docx": "Word",
  "format.html": "web page",
  "format.markdown": "Markdown",
  "format.text": "plain text",
  "format.ninjs": "ninjs",
  "format.newsml": "NewsML-G2",
  "format.wechat": "WeChat page",
  "format.captions": "caption sheet",
  "format.captions-csv": "caption sheet (CSV)",
  "format.eml": "mail to send",
  "format.between": ", ",

  "export.for": "Export for {outlet}",
  "export.for_says": "Packed in its formats, under its names, with the pictures it wants.",
  "export.takes": "It takes",
  "export.fails": "{n} rule is not met; you can export anyway.|{n} rules are not met; you can export anyway.",

  "outlets.title": "Outlets",
  "outlets.says":
    "One small profile each: which formats, how long, how large the pictures, how files are named.",
  "outlets.list": "Outlets",
  "outlets.profile": "Profile of {name}",
  "outlets.add": "New",
  "outlets.bring_back": "Bring back {n} removed",
  "outlets.restore": "Reset",
  "outlets.remove": "Remove",
  "outlets.unsaved": "not saved",
  "outlets.kept": "Changes are saved as you make them, once there are no errors.",
  "outlets.sound": "No errors; saved.",
  "outlets.checking": "Checking…",
  "outlets.faults": "{n} thing to fix before it is saved:|{n} things to fix before it is saved:",
  "outlets.line": "line {n}",
  "outlets.none": "No outlets left",
  "outlets.none_says": "Write one with “New”, or bring back Galley’s own.",
  "outlets.new_title": "New outlet",
};
