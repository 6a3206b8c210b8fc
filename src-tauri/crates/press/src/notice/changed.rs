//! The changes of a correction, line by line as it is printed: the old line and the new one, with the words that differ marked.
//!
//! Both states are laid out as the lines that a reader sees (`docx::printed`), headline and sign-off among them, so a change
//! that does not print is not listed.

use story::compare::{Fate, Role, Row, RowKind, compare};
use story::{Block, Content, Field, Figure, Language, Span, Text};

use crate::credit;
use crate::docx::printed::{Around, PrintedLines, around};

/// One printed line that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedLine {
    /// Where it is, in the language of the piece: `标题`, `正文第 3 段`, `图 2`.
    pub place: String,
    /// What became of it.
    pub became: Became,
}

/// What became of a line. Words that differ are strong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    /// Its words are others.
    Replaced {
        /// The line as it was delivered.
        was: Text,
        /// The line as it is now.
        is: Text,
    },
    /// It was added.
    Added(Text),
    /// It was removed.
    Removed(Text),
    /// It is here now, and was elsewhere.
    Moved(Text),
}

/// The lines that `hers` prints otherwise than `base`, in reading order.
#[must_use]
pub fn changed(base: &Content, hers: &Content) -> Vec<ChangedLine> {
    let chinese = hers.is_chinese();
    let (before, after) = (PrintedLines::of(base), PrintedLines::of(hers));
    let mut lines = Vec::new();
    for row in compare(&before.content, &after.content).rows() {
        let gone = matches!(row.role, Role::Deleted | Role::MovedAway);
        let (body, block) = if gone {
            (&before.content.body, row.base_block)
        } else {
            (&after.content.body, row.hers_block)
        };
        let place = place(&row, body, block, hers.own_language());
        if let Some(became) = became(&row) {
            lines.push(ChangedLine {
                place: place.clone(),
                became,
            });
        }
        if let Some(shown) = row.figure.as_ref().filter(|_| row.role == Role::Kept) {
            let was = base.body.iter().filter_map(Block::as_figure);
            let was = was.into_iter().find(|figure| figure.id == shown.id);
            lines.extend(was.into_iter().flat_map(|was| {
                of_figure(was, &shown.figure, chinese)
                    .into_iter()
                    .map(|became| ChangedLine {
                        place: place.clone(),
                        became,
                    })
            }));
        }
    }
    lines
}

fn became(row: &Row) -> Option<Became> {
    let (was, is) = (words(row, Fate::Insert), words(row, Fate::Delete));
    let named = |text: Text| match &row.figure {
        Some(shown) if text.is_empty() => Text::plain(&shown.figure.file_name),
        _ => text,
    };
    match row.role {
        Role::Kept if was.to_plain() == is.to_plain() => None,
        Role::Kept => Some(Became::Replaced { was, is }),
        Role::Inserted => Some(Became::Added(named(is))),
        Role::Deleted => Some(Became::Removed(named(was))),
        Role::MovedHere => Some(Became::Moved(named(is))),
        Role::MovedAway => None,
    }
    .filter(|became| match became {
        Became::Added(text) | Became::Removed(text) | Became::Moved(text) => !text.is_empty(),
        Became::Replaced { .. } => true,
    })
}

/// The row's words without those of one fate; words in this state alone are strong, unless the whole line is.
fn words(row: &Row, without: Fate) -> Text {
    let mut text = Text::default();
    for run in row.runs.iter().filter(|run| run.fate != without) {
        let differs = matches!(run.fate, Fate::Insert | Fate::Delete);
        text.push(Span {
            text: run.text.clone(),
            strong: differs && row.role == Role::Kept,
            ..Span::default()
        });
    }
    text
}

/// The changed lines of a figure besides its caption: its photo, and its credit.
fn of_figure(was: &Figure, is: &Figure, chinese: bool) -> Vec<Became> {
    let photo = (was.photo != is.photo).then(|| (was.file_name.clone(), is.file_name.clone()));
    let whose = (credit::line(was, chinese), credit::line(is, chinese));
    let whose = Some(whose).filter(|(was, is)| was != is);
    photo
        .into_iter()
        .chain(whose)
        .map(|(was, is)| match (was.is_empty(), is.is_empty()) {
            (true, _) => Became::Added(Text::plain(&is)),
            (_, true) => Became::Removed(Text::plain(&was)),
            _ => Became::Replaced {
                was: Text::plain(&was),
                is: Text::plain(&is),
            },
        })
        .collect()
}

/// Where a row is: `block` is its place in `body`, from 1.
fn place(row: &Row, body: &[Block], block: Option<u32>, language: Language) -> String {
    let until = block.and_then(|block| usize::try_from(block).ok());
    let until = body.get(..until.unwrap_or_default()).unwrap_or_default();
    let related = || language.pick("推荐阅读", "Related").to_owned();
    let outer = |block: &Block| match block {
        Block::Subheading { level, .. } => around(*level),
        _ => None,
    };
    if let Some(around) = until.last().and_then(outer) {
        return match around {
            Around::Above(setting) => setting.field.label(language).to_owned(),
            Around::SignOff => Field::SignOff.label(language).to_owned(),
            Around::RelatedHeading => related(),
        };
    }
    if until
        .iter()
        .filter_map(outer)
        .any(|one| one == Around::RelatedHeading)
    {
        return related();
    }
    let figures = until.iter().filter(|block| block.as_figure().is_some()).count();
    if row.kind == RowKind::Figure {
        return language.pick(format!("图 {figures}"), format!("Picture {figures}"));
    }
    let texts = until
        .iter()
        .filter(|block| outer(block).is_none() && !block.texts().is_empty());
    let number = texts.count();
    language.pick(format!("正文第 {number} 段"), format!("Text, paragraph {number}"))
}
