//! Why an earlier delivery is not corrected or withdrawn, in Chinese.

use crate::delivery::amending::Unamendable;

/// One sentence: which package, what happened, the next step.
pub(crate) fn zh(error: &Unamendable) -> String {
    match error {
        Unamendable::NoReason => "更正和撤稿要告诉对方原因。请写明原因（--reason）。".to_owned(),
        Unamendable::NotThere { name, outlet } => {
            format!("“{name}”没有送达“{outlet}”，谈不上更正或撤稿。还在路上的，请取消投稿。")
        }
        Unamendable::Another {
            name,
            headline,
            outlet,
        } => format!(
            "“{name}”是投给“{outlet}”的《{headline}》，不是这一篇在这一家的投稿。请用 outbox 查看哪一件投到了哪里。"
        ),
        Unamendable::Withdrawn { name } => {
            format!("“{name}”已经撤稿，不能再更正。要重新采用，请再投一次。")
        }
        Unamendable::IsWithdrawal { name } => {
            format!("“{name}”本身就是撤稿函。请写明原来那一件投稿。")
        }
    }
}
