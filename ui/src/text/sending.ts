// The window's sentences about packages that go to a desk and come back.

import type { Sentences } from "./language";

export const sending = {
  "send.where": { zh: "送到", en: "To" },
  "send.folder": { zh: "文件夹，自己交给对方", en: "A folder; I hand it over myself" },
  "send.title_file": { zh: "送审", en: "Send for review" },
  "send.title_return": { zh: "退改", en: "Return to the writer" },
  "send.title_pass_on": { zh: "转交下一位", en: "Pass on to the next" },
  "send.says_file": {
    zh: "写成一个稿件包交给编辑。您可以接着写，改好的稿回来时会逐处对照。",
    en: "One package for the editor. You can go on writing: what comes back is compared change by change.",
  },
  "send.says_return": {
    zh: "改过的稿和批注装进一个包，交还作者逐处处理。",
    en: "Your text and comments in one package, for the writer to settle change by change.",
  },
  "send.says_pass_on": {
    zh: "原稿、改到现在的稿、批注和审签记录一起交给下一位。",
    en: "The original, the text so far, comments and decisions, for whoever is next.",
  },
  "send.go_file": { zh: "送审", en: "Send for review" },
  "send.go_return": { zh: "退改", en: "Return" },
  "send.go_pass_on": { zh: "转交", en: "Pass on" },
  "send.done_file": { zh: "已送审", en: "Sent for review" },
  "send.done_return": { zh: "已退改", en: "Returned" },
  "send.done_pass_on": { zh: "已转交", en: "Passed on" },
  "send.signed": { zh: "已带您的签名。", en: "It carries your signature." },
  "send.unsigned": {
    zh: "没有签名，收的人无法确认是谁发的。",
    en: "It is not signed: nothing proves who sent it.",
  },
  "send.comments": {
    zh: "还有 {n} 条批注没有解决，会一起带去。",
    en: "{n} open comment goes with it.|{n} open comments go with it.",
  },

  "received.title_filing": { zh: "收到一篇稿件", en: "A piece came in" },
  "received.title_return": { zh: "收到退回的稿", en: "A return came in" },
  "received.from_nowhere": { zh: "{name}", en: "{name}" },
  "received.from": { zh: "{unit} {name}", en: "{name}, {unit}" },
  "received.new": { zh: "已经收下。", en: "It was taken in." },
  "received.newer": {
    zh: "比原有的新，已经换上；原来的留在版本里。",
    en: "It is newer than what was here and took its place; the older one is among the versions.",
  },
  "received.newer_return": {
    zh: "代替了这位先前退回的一份；先前的文字在收文簿里。",
    en: "It takes the place of an earlier return of the same person, whose text is in the register.",
  },
  "received.more_said": {
    zh: "文字没有变，新的批注和审校意见已经收进来。",
    en: "Its text was here already; the new comments and decisions came in.",
  },
  "received.already": { zh: "这一件已经收过，没有变化。", en: "It was here already; nothing changed." },
  "received.nothing_new": {
    zh: "里面没有新的文字、批注或审校意见，没有变化。",
    en: "No text, comment or decision in it is new; nothing changed.",
  },
  "received.older": {
    zh: "已经有更新的一件，没有变化。",
    en: "A newer one is here already; nothing changed.",
  },
  "received.key_word_file": {
    zh: "这是 Word 文件，里面写的修改人是 {name}，不能证明是谁改的。",
    en: "It is a Word file that names {name}: nothing proves who changed it.",
  },
  "received.key_mail": {
    zh: "这是邮件，写的发件人是 {name}，不能证明是谁发的。",
    en: "It is a mail in the name of {name}: nothing proves who sent it.",
  },
  "received.key_unsigned": {
    zh: "没有签名，不能证明是 {name} 发来的。",
    en: "It is not signed: nothing proves that {name} sent it.",
  },
  "received.key_new": {
    zh: "第一次收到 {name} 的签名。请用电话等别的办法，向本人核对这把钥匙：",
    en: "This is the first signature from {name}. Compare the key with {name} by telephone or in person:",
  },
  "received.key_met": {
    zh: "{name} 的这把钥匙还没有人核对过。请打电话请本人报出号码：",
    en: "Nobody has compared this key of {name} yet. Have {name} read out the number on the telephone:",
  },
  "received.trust": { zh: "号码一致，认识{name}", en: "The number is the same: trust {name}" },
  "received.compared": {
    zh: "已经记住。本人签过的审校意见从现在起算数。",
    en: "Remembered. What they passed counts from now on.",
  },
  "received.key_known": {
    zh: "签名与 {name} 以前的一致。",
    en: "The signature is the one {name} has used before.",
  },
} satisfies Sentences;
