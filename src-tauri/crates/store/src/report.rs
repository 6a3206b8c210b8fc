//! What the doctor says: findings that name the thing, and the figures around them.

use std::path::PathBuf;

use story::Digest;

use crate::Pragmas;

/// What was read, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What is wrong, in the order it was found. Nothing was repaired.
    pub findings: Vec<Finding>,
    /// Stories read.
    pub stories: u64,
    /// Revisions read.
    pub revisions: u64,
    /// Originals read.
    pub photos: u64,
    /// Bytes of text and photos read.
    pub bytes: u64,
    /// Who writes to the store: ourselves, or another program; none where nobody does.
    pub holder: Option<String>,
    /// Bytes free on the disk.
    pub free_space: u64,
    /// How the connection is set.
    pub pragmas: Pragmas,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Which thing.
    pub thing: Thing,
    /// What is wrong with it, and what can be done.
    pub says: String,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Text or a photo is lost or damaged.
    Error,
    /// Nothing is lost, but somebody should look.
    Warning,
    /// Good to know.
    Note,
}

/// The thing that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// The database as a whole.
    Database,
    /// The working copy of a story.
    Story {
        /// Its identity.
        guid: String,
        /// Its headline as the list shows it.
        headline: String,
    },
    /// A comment, decision or return beside a story.
    Review {
        /// The story's guid.
        story: String,
        /// Its headline.
        headline: String,
    },
    /// A row of the outbox.
    Delivery {
        /// The delivery's guid, as far as it can be read.
        guid: String,
    },
    /// A revision.
    Revision {
        /// The story's identity.
        story: String,
        /// The story's headline.
        headline: String,
        /// The revision's number.
        number: u64,
    },
    /// An original.
    Photo {
        /// Its digest.
        digest: Digest,
        /// The name it came with; empty where no row says.
        file_name: String,
    },
    /// A rendition that packages carry.
    Rendition {
        /// The photo it is of.
        photo: String,
        /// Which one.
        name: String,
    },
    /// A key by which somebody is known.
    Key {
        /// Whose.
        name: String,
    },
    /// A setting.
    Setting {
        /// Its key.
        key: String,
    },
    /// A file that belongs to nothing.
    File {
        /// Where it lies.
        path: PathBuf,
    },
    /// A backup of the database.
    Backup {
        /// Where it lies.
        path: PathBuf,
    },
    /// The disk.
    Disk,
}

impl Report {
    /// Whether nothing is lost or damaged.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.severity != Severity::Error)
    }
}
