//! The rows of an examined package: what was looked at, and the verdict; the same for the command line and the window.

use serde::Serialize;
use ts_rs::TS;

/// A package that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExaminedPackage {
    /// Whether something in it is not what the package says it is.
    pub differs: bool,
    /// What was looked at and what came of it.
    pub rows: Vec<ExaminedRow>,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExaminedRow {
    /// The part that was examined.
    pub about: ExaminedPart,
    /// What came of it.
    pub verdict: ExaminedVerdict,
    /// The file, the folder or the key; empty for the package as a whole.
    pub name: String,
    /// The same in a sentence.
    pub says: String,
}

/// The parts of a package that are examined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExaminedPart {
    /// Every file against the manifests.
    Manifests,
    /// The zip around them.
    Structure,
    /// The name of the folder that unpacking leaves.
    Folder,
    /// Who signed it.
    Signature,
    /// The decisions on the story.
    Decisions,
    /// The originals of the photos.
    Photos,
    /// A form of the text.
    Form,
}

/// The verdict on such a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExaminedVerdict {
    /// It is what the package says it is.
    Holds,
    /// It is not: the package must not be used.
    Differs,
    /// Nothing in the package proves it, and nothing contradicts it.
    NotProven,
}

impl ExaminedRow {
    pub(crate) fn new(about: ExaminedPart, verdict: ExaminedVerdict, name: &str, says: String) -> Self {
        Self {
            about,
            verdict,
            name: name.to_owned(),
            says,
        }
    }
}
