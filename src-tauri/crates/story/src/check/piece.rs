//! Flags what the piece itself lacks. Does not look at figures.

use super::{Place, RuleFinding};
use crate::count::count;
use crate::fit::Fit;
use crate::sign_off::signed_paragraph;
use crate::{Block, BlockName, Content, Field, SignOffPlace};

pub(super) fn headline_missing(content: &Content) -> Vec<RuleFinding> {
    if !content.headline.trim().is_empty() {
        return Vec::new();
    }
    vec![RuleFinding::missing(
        Place::field(Field::Headline),
        "还没有标题，请写上标题。",
        "There is no headline; write one.",
    )]
}

pub(super) fn sign_off_missing(content: &Content) -> Vec<RuleFinding> {
    if !content.sign_off.unbracketed().is_empty() {
        return Vec::new();
    }
    vec![RuleFinding::missing(
        Place::field(Field::SignOff),
        "没有文末署名，请写上单位和姓名。",
        "There is no sign-off; give the unit and the name.",
    )]
}

/// Flags a sign-off that is to be printed at the end of the last paragraph where the text ends with another kind of block.
pub(super) fn sign_off_apart(content: &Content) -> Vec<RuleFinding> {
    let asked = content.sign_off.place == SignOffPlace::EndOfLastParagraph
        && !content.sign_off.unbracketed().is_empty()
        && signed_paragraph(&content.body).is_none();
    let is_text = |block: &&Block| block.is_written() && block.as_figure().is_none();
    let Some(last) = content.body.iter().rfind(is_text).filter(|_| asked) else {
        return Vec::new();
    };
    let BlockName { zh, en, .. } = last.name();
    vec![RuleFinding {
        place: Place::field(Field::SignOff),
        quote: content.sign_off.text.clone(),
        zh: format!("正文末尾是{zh}，没有末段可接，文末署名另起一行印在最后。要接在末段末尾，请再写一段。"),
        en: format!(
            "The text ends with {en}, so the sign-off is printed last, on a line of its own. To have it in a paragraph, \
             write one at the end."
        ),
        suggest: Vec::new(),
    }]
}

/// Flags a piece that is shorter or longer than required.
pub(super) fn length(content: &Content) -> Vec<RuleFinding> {
    let Some(length) = content.length else {
        return Vec::new();
    };
    let words = count(content);
    let (zh, en) = match length.fit(words) {
        Fit::Within => return Vec::new(),
        Fit::Under(lack) => (format!("还差 {lack} 字"), format!("{lack} short")),
        Fit::Over(surplus) => (format!("超出 {surplus} 字"), format!("{surplus} over")),
    };
    let words = words.words;
    vec![RuleFinding::missing(
        Place::field(Field::Length),
        &format!("全文 {words} 字，{zh}。"),
        &format!("The piece has {words} words, {en}."),
    )]
}
