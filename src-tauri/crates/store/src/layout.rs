//! The paths of a store's files. Nothing here touches the disk.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::Error;

/// The places inside (and the one beside) a store's folder.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    dir: PathBuf,
}

impl Layout {
    /// The store in `dir`, made absolute so that a later change of the working folder does not move it.
    pub(crate) fn new(dir: &Path) -> Result<Self, Error> {
        let dir = std::path::absolute(dir).map_err(Error::file(crate::error::READING, dir))?;
        Ok(Self { dir })
    }

    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.dir.join("galley.db")
    }

    pub(crate) fn wal(&self) -> PathBuf {
        self.dir.join("galley.db-wal")
    }

    /// The count of what was acknowledged, outside the database.
    pub(crate) fn commits(&self) -> PathBuf {
        self.dir.join("commits")
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.dir.join("lock")
    }

    /// Originals: `ab/<sha256>.<extension>`.
    pub(crate) fn photos(&self) -> PathBuf {
        self.dir.join("photos")
    }

    /// Renditions that packages carry, named like originals.
    pub(crate) fn kept(&self) -> PathBuf {
        self.dir.join("kept")
    }

    /// Signing keys, where the system has no keychain. Their format is their owner's.
    pub(crate) fn keys(&self) -> PathBuf {
        self.dir.join("keys")
    }

    /// Damaged texts that were replaced, as they were.
    pub(crate) fn damaged(&self) -> PathBuf {
        self.dir.join("damaged")
    }

    /// The cache, deletable at any time.
    pub(crate) fn renditions(&self) -> PathBuf {
        self.dir.join("renditions")
    }

    /// The position of the scrub, in the cache.
    pub(crate) fn scrubbed(&self) -> PathBuf {
        self.renditions().join("scrubbed")
    }

    /// `<name>-backups` beside the folder: recovery data is kept outside what it protects.
    pub(crate) fn backups(&self) -> PathBuf {
        self.beside("-backups")
    }

    /// The store's own name with something appended, beside its folder.
    pub(crate) fn beside(&self, suffix: &str) -> PathBuf {
        let mut name = self
            .dir
            .file_name()
            .map_or_else(|| OsString::from("galley"), OsString::from);
        name.push(suffix);
        self.dir.parent().unwrap_or(&self.dir).join(name)
    }
}
