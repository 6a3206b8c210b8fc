//! The end of a piece that was read from a foreign form: the sign-off and the related titles.

use story::sign_off::{is_sign_off, signed_paragraph, split_sign_off};
use story::{Block, Content, Related, SignOff, SignOffPlace, Text, marks};

use crate::page_furniture::{DASH, RELATED};

/// Finds the sign-off and the related titles at the end of the body and moves them to their fields.
pub(crate) fn settle(content: &mut Content) {
    take_related(content);
    if content.sign_off.text.is_empty() && !take_own_line(content) {
        split_off_sign_off(content);
    }
}

/// Related titles: their heading, and one list below it that ends the piece.
fn take_related(content: &mut Content) {
    let [.., heading, Block::List { items, .. }] = content.body.as_slice() else {
        return;
    };
    let (Block::Paragraph { text } | Block::Subheading { text, .. }) = heading else {
        return;
    };
    if text.to_plain().trim() != RELATED {
        return;
    }
    content.related = items
        .iter()
        .map(|item| {
            let plain = item.to_plain();
            Related {
                title: plain.strip_prefix(DASH).unwrap_or(&plain).to_owned(),
                href: item
                    .0
                    .iter()
                    .find_map(|span| span.link.clone())
                    .unwrap_or_default(),
            }
        })
        .collect();
    content.body.truncate(content.body.len().saturating_sub(2));
}

/// A sign-off on a line of its own below other text.
fn take_own_line(content: &mut Content) -> bool {
    let [_, .., Block::Paragraph { text }] = content.body.as_slice() else {
        return false;
    };
    let line = text.to_plain();
    if !is_sign_off(line.trim()) {
        return false;
    }
    content.sign_off = SignOff {
        text: line.trim().to_owned(),
        place: SignOffPlace::OwnLine,
    };
    content.body.pop();
    true
}

/// Moves a sign-off from the end of the paragraph that ends the text to its field.
pub(crate) fn split_off_sign_off(content: &mut Content) -> bool {
    let Some(last) = signed_paragraph(&content.body) else {
        return false;
    };
    let Some(Block::Paragraph { text }) = content.body.get_mut(last) else {
        return false;
    };
    let line = text.to_plain();
    let Some((kept, signed)) = split_sign_off(&line).filter(|(text, _)| marks::ends_a_sentence(text)) else {
        return false;
    };
    content.sign_off = SignOff {
        text: signed.to_owned(),
        place: SignOffPlace::EndOfLastParagraph,
    };
    *text = shortened(text, kept.len());
    true
}

/// The first `length` bytes of a text, with their marks.
fn shortened(text: &Text, length: usize) -> Text {
    let mut kept = Text::default();
    let mut left = length;
    for span in &text.0 {
        let taken = left.min(span.text.len());
        left -= taken;
        kept.push(story::Span {
            text: span.text.get(..taken).unwrap_or_default().to_owned(),
            ..span.clone()
        });
    }
    kept
}
