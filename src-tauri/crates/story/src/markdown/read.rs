//! Reads Markdown: any text becomes a story, and no word of it is lost.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::definitions::options;
use super::walk::{MarkdownBlock, MarkdownWalk, PlacedBlock};
use super::{carried, definitions, fields};
use crate::{Block, Content, Figure};

/// What a Markdown text was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkdownStory {
    /// The story: headline, byline and the like, body, sign-off and related titles. Everything that Markdown
    /// does not carry is as in a new story.
    pub content: Content,
}

/// Reads a whole story; see [`crate::markdown`] for the form.
///
/// `figure` makes the figure for an image's target (empty for a missing picture); its caption and alt text
/// are then replaced by those of the text. It is called once for every image, in reading order.
#[must_use]
pub fn read(text: &str, figure: &mut dyn FnMut(&str) -> Figure) -> MarkdownStory {
    let source = one_form(text);
    let pieces = pieces(&source, figure);
    MarkdownStory {
        content: fields::content(pieces, &source),
    }
}

/// Reads a text that is all body: every heading is a subheading, and no sign-off or related titles are
/// looked for. `figure` as in [`read`].
#[must_use]
pub fn read_body(text: &str, figure: &mut dyn FnMut(&str) -> Figure) -> Vec<Block> {
    let source = one_form(text);
    pieces(&source, figure)
        .into_iter()
        .map(|(piece, _)| piece.into())
        .collect()
}

/// Counts the lists of a text that are inside another one. A story's lists have one level: those become part of the outer list,
/// and the person who imports the text should be told.
#[must_use]
pub fn inner_lists(text: &str) -> usize {
    let (mut depth, mut inner) = (0_usize, 0_usize);
    for event in Parser::new_ext(&one_form(text), options()) {
        match event {
            Event::Start(Tag::List(_)) => {
                inner = inner.saturating_add(usize::from(depth > 0));
                depth = depth.saturating_add(1);
            }
            Event::End(TagEnd::List(_)) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    inner
}

/// Line feeds alone, no byte order mark, no NUL, and every definition in use.
fn one_form(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = carried::without_nul(text);
    let text = if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        text
    };
    match definitions::keep_unused(&text) {
        Cow::Owned(kept) => Cow::Owned(kept),
        Cow::Borrowed(_) => text,
    }
}

fn pieces(source: &str, figure: &mut dyn FnMut(&str) -> Figure) -> Vec<PlacedBlock> {
    let mut walk = MarkdownWalk::new(source, figure);
    for (event, range) in Parser::new_ext(source, options()).into_offset_iter() {
        walk.event(event, range);
    }
    walk.finish()
}

/// What a heading is inside a body.
fn subheading_level(level: u8) -> u8 {
    level.saturating_sub(1).clamp(1, 3)
}

impl From<MarkdownBlock> for Block {
    fn from(piece: MarkdownBlock) -> Self {
        match piece {
            MarkdownBlock::Block(block) => block,
            MarkdownBlock::Heading { level, text } => Self::Subheading {
                level: subheading_level(level),
                text,
            },
        }
    }
}
