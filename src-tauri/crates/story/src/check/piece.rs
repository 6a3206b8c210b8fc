//! What the piece itself lacks. Knows no figures.

use super::{Finding, Place};
use crate::Content;
use crate::count::count;
use crate::length::Fit;

pub(super) fn headline_missing(content: &Content) -> Vec<Finding> {
    if !content.headline.trim().is_empty() {
        return Vec::new();
    }
    vec![Finding::missing(
        Place::field("headline"),
        "还没有标题，请写上标题。",
        "There is no headline; write one.",
    )]
}

pub(super) fn sign_off_missing(content: &Content) -> Vec<Finding> {
    if !content.sign_off.unbracketed().is_empty() {
        return Vec::new();
    }
    vec![Finding::missing(
        Place::field("sign_off"),
        "没有文末署名，请写上单位和姓名。",
        "There is no sign-off; give the unit and the name.",
    )]
}

/// The piece is shorter or longer than was asked for.
pub(super) fn length(content: &Content) -> Vec<Finding> {
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
    vec![Finding::missing(
        Place::field("length"),
        &format!("全文 {words} 字，{zh}。"),
        &format!("The piece has {words} words, {en}."),
    )]
}
