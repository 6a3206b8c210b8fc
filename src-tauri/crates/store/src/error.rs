//! What can go wrong with a store, as data: the sentences for people are in newsroom's `says`, the texts here are for logs.

use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::Record;

/// Why a call of the store failed. Nothing acknowledged before is lost by any of these.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// SQLite refused for a reason that none of the other variants names.
    #[error("{doing}: {source}")]
    Sql {
        /// What was being done.
        doing: &'static str,
        /// SQLite's own words.
        source: rusqlite::Error,
    },
    /// The system refused to read or write a file.
    #[error("{op} {}: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What was being done to it.
        op: &'static str,
        /// The system's own words.
        source: io::Error,
    },
    /// No space is left. The same call succeeds once there is space again.
    #[error("no space is left on the disk that holds {}", .path.display())]
    DiskFull {
        /// The file or folder that could not grow.
        path: PathBuf,
    },
    /// The folder can be read but not written.
    #[error("{} can be read but not written", .path.display())]
    ReadOnly {
        /// The file or folder.
        path: PathBuf,
    },
    /// The folder or file is not there. It is never taken for an empty store.
    #[error("{} is not there", .path.display())]
    Missing {
        /// The file or folder.
        path: PathBuf,
    },
    /// Something is there already, and nothing is overwritten.
    #[error("{} exists already", .path.display())]
    Exists {
        /// The file or folder.
        path: PathBuf,
    },
    /// A newer Galley wrote this store. It was left as it is.
    #[error("the store has version {found} and {known} is known")]
    TooNew {
        /// The version in the database.
        found: u32,
        /// The newest version this build knows.
        known: u32,
    },
    /// The story was saved by another since it was read.
    #[error("the story {id} is at version {now}, and {seen} was to be replaced")]
    Stale {
        /// The story's guid.
        id: String,
        /// The version the caller had seen.
        seen: u64,
        /// The version in the store.
        now: u64,
    },
    /// The workflow does not allow this step from the state the story has now.
    #[error(transparent)]
    NotYourStep(#[from] story::workflow::NotYourStep),
    /// There is no such thing in the store.
    #[error("there is no {what} {id}")]
    NotFound {
        /// The kind of thing.
        what: Record,
        /// The name it was looked up by.
        id: String,
    },
    /// A stored thing is not the bytes that were stored.
    #[error("the {what} {id} does not match its digest")]
    Damaged {
        /// The kind of thing.
        what: Record,
        /// Its headline, id or path.
        id: String,
    },
    /// The database cannot be read as one. [`crate::rescue`] keeps it aside and restores a backup.
    #[error("the store in {} is damaged ({why})", .path.display())]
    DamagedStore {
        /// The database file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A read failed, and the second succeeded: nothing is damaged.
    #[error("reading {} failed once", .path.display())]
    Unread {
        /// The file.
        path: PathBuf,
    },
    /// The store is whole, so that no backup replaces it.
    #[error("the store in {} is whole", .path.display())]
    Sound {
        /// The database file.
        path: PathBuf,
    },
    /// A backup is not complete or not what was written.
    #[error("the backup {} cannot be used: {fault:?}", .path.display())]
    BackupDamaged {
        /// The backup's folder or file.
        path: PathBuf,
        /// What is wrong with it.
        fault: BackupFault,
    },
    /// There is no good backup to restore.
    #[error("there is no good backup in {}", .path.display())]
    NoBackup {
        /// The folder of the backups.
        path: PathBuf,
    },
    /// The database is not there, and what is beside it proves that it was.
    #[error("{} is gone, and {backups} backups of it are there", path.display())]
    Gone {
        /// Its path.
        path: PathBuf,
        /// How many backups of it are beside the store.
        backups: usize,
        /// When the last of them was made.
        newest: Option<DateTime<Utc>>,
    },
    /// A story that other records in the store refer to, those of a review for one, is not deleted.
    #[error("other records speak of the story {id}")]
    Recorded {
        /// The story's guid.
        id: String,
    },
    /// Another program writes to this store.
    #[error("another program is writing to this store ({by})")]
    Held {
        /// Who holds it: process id and program name.
        by: String,
    },
    /// The person who watched the progress stopped it. Nothing half-done stays.
    #[error("stopped")]
    Cancelled,
}

/// Why a backup cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupFault {
    /// It has no list of digests: it is no backup, or not all of one.
    NoList,
    /// A line of its list of digests cannot be read.
    List,
    /// It has no time of making.
    NoTime,
    /// There is no database on its list.
    NoDatabase,
    /// A file is gone, or its bytes are not those that were written.
    File {
        /// Its name in the backup.
        name: String,
    },
    /// Its database is damaged.
    Database {
        /// SQLite's words, or what is inconsistent.
        why: String,
    },
}

impl Error {
    /// Turns the system's error for `path` into the variant that says what to do about it.
    pub(crate) fn file(op: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            io::ErrorKind::PermissionDenied if op != READING => Self::ReadOnly { path },
            io::ErrorKind::NotFound => Self::Missing { path },
            _ => Self::File { path, op, source },
        }
    }
}

/// The one operation for which "permission denied" does not mean "cannot be written".
pub(crate) const READING: &str = "reading";
