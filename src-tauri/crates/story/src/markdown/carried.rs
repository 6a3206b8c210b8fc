//! The part of a body that Markdown can carry, in the one form in which it reads back.

use std::borrow::Cow;

use crate::{Block, LineKind, Related, Shape, Text};

/// The greatest number a Markdown list can begin with or reach: nine digits.
const GREATEST_NUMBER: u32 = 999_999_999;

/// The blocks as they read back: no empty texts, tables rectangular, levels and numbers in range.
pub(super) fn blocks(body: &[Block]) -> Vec<Block> {
    body.iter().flat_map(block).collect()
}

fn block(block: &Block) -> Vec<Block> {
    match block.shape() {
        Shape::Lines { kind, texts } => lines(kind, texts),
        Shape::Table { header, rows } => table(header, rows).into_iter().collect(),
        Shape::Figure(_) | Shape::Leaf(_) => vec![block.clone()],
    }
}

/// Lines with levels and numbers in range; of kinds whose mark needs words behind it, those with words.
fn lines(kind: LineKind, texts: &[Text]) -> Vec<Block> {
    let (kind, needs_words) = match kind {
        LineKind::Paragraph | LineKind::Quote => (kind, true),
        LineKind::Subheading { level } => {
            let level = level.clamp(1, 3);
            (LineKind::Subheading { level }, false)
        }
        LineKind::Item { numbered_from } => {
            let last = u32::try_from(texts.len()).unwrap_or(GREATEST_NUMBER);
            let numbered_from = numbered_from.map(|first| first.min(GREATEST_NUMBER.saturating_sub(last)));
            (LineKind::Item { numbered_from }, false)
        }
    };
    let texts = texts.iter().map(one_form);
    Block::of_lines(kind, texts.filter(|text| !needs_words || !text.is_empty()))
}

fn table(header: bool, rows: &[Vec<Text>]) -> Option<Block> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows: Vec<Vec<Text>> = rows
        .iter()
        .map(|row| {
            let mut row: Vec<Text> = row.iter().map(one_form).collect();
            row.resize(width, Text::default());
            row
        })
        .collect();
    // In Markdown a blank title line means that there is none.
    let blank = header && rows.first().is_some_and(|first| first.iter().all(Text::is_empty));
    if blank {
        rows.remove(0);
    }
    (width > 0 && !rows.is_empty()).then_some(Block::Table {
        header: header && !blank,
        rows,
    })
}

fn one_form(text: &Text) -> Text {
    let mut text = text.clone();
    for span in &mut text.0 {
        if let Cow::Owned(clean) = without_nul(&span.text) {
            span.text = clean;
        }
    }
    text.normalize();
    text
}

/// Replaces NUL as the specification of Markdown does, which has no form for it.
pub(super) fn without_nul(text: &str) -> Cow<'_, str> {
    if text.contains('\0') {
        text.replace('\0', "\u{fffd}").into()
    } else {
        text.into()
    }
}

/// Related titles: one without a title is printed as its address.
pub(super) fn related(related: &[Related]) -> Vec<Related> {
    related
        .iter()
        .map(|one| Related {
            title: without_nul(if one.title.is_empty() {
                &one.href
            } else {
                &one.title
            })
            .into_owned(),
            href: one.href.clone(),
        })
        .filter(|one| !one.title.is_empty())
        .collect()
}
