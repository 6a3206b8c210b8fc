//! What a person has to ask a sender before their package is taken.

use story::Language;

use crate::error::Alarm;
use crate::key_number;

/// One sentence: who, what is different, what to ask.
pub(super) fn says(alarm: &Alarm, language: Language) -> String {
    let pick = |zh: String, en: String| language.pick(zh, en);
    match alarm {
        Alarm::KeyChanged { name, known, found } => {
            let (found, known) = (key_number::of(found), key_number::of(known));
            pick(
                format!(
                    "注意：“{name}”这次用的签名钥匙号码是 {found}，和以前的 {known} 不一样。请另用电话等办法向本人核对，确认无误后再信任新钥匙。"
                ),
                format!(
                    "{name} signed with another key than before: its number is {found}, and was {known}. Ask {name} by telephone or in \
                     person, and trust the new key only if they read you its number."
                ),
            )
        }
        Alarm::KeyGone { name } => pick(
            format!(
                "注意：“{name}”以前送来的都有签名，这一件没有。请另用电话等办法向本人核对，确认无误后再收下它。"
            ),
            format!(
                "{name} signed before and did not sign this; ask {name} by telephone or in person, \
                 and take it only if they say it is theirs."
            ),
        ),
        Alarm::KeyRetired { name, key } => {
            let number = key_number::of(key);
            pick(
                format!(
                    "注意：“{name}”用的签名钥匙（号码 {number}）在这里已经停用，只能证明停用以前的签名。请另用电话等办法向本人核对；如果还在用，请重新信任它。"
                ),
                format!(
                    "{name} signed with a key that was retired here (its number is {number}): it proves only what it signed before. Ask \
                     {name} by telephone or in person, and trust it again if it is still in use."
                ),
            )
        }
        Alarm::OtherSender {
            headline,
            ours,
            theirs,
        } => pick(
            format!(
                "注意：稿件库里的“{headline}”是“{ours}”送来的，这一件是“{theirs}”送来的，没有替换。两份文字都在收文簿里，请核对；确实要换，再选择替换。"
            ),
            format!(
                "the copy of {headline} here came from {ours}, and this one from {theirs}; it was not replaced. Both texts are in the register: \
                 look at them, and replace it only if that is meant."
            ),
        ),
    }
}
