//! Separates a story's fields from its body when Markdown is read.

use std::ops::Range;

use super::walk::{MarkdownBlock, PlacedBlock};
use super::{RELATED, SIGN_OFF_AT_END, SIGN_OFF_OWN_LINE, byline, label, sign_off};
use crate::field::{FieldSlot, MarkdownForm};
use crate::sign_off::signed_paragraph;
use crate::{Block, Content, Field, Related, SignOff, SignOffPlace, Text};

/// The story made of these pieces. `source` is what their ranges point into.
pub(super) fn content(pieces: Vec<PlacedBlock>, source: &str) -> Content {
    let mut content = Content::default();
    let mut pieces = take_head(pieces, &mut content);
    take_related(&mut pieces, source, &mut content);
    let labelled = take_labelled_sign_off(&mut pieces, &mut content);
    let (body, ranges): (Vec<Block>, Vec<Range<usize>>) = pieces
        .into_iter()
        .map(|(piece, range)| (piece.into(), range))
        .unzip();
    content.body = body;
    if !labelled && !last_bracket_is_guarded(&content.body, &ranges, source) {
        content.sign_off = sign_off::take(&mut content.body).unwrap_or_default();
    }
    content
}

/// Titles and labelled lines; returns what is left.
fn take_head(pieces: Vec<PlacedBlock>, content: &mut Content) -> Vec<PlacedBlock> {
    let is_headline =
        |placed: Option<&PlacedBlock>| matches!(placed, Some((MarkdownBlock::Heading { level: 1, .. }, _)));
    let has_kicker = matches!(
        pieces.first(),
        Some((MarkdownBlock::Block(Block::Paragraph { .. }), _))
    ) && is_headline(pieces.get(1));
    if !has_kicker && !is_headline(pieces.first()) {
        return pieces;
    }
    let mut pieces = pieces.into_iter().peekable();
    for field in Field::printed() {
        if let Some((
            MarkdownBlock::Block(Block::Paragraph { text }) | MarkdownBlock::Heading { text, .. },
            _,
        )) = pieces.next_if(|(piece, _)| is_written_as(field, piece))
        {
            set(field, text.to_plain(), content);
        }
    }
    while let Some((field, words)) = pieces.peek().and_then(|(piece, _)| labelled(piece, content)) {
        set(field, words, content);
        pieces.next();
    }
    pieces.collect()
}

/// Whether the piece has the form of this field by its kind alone, without a label.
fn is_written_as(field: Field, piece: &MarkdownBlock) -> bool {
    match (field.markdown(), piece) {
        (Some(MarkdownForm::Paragraph), MarkdownBlock::Block(Block::Paragraph { .. })) => true,
        (Some(MarkdownForm::Heading(level)), MarkdownBlock::Heading { level: found, .. }) => level == *found,
        _ => false,
    }
}

/// The field of a labelled line, while it is still blank, and its words.
fn labelled(piece: &MarkdownBlock, content: &Content) -> Option<(Field, String)> {
    let MarkdownBlock::Heading { level: 6, text } = piece else {
        return None;
    };
    let line = text.to_plain();
    let field = Field::printed()
        .filter(|field| field.markdown() == Some(MarkdownForm::Labelled) && field.value(content).is_empty())
        .find(|field| line.starts_with(&label(*field)))?;
    let words = line
        .strip_prefix(&label(field))
        .filter(|words| !words.is_empty())?;
    Some((field, words.to_owned()))
}

fn set(field: Field, words: String, content: &mut Content) {
    match field.slot(content) {
        FieldSlot::Text(text) => *text = words,
        FieldSlot::SignOff(sign_off) => sign_off.text = words,
        FieldSlot::Authors(authors) => *authors = byline::from_line(&words),
        // Not printed, so never written in Markdown.
        FieldSlot::Keywords(_) | FieldSlot::Urgency(_) | FieldSlot::Embargo(_) | FieldSlot::Length(_) => {}
    }
}

/// `## 推荐阅读` and the bullets below it, at the very end.
fn take_related(pieces: &mut Vec<PlacedBlock>, source: &str, content: &mut Content) {
    let [
        ..,
        (MarkdownBlock::Heading { level: 2, text }, range),
        (MarkdownBlock::Block(list), _),
    ] = pieces.as_slice()
    else {
        return;
    };
    // Written with a numeric reference it is a heading of the body.
    let says_so = source
        .get(range.clone())
        .is_some_and(|heading| heading.contains(RELATED));
    let Block::List {
        numbered_from: None,
        items,
    } = list
    else {
        return;
    };
    let related: Option<Vec<Related>> = items.iter().map(related).collect();
    if let Some(related) = related
        && says_so
        && text.to_plain() == RELATED
    {
        content.related = related;
        pieces.truncate(pieces.len().saturating_sub(2));
    }
}

/// Reads a related title, where the whole item leads to one place.
fn related(item: &Text) -> Option<Related> {
    let first = item.0.first()?;
    let href = first.link.clone();
    item.0.iter().all(|span| span.link == href).then(|| Related {
        title: item.to_plain(),
        href: href.unwrap_or_default(),
    })
}

fn take_labelled_sign_off(pieces: &mut Vec<PlacedBlock>, content: &mut Content) -> bool {
    let Some((MarkdownBlock::Heading { level: 6, text }, _)) = pieces.last() else {
        return false;
    };
    let line = text.to_plain();
    let sign_off = [
        (SIGN_OFF_AT_END, SignOffPlace::EndOfLastParagraph),
        (SIGN_OFF_OWN_LINE, SignOffPlace::OwnLine),
    ]
    .into_iter()
    .find_map(|(label, place)| {
        Some(SignOff {
            text: line.strip_prefix(label)?.to_owned(),
            place,
        })
    });
    let Some(sign_off) = sign_off else { return false };
    content.sign_off = sign_off;
    pieces.pop();
    true
}

/// Whether the closing bracket of the paragraph that ends the text is written as a numeric reference: then it is no
/// sign-off's. `ranges` are those of the blocks in `source`.
fn last_bracket_is_guarded(body: &[Block], ranges: &[Range<usize>], source: &str) -> bool {
    signed_paragraph(body)
        .and_then(|last| source.get(ranges.get(last)?.clone()))
        .is_some_and(|paragraph| paragraph.trim_end().ends_with(';'))
}
