//! 稿件审签单: the form that passes from desk to desk with a piece and is signed in ink, as offices have it, in HTML and Word. What
//! proves it is small at its foot, as lines and as a QR code.
//!
//! It is in the language of the piece. This module must not know how far a decision is proven or what a digest is of: it is handed
//! words.

mod code;
mod html;

use story::{Content, Language};

pub(crate) use code::PrintedCode;

/// What is on the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalSheet<'a> {
    /// The piece.
    pub content: &'a Content,
    /// Each stage, in order, with what was decided at it.
    pub stages: Vec<ApprovalStage>,
    /// What proves the form, line by line.
    pub proof: Vec<String>,
    /// What the QR code holds.
    pub code: String,
}

/// A stage of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalStage {
    /// Its name: 初审.
    pub name: String,
    /// What was decided, a line each; none leaves room for ink.
    pub decided: Vec<String>,
}

/// A row of the form.
pub(crate) enum ApprovalRow {
    /// Two facts beside each other.
    Pair([(&'static str, String); 2]),
    /// A fact over the whole width.
    Wide(&'static str, String),
    /// Room for an opinion, with the place to sign below.
    Room {
        name: String,
        lines: Vec<String>,
        sign: &'static str,
    },
}

impl ApprovalSheet<'_> {
    fn language(&self) -> Language {
        self.content.own_language()
    }

    pub(crate) fn title(&self) -> &'static str {
        self.language().pick("稿件审签单", "Approval form")
    }

    /// The rows, in their order.
    pub(crate) fn rows(&self) -> Vec<ApprovalRow> {
        let (language, content) = (self.language(), self.content);
        let comma = language.pick("、", ", ");
        let listed = |words: Vec<&str>| {
            let mut unique: Vec<&str> = Vec::new();
            for one in words.into_iter().map(str::trim).filter(|one| !one.is_empty()) {
                if !unique.contains(&one) {
                    unique.push(one);
                }
            }
            unique.join(comma)
        };
        let names = listed(
            content
                .authors
                .iter()
                .map(|author| author.name.as_str())
                .collect(),
        );
        let units = listed(
            content
                .authors
                .iter()
                .map(|author| author.unit.as_str())
                .collect(),
        );
        let names = if names.is_empty() {
            content.sign_off.unbracketed().to_owned()
        } else {
            names
        };
        let from = if units.is_empty() {
            content.source.clone()
        } else {
            units
        };
        let words = story::count::count(content).words.to_string();
        let pictures = content.placed().count().to_string();
        let secret = language.pick("□ 是　　□ 否", "□ yes   □ no");
        let mut rows = vec![
            ApprovalRow::Wide(language.pick("标题", "Headline"), content.headline.clone()),
            ApprovalRow::Pair([
                (language.pick("体裁", "Genre"), content.genre.clone()),
                (language.pick("供稿单位", "From"), from),
            ]),
            ApprovalRow::Pair([
                (language.pick("作者", "Authors"), names),
                (language.pick("拟发平台", "For"), String::new()),
            ]),
            ApprovalRow::Pair([
                (language.pick("字数", "Words"), words),
                (language.pick("图片数", "Pictures"), pictures),
            ]),
            ApprovalRow::Wide(language.pick("是否涉密", "Classified"), secret.to_owned()),
        ];
        let sign = language.pick(
            "签字：　　　　　　　　　年　　月　　日",
            "Signature:                         Date:            ",
        );
        rows.extend(self.stages.iter().map(|stage| ApprovalRow::Room {
            name: stage.name.clone(),
            lines: stage.decided.clone(),
            sign,
        }));
        rows.push(ApprovalRow::Wide(language.pick("备注", "Remarks"), String::new()));
        rows
    }
}
