//! What a figure lacks. Only the figures that are meant to go out are looked at; see [`Content::chosen`].
//!
//! A figure is named by its number, as the page and the command line number it.

use super::{Place, RuleFinding};
use crate::{Content, Figure};

pub(super) fn picture_missing(content: &Content) -> Vec<RuleFinding> {
    find(
        content,
        |figure| figure.photo.is_none(),
        |number| format!("图{number}缺少图片，请补上照片或删去这个位置。"),
        |number| format!("Figure {number} has no picture; add the photo or remove its place."),
    )
}

pub(super) fn caption_missing(content: &Content) -> Vec<RuleFinding> {
    find(
        content,
        |figure| blank(&figure.caption),
        |number| format!("图{number}没有图片说明，请写明时间、地点、人物和事情。"),
        |number| format!("Figure {number} has no caption; say who, what, where and when."),
    )
}

/// Flags a figure with neither a photographer nor a credit line.
pub(super) fn credit_missing(content: &Content) -> Vec<RuleFinding> {
    find(
        content,
        |figure| blank(&figure.photographer) && blank(&figure.credit),
        |number| format!("图{number}没有署名，请填写摄影者或供图署名。"),
        |number| format!("Figure {number} has no credit; name the photographer or the credit line."),
    )
}

/// Flags a missing alt text, only where there is a picture to describe.
pub(super) fn alt_missing(content: &Content) -> Vec<RuleFinding> {
    find(
        content,
        |figure| figure.photo.is_some() && blank(&figure.alt),
        |number| format!("图{number}没有替代文字，看不见图片的读者会不知道图上是什么。"),
        |number| format!("Figure {number} has no alt text for readers who cannot see the picture."),
    )
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// A finding for every figure that lacks something, quoting its caption so that it can be recognised.
fn find(
    content: &Content,
    lacks: impl Fn(&Figure) -> bool,
    zh: impl Fn(usize) -> String,
    en: impl Fn(usize) -> String,
) -> Vec<RuleFinding> {
    content
        .chosen()
        .filter(|(_, figure)| lacks(figure))
        .map(|(number, figure)| RuleFinding {
            place: Place::Figure {
                id: figure.id.clone(),
            },
            quote: figure.caption.clone(),
            zh: zh(number),
            en: en(number),
            suggest: Vec::new(),
        })
        .collect()
}
