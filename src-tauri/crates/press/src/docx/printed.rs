//! A story as the lines that its Word file prints, so that two of them can be compared line by line: what
//! is above the body and below it becomes part of the body, and what does not print is left out.
//!
//! See docs/decisions/word-redline-from-printed-lines.md.

use story::comment::Comment;
use story::sign_off::signed_paragraph;
use story::{Block, Content, Field, FigureId, Place, Span, Text};

use super::paragraph::ParagraphStyle;
use crate::above;
use crate::field_setting::{FIELD_SETTINGS, FieldSetting};
use crate::page_furniture::RELATED;

/// The first of the subheading levels that no story has: it is the first of [`FIELD_SETTINGS`], the next ones follow.
const ABOVE: u8 = 100;
const SIGN_OFF: u8 = 110;
const RELATED_HEADING: u8 = 111;

/// The lines, and the places of the story among them.
pub(crate) struct PrintedLines {
    /// A content of nothing but a body.
    pub(crate) content: Content,
    /// Of each block of the story's body, its block among the lines, from 1; 0 where it does not print.
    blocks: Vec<u32>,
    /// Of each field that prints, its block among the lines and where in it the field's words begin.
    fields: Vec<(Field, u32, u32)>,
}

/// Where a comment is among the lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spot {
    /// In this block, from one UTF-16 unit to another; the whole block where they are the same.
    Block(u32, u32, u32),
    /// In a figure's caption; on the whole figure where they are the same.
    Figure(FigureId, u32, u32),
}

/// A line printed around the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Around {
    /// Above it.
    Above(&'static FieldSetting),
    /// Below it.
    SignOff,
    /// The heading of the related titles, which are the list behind it.
    RelatedHeading,
}

/// The line around the body that this level means; `None` for a subheading of the story.
pub(crate) fn around(level: u8) -> Option<Around> {
    match level {
        SIGN_OFF => Some(Around::SignOff),
        RELATED_HEADING => Some(Around::RelatedHeading),
        level => {
            let at = usize::from(level.checked_sub(ABOVE)?);
            FIELD_SETTINGS.get(at).map(Around::Above)
        }
    }
}

/// The style of a line of this level, likewise.
pub(super) fn style(level: u8) -> Option<ParagraphStyle> {
    Some(match around(level)? {
        Around::SignOff => ParagraphStyle::SignOff,
        Around::RelatedHeading => ParagraphStyle::RelatedHeading,
        Around::Above(setting) => ParagraphStyle::Field(setting.word),
    })
}

impl PrintedLines {
    pub(crate) fn of(content: &Content) -> Self {
        let (mut body, mut fields) = (Vec::new(), Vec::new());
        for (level, setting) in (ABOVE..).zip(&FIELD_SETTINGS) {
            let printed = above::line(setting, content);
            if printed.trim().is_empty() {
                continue;
            }
            body.push(line(level, &printed));
            // A label is printed before the field's own words.
            let before = setting
                .field
                .words(content)
                .and_then(|words| printed.strip_suffix(words));
            fields.extend(before.map(|before| (setting.field, number(body.len()), units(before))));
        }
        let first = body.len();
        let (printed, sign_off) = content.printed();
        let mut next = number(first);
        let blocks = content.body.iter().map(|block| {
            if block.is_written() {
                next += 1;
                next
            } else {
                0
            }
        });
        let blocks: Vec<u32> = blocks.collect();
        body.extend(printed.iter().cloned());
        if sign_off.is_empty() {
            let last = signed_paragraph(&body);
            let words = last.and_then(|last| body.get(last)).map(|block| block.texts());
            let length = words
                .iter()
                .flatten()
                .map(|text| units(&text.to_plain()))
                .sum::<u32>();
            let begins = length.saturating_sub(units(&content.sign_off.text));
            fields.extend(last.map(|last| (Field::SignOff, number(last + 1), begins)));
        } else {
            body.push(line(SIGN_OFF, sign_off));
            fields.push((Field::SignOff, number(body.len()), 0));
        }
        if !content.related.is_empty() {
            body.push(line(RELATED_HEADING, RELATED));
            let items = content.related.iter().map(|related| {
                let link = Some(related.href.clone()).filter(|href| !href.is_empty());
                let title = Span {
                    text: related.title.clone(),
                    link,
                    ..Span::default()
                };
                Text(vec![title])
            });
            body.push(Block::List {
                numbered_from: None,
                items: items.collect(),
            });
        }
        let content = Content {
            language: content.language.clone(),
            schema: content.schema,
            body,
            ..Content::default()
        };
        Self {
            content,
            blocks,
            fields,
        }
    }

    /// Where a comment is; `None` where its place does not print or is lost.
    pub(super) fn spot(&self, comment: &Comment) -> Option<Spot> {
        let anchor = Some(&comment.anchor).filter(|anchor| !anchor.lost)?;
        match &anchor.place {
            Place::Field { name } => {
                let (_, block, begins) = self.fields.iter().find(|(known, ..)| known == name)?;
                Some(Spot::Block(*block, begins + anchor.from, begins + anchor.to))
            }
            Place::Related | Place::Photos => None,
            Place::Block { index } => {
                let at = usize::try_from(index.checked_sub(1)?).ok()?;
                let block = *self.blocks.get(at).filter(|block| **block > 0)?;
                Some(Spot::Block(block, anchor.from, anchor.to))
            }
            Place::Figure { id } => {
                let stands = |block: &Block| block.as_figure().is_some_and(|figure| figure.id == *id);
                let there = self.content.body.iter().any(stands);
                there.then(|| Spot::Figure(id.clone(), anchor.from, anchor.to))
            }
        }
    }
}

fn line(level: u8, words: &str) -> Block {
    Block::Subheading {
        level,
        text: Text::plain(words),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn units(text: &str) -> u32 {
    number(text.encode_utf16().count())
}
