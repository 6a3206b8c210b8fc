//! The flags that the text of a piece raises: what it lacks, by `story::check`, and the remarks of the copy desk, as one list.

use ::copydesk::{House, Remark, TextId};
use story::check::{Flag, FlagRule, FlaggedWords, check};
use story::{Content, Language};

/// Every flag that the content alone raises.
pub(crate) fn text_flags(content: &Content, house: &House, language: Language) -> Vec<Flag> {
    let mut flags = check(content, language);
    let remarks = ::copydesk::check(content, house);
    flags.extend(remarks.into_iter().map(|remark| flag(remark, language)));
    flags
}

/// A remark as a flag, in the reader's language.
pub(crate) fn flag(remark: Remark, language: Language) -> Flag {
    let line = match remark.text {
        TextId::Line { line, .. } | TextId::Related(line) => crate::rows::number(line),
        TextId::Field(_) | TextId::Fact { .. } => 0,
    };
    Flag {
        place: remark.text.place(),
        rule: FlagRule::Copydesk,
        severity: remark.severity,
        quote: remark.quote,
        says: language.pick(remark.zh, remark.en),
        suggest: remark.fixes.into_iter().map(|fix| fix.label).collect(),
        words: Some(FlaggedWords {
            rule: remark.rule.into_owned(),
            line,
            at: remark.at,
            len: remark.len,
            clause: remark.clause.into_owned(),
            key: remark.key,
        }),
    }
}
