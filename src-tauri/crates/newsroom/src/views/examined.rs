//! What was looked at in a package, one row each, and what came of it: the same rows for the command line and the window.

use serde::Serialize;
use ts_rs::TS;

/// A package that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExaminedPackage {
    /// Something in it is not what it is said to be.
    pub differs: bool,
    /// What was looked at and what came of it.
    pub rows: Vec<ExaminedRow>,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExaminedRow {
    /// What it is.
    pub about: ExaminedPart,
    /// What came of it.
    pub verdict: ExaminedVerdict,
    /// The file, the folder or the key; empty for the package as a whole.
    pub name: String,
    /// The same in a sentence.
    pub says: String,
}

/// What there is to look at in a package.
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

/// What comes of looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExaminedVerdict {
    /// It is as it is said to be.
    Holds,
    /// It is not: the package is not to be used.
    Differs,
    /// Nothing in the package proves it, and nothing speaks against it.
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
