//! Writes a story as Markdown, in the form a person would write, and so that it reads back the same.

use std::borrow::Cow;

use super::escape::push_reference;
use super::write_block::{self, Bullet};
use super::{RELATED, SIGN_OFF_AT_END, SIGN_OFF_OWN_LINE, byline, carried, label, sign_off};
use crate::field::{FieldValue, MarkdownForm};
use crate::sign_off::signed_paragraph;
use crate::{
    Author, Block, Content, Field, Figure, LineKind, Related, Shape, SignOff, SignOffPlace, Span, Text,
};

/// Writes a whole story; see [`crate::markdown`] for the form and for what it does not carry.
///
/// `target` names a figure's picture, a path or address; empty for a missing one.
#[must_use]
pub fn write(content: &Content, target: &dyn Fn(&Figure) -> String) -> String {
    let mut parts = head(content);
    let (body, ending) = ending(carried::blocks(&content.body), &content.sign_off);
    let related = carried::related(&content.related);
    let mut blocks = blocks(&body, target);
    match ending {
        Ending::Natural => {}
        Ending::Guarded => guard_last_bracket(&body, &mut blocks),
        Ending::Labelled(line) => blocks.push(line),
    }
    if related.is_empty() {
        guard_related(&body, &mut blocks);
    }
    parts.append(&mut blocks);
    parts.extend(related_titles(&related, target));
    joined(&parts)
}

/// Writes a body alone, as [`super::read_body`] reads it.
#[must_use]
pub fn write_body(body: &[Block], target: &dyn Fn(&Figure) -> String) -> String {
    joined(&blocks(&carried::blocks(body), target))
}

fn joined(parts: &[String]) -> String {
    let mut text = parts.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn head(content: &Content) -> Vec<String> {
    let mut parts = Vec::new();
    for field in Field::printed() {
        let words = words(field, content);
        match field.markdown() {
            // The headline identifies a story, so its line is written even where it is empty.
            Some(MarkdownForm::Heading(1)) => parts.push(plain_heading(1, &words)),
            Some(_) if words.is_empty() => {}
            Some(MarkdownForm::Paragraph) => {
                parts.push(plain_block(&Block::paragraph(&carried::without_nul(&words))));
            }
            Some(MarkdownForm::Heading(level)) => parts.push(plain_heading(level, &words)),
            Some(MarkdownForm::Labelled) => {
                parts.push(plain_heading(6, &format!("{}{words}", label(field))));
            }
            Some(MarkdownForm::Ending) | None => {}
        }
    }
    // Without any of them the body is written alone.
    let bare = parts.len() == 1 && content.headline.is_empty();
    if bare { Vec::new() } else { parts }
}

/// A field's words as a line has them.
fn words(field: Field, content: &Content) -> Cow<'_, str> {
    if let FieldValue::Authors(authors) = field.value(content) {
        let said: Vec<Author> = authors
            .iter()
            .filter(|author| **author != Author::default())
            .cloned()
            .collect();
        return byline::to_line(&said).into();
    }
    field.words(content).unwrap_or_default().into()
}

fn plain_heading(level: u8, words: &str) -> String {
    write_block::field(level, &carried::without_nul(words))
}

fn plain_block(block: &Block) -> String {
    write_block::block(block, Bullet::First, &|_| String::new())
}

fn blocks(body: &[Block], target: &dyn Fn(&Figure) -> String) -> Vec<String> {
    let mut before: Option<(bool, Bullet)> = None;
    let mut parts = Vec::with_capacity(body.len());
    for block in body {
        let kind = match block.shape() {
            Shape::Lines {
                kind: LineKind::Item { numbered_from },
                ..
            } => Some(numbered_from.is_some()),
            Shape::Lines { .. } | Shape::Table { .. } | Shape::Figure(_) | Shape::Leaf(_) => None,
        };
        let bullet = match (before, kind) {
            (Some((last, Bullet::First)), Some(this)) if last == this => Bullet::Second,
            _ => Bullet::First,
        };
        before = kind.map(|kind| (kind, bullet));
        parts.push(write_block::block(block, bullet, target));
    }
    parts
}

/// How the sign-off is written.
enum Ending {
    /// Where print has it; or there is none, and nothing looks like one.
    Natural,
    /// There is none, but the last paragraph's bracket looks like one.
    Guarded,
    /// As a labelled line.
    Labelled(String),
}

/// The body as it is to be written, with the sign-off in it where the reader would find it again.
fn ending(body: Vec<Block>, signed: &SignOff) -> (Vec<Block>, Ending) {
    if signed.text.is_empty() {
        let looks_signed = sign_off::take(&mut body.clone()).is_some();
        return (
            body,
            if looks_signed {
                Ending::Guarded
            } else {
                Ending::Natural
            },
        );
    }
    let words = carried::without_nul(&signed.text);
    let mut natural = body.clone();
    match signed.place {
        SignOffPlace::OwnLine => natural.push(Block::paragraph(&words)),
        SignOffPlace::EndOfLastParagraph => {
            let last = signed_paragraph(&natural).and_then(|last| natural.get_mut(last));
            if let Some(Block::Paragraph { text }) = last {
                text.push(Span {
                    text: words.clone().into_owned(),
                    ..Span::default()
                });
            }
        }
    }
    let mut read = natural.clone();
    let found = sign_off::take(&mut read);
    if read == body && found.is_some_and(|found| found.text == words && found.place == signed.place) {
        return (natural, Ending::Natural);
    }
    let label = match signed.place {
        SignOffPlace::EndOfLastParagraph => SIGN_OFF_AT_END,
        SignOffPlace::OwnLine => SIGN_OFF_OWN_LINE,
    };
    (
        body,
        Ending::Labelled(plain_heading(6, &format!("{label}{words}"))),
    )
}

/// Writes the closing bracket of the paragraph that ends the text as a reference.
fn guard_last_bracket(body: &[Block], blocks: &mut [String]) {
    if let Some(paragraph) = signed_paragraph(body).and_then(|last| blocks.get_mut(last))
        && let Some(bracket) = paragraph.pop()
    {
        if paragraph.ends_with('\\') {
            paragraph.pop();
        }
        push_reference(paragraph, bracket);
    }
}

/// Keeps a body that ends like the list of related titles from being read as one.
fn guard_related(body: &[Block], blocks: &mut [String]) {
    let [
        ..,
        Block::Subheading { level: 1, text },
        Block::List {
            numbered_from: None, ..
        },
    ] = body
    else {
        return;
    };
    if text.to_plain() != RELATED {
        return;
    }
    let at = body.len().saturating_sub(2);
    if let (Some(heading), Some(first)) = (blocks.get_mut(at), RELATED.chars().next()) {
        let mut reference = String::new();
        push_reference(&mut reference, first);
        *heading = heading.replacen(first, &reference, 1);
    }
}

fn related_titles(related: &[Related], target: &dyn Fn(&Figure) -> String) -> Vec<String> {
    if related.is_empty() {
        return Vec::new();
    }
    let items = related
        .iter()
        .map(|one| {
            let link = (!one.href.is_empty()).then(|| one.href.clone());
            Text(vec![Span {
                text: one.title.clone(),
                link,
                ..Span::default()
            }])
        })
        .collect();
    let list = Block::List {
        numbered_from: None,
        items,
    };
    vec![
        plain_heading(2, RELATED),
        write_block::block(&list, Bullet::First, target),
    ]
}
