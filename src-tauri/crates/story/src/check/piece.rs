//! What the piece itself lacks. Knows no figures.

use super::{Finding, Place};
use crate::Content;

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
