// What the window says about the people whose keys are known here, and about the register of what came.

import type { Sentences } from "./language";

export const people = {
  "people.title": { zh: "认识的人", en: "People you know" },
  "people.says": {
    zh: "请本人在电话里报出六组数字，对上了再按“号码对上了”。核对过的签名才算数。",
    en: "Have the person read out the six groups on the telephone. Only a number that you compared counts as theirs.",
  },
  "people.mine": { zh: "我的签名", en: "My signature" },
  "people.mine_says": {
    zh: "把这六组数字念给收稿的人听。",
    en: "Read these six groups out to those who receive your stories.",
  },
  "people.mine_none": {
    zh: "还没有签名钥匙。第一次送审或审签时填口令，就会有一把。",
    en: "There is no signing key yet. The passphrase of your first filing or sign-off makes one.",
  },
  "people.others": { zh: "别人的签名", en: "Other people’s signatures" },
  "people.none": { zh: "还没有收到过带签名的稿件。", en: "Nothing signed has come in yet." },
  "people.own": { zh: "本机", en: "This computer" },
  "people.trusted": { zh: "已核对", en: "Compared" },
  "people.met": { zh: "未核对", en: "Not compared" },
  "people.retired": { zh: "已停用", en: "Retired" },
  "people.since": { zh: "{date}起", en: "since {date}" },
  "people.trust": { zh: "号码对上了", en: "The numbers match" },
  "people.retire": { zh: "停用", en: "Retire" },
  "people.retire_says": {
    zh: "以前签的仍然算数，新签的不再算数。",
    en: "What it signed before still counts; nothing new does.",
  },
  "people.forget": { zh: "忘掉", en: "Forget" },
  "people.namesake": {
    zh: "有同名的人，请看清单位和号码。",
    en: "Another person has this name: look at organisation and number.",
  },

  "register.title": { zh: "收文簿", en: "Register of what came" },
  "register.says": {
    zh: "送来的每一件都记在这里，没有收下的也在。",
    en: "Everything that came is entered here, also what was not taken in.",
  },
  "register.none": { zh: "还没有收到过稿件。", en: "Nothing has come in yet." },
  "register.filing": { zh: "送审", en: "Filing" },
  "register.return": { zh: "退改", en: "Return" },
  "register.word": { zh: "Word 文件", en: "Word file" },
  "register.unknown": { zh: "别的文件", en: "Another file" },
  "register.nobody": { zh: "没有写明是谁", en: "Nobody is named" },
  "register.proven": { zh: "已证明", en: "Proven" },
  "register.unchecked": { zh: "钥匙未核对", en: "Key not compared" },
  "register.unsigned": { zh: "没有签名", en: "Not signed" },
  "register.by_file": { zh: "打开或拖入", en: "opened or dropped" },
  "register.by_inbox": { zh: "从收件处领取", en: "claimed from an inbox" },
  "register.new": { zh: "已收下", en: "Taken in" },
  "register.newer": { zh: "换上了较新的一份", en: "Took the place of an older one" },
  "register.more_said": { zh: "文字没有变，收进了新说的话", en: "Same text; what was newly said came in" },
  "register.already": { zh: "早已收过", en: "Was here already" },
  "register.older": { zh: "比现有的旧，没有换上", en: "Older than what was here" },
  "register.same": { zh: "与以前收到的一模一样", en: "The same bytes had come before" },
  "register.refused": { zh: "没有收下", en: "Not taken in" },
  "register.comments": { zh: "批注 {n} 条", en: "{n} comment|{n} comments" },
  "register.answers": { zh: "回复 {n} 条", en: "{n} answer|{n} answers" },
  "register.decisions": { zh: "审校意见 {n} 条", en: "{n} decision|{n} decisions" },
  "register.photos": { zh: "图片 {n} 张", en: "{n} photo|{n} photos" },
  "register.read": { zh: "看送来的文字", en: "Read the text that came" },
  "register.open": { zh: "打开稿件", en: "Open the story" },
  "register.earlier": { zh: "更早的 {n} 件", en: "{n} earlier" },
} satisfies Sentences;
