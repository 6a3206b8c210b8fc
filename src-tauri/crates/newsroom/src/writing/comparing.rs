//! What changed between two states of a story.

use serde::Serialize;
use story::Content;
use story::compare::{Change, Row, compare};
use ts_rs::TS;

use crate::Error;
use crate::rooms::WritingRoom;

/// A comparison as people are shown it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Compared {
    /// The revision before; `None` for the working copy.
    pub base: Option<u32>,
    /// The revision after; `None` for the working copy.
    pub hers: Option<u32>,
    /// Everything that changed.
    pub changes: Vec<Change>,
    /// Both states in one reading.
    pub rows: Vec<Row>,
}

impl WritingRoom<'_> {
    /// Compares two revisions of a story; `None` is the working copy as it is on disk.
    ///
    /// # Errors
    /// [`Error::Store`] where there is no such story or revision, or its bytes are not those that were saved.
    pub fn compare(&self, id: &str, base: Option<u32>, hers: Option<u32>) -> Result<Compared, Error> {
        let (before, after) = (self.at_revision(id, base)?, self.at_revision(id, hers)?);
        let compared = compare(&before, &after);
        Ok(Compared {
            base,
            hers,
            changes: compared.changes().to_vec(),
            rows: compared.rows(),
        })
    }

    /// The comparison as one self-contained page of HTML.
    ///
    /// # Errors
    /// As [`WritingRoom::compare`].
    pub fn compared_page(&self, id: &str, base: Option<u32>, hers: Option<u32>) -> Result<String, Error> {
        let (before, after) = (self.at_revision(id, base)?, self.at_revision(id, hers)?);
        Ok(press::compared::page(&compare(&before, &after)))
    }

    pub(crate) fn at_revision(&self, id: &str, number: Option<u32>) -> Result<Content, Error> {
        match number {
            Some(number) => self.revision(id, number),
            None => self.content(id),
        }
    }
}
