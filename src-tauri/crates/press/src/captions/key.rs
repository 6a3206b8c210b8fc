//! The key of a row in a sheet: it identifies the story, its revision and the picture.

use std::fmt;

use story::{Digest, Figure, FigureId};

/// How many digits of a story's id and of a revision's digest are in a key: enough to tell those of one desk apart.
const DIGITS: usize = 8;

/// The story and the revision that a sheet is made of, for a sheet that comes back.
#[derive(Debug, Clone, Copy)]
pub struct ToFill<'a> {
    /// The story's id.
    pub story: &'a str,
    /// SHA-256 of the revision's bytes.
    pub revision: &'a Digest,
    /// The figures on it; all when `None`.
    pub only: Option<&'a [FigureId]>,
}

impl ToFill<'_> {
    pub(super) fn has(&self, figure: &Figure) -> bool {
        self.only.is_none_or(|only| only.contains(&figure.id))
    }

    pub(super) fn key(&self, figure: &Figure) -> Key {
        let start = |text: &str| text.chars().take(DIGITS).collect();
        Key {
            story: start(self.story),
            revision: start(self.revision.as_str()),
            figure: figure.id.0.clone(),
        }
    }
}

/// A cell of the last column, `3fa85f64-9f86d081-f1a2b3c4d5e6`: nothing a spreadsheet takes for a number or a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The beginning of the story's id.
    pub story: String,
    /// The beginning of the digest of the revision that the sheet was made of.
    pub revision: String,
    /// The figure's id.
    pub figure: String,
}

impl Key {
    /// Reads one; `None` where it is none.
    #[must_use]
    pub fn read(cell: &str) -> Option<Self> {
        let mut parts = cell.trim().splitn(3, '-');
        let mut digits = || {
            let part = parts.next()?;
            let is_hex = part.len() == DIGITS && part.chars().all(|digit| digit.is_ascii_hexdigit());
            is_hex.then(|| part.to_lowercase())
        };
        let (story, revision) = (digits()?, digits()?);
        let figure = parts.next().filter(|id| !id.is_empty())?.to_owned();
        Some(Self {
            story,
            revision,
            figure,
        })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.story, self.revision, self.figure)
    }
}
