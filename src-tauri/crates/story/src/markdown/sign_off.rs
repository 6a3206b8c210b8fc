//! Finding the sign-off at the end of a body: bracketed, short, and behind an end mark or on its own line.

use crate::marks::ends_a_sentence;
use crate::sign_off::{is_sign_off, signed_paragraph, split_sign_off};
use crate::{Block, SignOff, SignOffPlace, Text};

/// Takes the sign-off out of the body, where there is one.
pub(super) fn take(body: &mut Vec<Block>) -> Option<SignOff> {
    if let Some(Block::Paragraph { text }) = body.last()
        && let Some(sign_off) = whole(text)
    {
        body.pop();
        return Some(SignOff {
            text: sign_off,
            place: SignOffPlace::OwnLine,
        });
    }
    let last = signed_paragraph(body)?;
    let Some(Block::Paragraph { text }) = body.get_mut(last) else {
        return None;
    };
    let text = at_end(text)?;
    Some(SignOff {
        text,
        place: SignOffPlace::EndOfLastParagraph,
    })
}

fn whole(text: &Text) -> Option<String> {
    match text.0.as_slice() {
        [span] if is_plain(span) && is_sign_off(&span.text) => Some(span.text.clone()),
        _ => None,
    }
}

/// Cuts the sign-off from the end of the text; only unmarked words can be one.
fn at_end(text: &mut Text) -> Option<String> {
    let (last, before) = text.0.split_last_mut()?;
    if !is_plain(last) {
        return None;
    }
    let (kept, sign_off) = split_sign_off(&last.text)?;
    let behind = if kept.is_empty() {
        before.last().map(|span| span.text.as_str())
    } else {
        Some(kept)
    };
    if !behind.is_some_and(ends_a_sentence) {
        return None;
    }
    let (start, sign_off) = (kept.len(), sign_off.to_owned());
    last.text.truncate(start);
    if last.text.is_empty() {
        text.0.pop();
    }
    Some(sign_off)
}

fn is_plain(span: &crate::Span) -> bool {
    !span.strong && !span.emphasis && span.link.is_none()
}
