//! The newsroom itself: an open store, a clock, and the language of its sentences.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use store::{Create, PhotoFolder, Store};
use story::Language;

use crate::memory::Memory;
use crate::remarks::Remarks;
use crate::store_lock::{StoreGuard, StoreLock};
use crate::{Clock, Error, Started};

/// What a newsroom may do with its store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read and write; a missing folder is made. For the platform's own folder, or one that was just named.
    Write,
    /// Read alone: beside another program that writes, on a read-only or a full disk.
    Read,
}

/// What keeps a newsroom from writing.
enum Unwritable {
    /// Another program holds the store.
    Held {
        /// Which.
        by: String,
    },
    /// The disk is full, or can only be read.
    Disk(Error),
}

/// An open store and everything a person can do with it.
///
/// It can be shared between threads. Only the store's one connection is behind a lock, which is held for single transactions:
/// copying, hashing, decoding and zipping happen outside, so that a save never waits for an export.
pub struct Newsroom {
    store: StoreLock,
    folder: PhotoFolder,
    clock: Box<dyn Clock>,
    language: RwLock<Language>,
    unwritable: Option<Unwritable>,
    /// State of the rooms that lasts while the program runs.
    pub(crate) memory: Memory,
    /// Damage and the like that was met while doing something else.
    pub(crate) remarks: Mutex<Remarks>,
}

impl Newsroom {
    /// Opens the store in `dir`.
    ///
    /// # Errors
    /// [`Error::Store`]: held by another program, too new, damaged, on a full disk.
    pub fn open(dir: &Path, access: Access, clock: Box<dyn Clock>) -> Result<Self, Error> {
        let store = match access {
            Access::Write => Store::open(dir, create(dir), clock.now().to_utc())?,
            Access::Read => Store::open_to_read(dir)?,
        };
        Ok(Self::over(store, clock, None))
    }

    /// Opens the store to write, or, where another program holds it or the disk cannot be written, to read alone;
    /// [`Newsroom::started`] tells which of the two it is.
    ///
    /// # Errors
    /// As [`Newsroom::open`], when it cannot even be read.
    pub fn open_to_write_or_read(dir: &Path, clock: Box<dyn Clock>) -> Result<Self, Error> {
        match Store::open(dir, create(dir), clock.now().to_utc()) {
            Ok(store) => Ok(Self::over(store, clock, None)),
            Err(store::Error::Held { by }) => {
                let store = Store::open_to_read(dir)?;
                Ok(Self::over(store, clock, Some(Unwritable::Held { by })))
            }
            Err(error @ (store::Error::DiskFull { .. } | store::Error::ReadOnly { .. })) => {
                match Store::open_to_read(dir) {
                    Ok(store) => Ok(Self::over(store, clock, Some(Unwritable::Disk(error.into())))),
                    Err(_) => Err(error.into()),
                }
            }
            Err(error) => Err(error.into()),
        }
    }

    fn over(store: Store, clock: Box<dyn Clock>, unwritable: Option<Unwritable>) -> Self {
        let newsroom = Self {
            folder: store.photo_folder(),
            store: StoreLock::new(store),
            clock,
            language: RwLock::new(Language::default()),
            unwritable,
            memory: Memory::default(),
            remarks: Mutex::default(),
        };
        let language = newsroom
            .settings()
            .map(|settings| settings.language)
            .unwrap_or_default();
        newsroom.speak(language);
        newsroom.remark_loss();
        newsroom
    }

    /// What a starting window needs to know.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub fn started(&self) -> Result<Started, Error> {
        let settings = self.settings()?;
        let (held_by, disk_refuses) = match &self.unwritable {
            Some(Unwritable::Held { by }) => (Some(by.clone()), None),
            Some(Unwritable::Disk(error)) => (None, Some(error.says(settings.language))),
            None => (None, None),
        };
        Ok(Started {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            store: self.dir().display().to_string(),
            profile: self.profile()?,
            last_story: self.last_story()?,
            settings,
            held_by,
            disk_refuses,
        })
    }

    /// Whether this newsroom can write: no other program held the store when it was opened, and its disk could be written.
    #[must_use]
    pub fn can_write(&self) -> bool {
        self.unwritable.is_none()
    }

    /// The store's folder.
    #[must_use]
    pub fn dir(&self) -> PathBuf {
        self.store().dir().to_owned()
    }

    /// The language that sentences are made in.
    #[must_use]
    pub fn language(&self) -> Language {
        *self.language.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sets the language of sentences for this run.
    pub fn speak(&self, language: Language) {
        *self.language.write().unwrap_or_else(PoisonError::into_inner) = language;
    }

    /// The store, locked to the end of the statement.
    pub(crate) fn store(&self) -> StoreGuard<'_> {
        self.store.lock()
    }

    /// The same store, opened again for reading: long work must not hold up a save.
    pub(crate) fn reader(&self) -> Result<store::Store, Error> {
        Ok(Store::open_to_read(&self.dir())?)
    }

    /// The photo folder, which needs no lock.
    pub(crate) fn folder(&self) -> &PhotoFolder {
        &self.folder
    }

    /// Today, in the time zone of this machine.
    pub(crate) fn today(&self) -> chrono::NaiveDate {
        self.clock.now().date_naive()
    }

    /// Now.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now().to_utc()
    }

    /// The time since an arbitrary moment of this run; setting the clock does not change it.
    pub(crate) fn uptime(&self) -> Duration {
        self.clock.uptime()
    }
}

/// Whether a missing store may be made: in the platform's own folder, or in a folder that is there. Where more of the path is
/// missing, a disk is not connected, and an empty store in its place would look like a loss.
fn create(dir: &Path) -> Create {
    let above = dir
        .parent()
        .filter(|above| !above.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if above.is_dir() || default_store().is_some_and(|own| own == dir) {
        Create::IfMissing
    } else {
        Create::Never
    }
}

/// The platform's own folder for the store: `$XDG_DATA_HOME/galley` or `~/.local/share/galley` on Linux,
/// `~/Library/Application Support/galley` on a Mac, `%APPDATA%\galley` on Windows.
#[must_use]
pub fn default_store() -> Option<PathBuf> {
    let variable = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let data = if cfg!(target_os = "windows") {
        variable("APPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        variable("XDG_DATA_HOME").or_else(|| variable("HOME").map(|home| home.join(".local/share")))
    };
    data.map(|data| data.join("galley"))
}
