//! Why an earlier delivery is not corrected, withdrawn or replaced.

use story::Language;

use crate::error::Unamendable;

/// One sentence: which package, what happened, the next step.
pub(super) fn says(error: &Unamendable, language: Language) -> String {
    let pick = |zh: String, en: String| language.pick(zh, en);
    match error {
        Unamendable::NoReason => pick(
            "更正和撤稿要告诉对方原因。请写明原因（--reason）。".to_owned(),
            "the desk is to be told why; give the reason (--reason TEXT).".to_owned(),
        ),
        Unamendable::NotThere { name, outlet } => pick(
            format!("“{name}”没有送达“{outlet}”，谈不上更正或撤稿。还在路上的，请取消投稿。"),
            format!(
                "“{name}” is not at {outlet}, so there is nothing to correct or withdraw there; cancel it if it is still on its way."
            ),
        ),
        Unamendable::Another {
            name,
            headline,
            outlet,
        } => pick(
            format!(
                "“{name}”是投给“{outlet}”的《{headline}》，不是这一篇在这一家的投稿。请用 outbox 查看哪一件投到了哪里。"
            ),
            format!(
                "“{name}” is not this piece at this outlet but “{headline}” at {outlet}; outbox lists what went where."
            ),
        ),
        Unamendable::Withdrawn { name } => pick(
            format!("“{name}”已经撤稿，不能再更正。要重新采用，请再投一次。"),
            format!("“{name}” was withdrawn already; deliver the piece anew if it may be used again."),
        ),
        Unamendable::IsWithdrawal { name } => pick(
            format!("“{name}”本身就是撤稿函。请写明原来那一件投稿。"),
            format!("“{name}” is a withdrawal itself; give the delivery of the piece."),
        ),
    }
}
