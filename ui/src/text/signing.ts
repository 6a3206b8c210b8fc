// The window's sentences about signatures and keys.

import type { Sentences } from "./language";

export const signing = {
  "sign.title": { zh: "审签", en: "Sign" },
  "sign.says": {
    zh: "签的是此刻印出来的内容；之后再改，就要重新审。",
    en: "You sign what would be printed now; if it changes later, it has to be signed again.",
  },
  "sign.post": { zh: "审校", en: "Stage" },
  "sign.at": { zh: "{post}", en: "{post}" },
  "sign.verdict": { zh: "结论", en: "Decision" },
  "sign.pass": { zh: "通过", en: "Pass" },
  "sign.back": { zh: "退回", en: "Send back" },
  "sign.reason": { zh: "退回的理由", en: "Why it goes back" },
  "sign.by": { zh: "审签人", en: "Signed by" },
  "sign.pass_go": { zh: "通过并签", en: "Pass and sign" },
  "sign.back_go": { zh: "退回", en: "Send back" },
  "sign.open_changes": {
    zh: "还有 {n} 处修改没有处理，不能通过。",
    en: "{n} change is not settled, so it cannot be passed.|{n} changes are not settled, so it cannot be passed.",
  },
  "sign.open_comments": {
    zh: "还有 {n} 条批注没有解决，仍要通过",
    en: "{n} comment is not resolved; pass anyway|{n} comments are not resolved; pass anyway",
  },

  "signature.passphrase": { zh: "签名口令", en: "Passphrase" },
  "signature.looking": { zh: "正在找您的签名钥匙……", en: "Looking for your signing key…" },
  "signature.ready": { zh: "会带上您的签名", en: "Your signature goes with it" },
  "signature.sealed": {
    zh: "您的签名钥匙用口令封着，填口令才能打开。",
    en: "Your signing key is sealed; its passphrase opens it.",
  },
  "signature.keyless": {
    zh: "有签名，收的人才能确认是您发的。第一次填的口令会封住一把新钥匙；不填，就不带签名。",
    en: "A signature proves that it comes from you. The first passphrase seals a new signing key; left empty, the package is not signed.",
  },
  "signature.theirs": {
    zh: "这台电脑上有{name}的签名钥匙，请{name}本人输入口令；留空则记为代录，没有签名。",
    en: "{name} has a signing key here: {name} types its passphrase. Left empty, it is recorded for {name} and not signed.",
  },
  "signature.recorded": {
    zh: "{name}在这台电脑上没有签名钥匙：记为由您代录，没有签名。",
    en: "{name} has no signing key here: it is recorded by you and not signed.",
  },
  "signature.shut": {
    zh: "系统的钥匙串没有打开。解锁后再试，或填口令另用一把钥匙。",
    en: "The system’s keychain is locked. Unlock it and try again, or give a passphrase to use a key of its own.",
  },

  "alarm.other_title": { zh: "送来的人不同", en: "It came from another person" },
  "alarm.other_says": {
    zh: "没有替换。两份文字都在收文簿里，请先核对。",
    en: "It was not replaced. Both texts are in the register: look at them first.",
  },
  "alarm.replace": { zh: "换上这一份", en: "Put this one in its place" },
  "alarm.title": { zh: "签名对不上", en: "The signature does not match" },
  "alarm.says": {
    zh: "可能有人冒名，也可能是本人换了电脑或钥匙。没有收下。请先用电话等别的办法向本人核实。",
    en: "Somebody may be using the name, or the person has a new computer or key. Nothing was taken in. Ask the person by telephone or in person first.",
  },
  "alarm.trust": { zh: "已核实，收下", en: "I asked: take it in" },
  "alarm.leave": { zh: "先不收", en: "Leave it" },
} satisfies Sentences;
