//! Where a comment is.
//!
//! A range counts UTF-16 units in the place's plain text, as the window does; a block's texts are joined by line feeds.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::edit::{cut, found};
use crate::{Block, Content, Place};

/// The place of a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The field, block or figure; of a figure the caption is the text.
    pub place: Place,
    /// First UTF-16 unit of the range in the place's text.
    pub from: u32,
    /// One behind the last; equal to `from` where the whole place is meant.
    pub to: u32,
    /// The place was deleted or the words are found nowhere: this is its last known place.
    pub lost: bool,
}

/// A comment could not be put there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSuchPlace {
    /// There is no such field, block or figure.
    #[error("there is no such place in the story")]
    Place,
    /// The words are not there.
    #[error("the words {0:?} are not there")]
    Quote(String),
}

impl Anchor {
    /// The first occurrence of `quote` in `place`; the whole place for an empty quote.
    ///
    /// # Errors
    /// [`NoSuchPlace`].
    pub fn on(content: &Content, place: Place, quote: &str) -> Result<Self, NoSuchPlace> {
        let text = text(content, &place).ok_or(NoSuchPlace::Place)?;
        let (from, to) = match quote {
            "" => (0, 0),
            quote => found(&text, quote)
                .next()
                .ok_or_else(|| NoSuchPlace::Quote(quote.to_owned()))?,
        };
        Ok(Self {
            place,
            from,
            to,
            lost: false,
        })
    }

    /// Whether it means a range of words.
    #[must_use]
    pub fn is_range(&self) -> bool {
        self.from < self.to
    }

    /// The words it is on now; `None` where it is lost, means the whole place, or reaches outside it.
    #[must_use]
    pub fn words(&self, content: &Content) -> Option<String> {
        let text = text(content, &self.place).filter(|_| self.is_range() && !self.lost)?;
        cut(&text, self.from, self.to)
    }
}

/// The plain text of a place; `None` where there is no such place.
#[must_use]
pub fn text(content: &Content, place: &Place) -> Option<String> {
    match place {
        Place::Field { name } => name.words(content).map(str::to_owned),
        Place::Related | Place::Photos => None,
        Place::Block { index } => block(content, *index),
        Place::Figure { id } => content.figure(id).map(|figure| figure.caption.clone()),
    }
}

pub(super) fn block(content: &Content, index: u32) -> Option<String> {
    let index = usize::try_from(index.checked_sub(1)?).ok()?;
    content.body.get(index).map(Block::words)
}
