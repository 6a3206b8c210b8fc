//! The doctor's findings, as data: the sentences for people are in newsroom's `says`.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use story::Digest;

use crate::{Pragmas, Record};

/// How much was read, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The findings, in the order in which they were found. Nothing was repaired.
    pub findings: Vec<Finding>,
    /// Stories read.
    pub stories: u64,
    /// Revisions read.
    pub revisions: u64,
    /// Originals read.
    pub photos: u64,
    /// Bytes of text and photos read.
    pub bytes: u64,
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
    /// What is wrong with it.
    pub trouble: Trouble,
}

/// What is wrong with a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// SQLite cannot read it, or finds it inconsistent; SQLite's words.
    Sqlite(String),
    /// The list's entry of a story does not match its digest. Saving the story writes it anew.
    ListEntry,
    /// The story has no working copy.
    NoWorkingCopy,
    /// The text does not match its digest.
    Text,
    /// The text matches its digest and is no story; the reader's words.
    NotAStory(String),
    /// The text was written by a newer Galley.
    TooNew {
        /// The schema number found.
        found: u32,
        /// The newest that this build knows.
        known: u32,
    },
    /// The facts beside a text (author, time, reason, label) do not match their digest.
    Facts,
    /// A record does not match its digest.
    Record {
        /// The kind of record.
        what: Record,
        /// Its name.
        id: String,
    },
    /// The file's bytes are not those that came in.
    FileChanged {
        /// The headline of a story that uses it.
        used_by: Option<String>,
    },
    /// The file is not there.
    FileGone {
        /// The headline of a story that uses it.
        used_by: Option<String>,
    },
    /// The file cannot be read; the system's words.
    FileUnreadable(String),
    /// A story names a photo that the store does not know.
    Unknown {
        /// The headline of that story.
        used_by: String,
    },
    /// No story and no kept backup names the file.
    Unused,
    /// A damaged or replaced file that is kept beside its replacement.
    KeptAside,
    /// The database has a second name, a hard link.
    TwoNames,
    /// The database has no backup of its own yet.
    NoBackup,
    /// The newest good backup of the database is older than a week.
    OldBackup {
        /// When it was made.
        at: DateTime<Utc>,
    },
    /// The backup is damaged; what is wrong with it.
    BackupDamaged(String),
    /// Little space is left.
    LittleSpace {
        /// What is free, in megabytes.
        megabytes: u64,
    },
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Text or a photo is lost or damaged.
    Error,
    /// Nothing is lost, but a person should look.
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
    /// An entry of the register of what came.
    Incoming {
        /// Its number.
        number: String,
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
        /// The name it came with; empty where there is no row.
        file_name: String,
    },
    /// What is known of an original besides its bytes.
    PhotoRow {
        /// Its digest, as far as it can be read.
        sha256: String,
        /// The name it came with.
        file_name: String,
    },
    /// A record that has nothing beside it.
    Record {
        /// What it is.
        what: Record,
        /// Its name.
        id: String,
    },
    /// A rendition that packages carry.
    Rendition {
        /// The photo it is of.
        photo: String,
        /// Which one.
        name: String,
    },
    /// A person's key.
    Key {
        /// The person's name.
        name: String,
    },
    /// A signature that was given.
    Signature {
        /// The digest of what was signed.
        digest: String,
    },
    /// A setting.
    Setting {
        /// Its key.
        key: String,
    },
    /// A file that belongs to nothing.
    File {
        /// Its path.
        path: PathBuf,
    },
    /// A backup of the database.
    Backup {
        /// Its path.
        path: PathBuf,
    },
    /// The disk.
    Disk,
}

impl Thing {
    /// Whether two names are of one thing, whatever people call it now and called it then.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.without_title() == other.without_title()
    }

    /// The name without what may change in it.
    fn without_title(&self) -> Self {
        let mut plain = self.clone();
        match &mut plain {
            Self::Story { headline: title, .. }
            | Self::Review { headline: title, .. }
            | Self::Revision { headline: title, .. }
            | Self::Photo { file_name: title, .. }
            | Self::PhotoRow { file_name: title, .. } => title.clear(),
            Self::Database
            | Self::Incoming { .. }
            | Self::Delivery { .. }
            | Self::Record { .. }
            | Self::Rendition { .. }
            | Self::Key { .. }
            | Self::Signature { .. }
            | Self::Setting { .. }
            | Self::File { .. }
            | Self::Backup { .. }
            | Self::Disk => {}
        }
        plain
    }
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
