//! One writing program per store: an operating-system lock on the file `lock`, which also holds the name of its holder.
//!
//! The system frees the lock when its holder dies, however it dies, so a leftover file does not block anything.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::Error;
use crate::error::READING;

/// The right to write, or to keep writers out; given back when dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    _record: Option<HeldHere>,
    _file: File,
}

/// What a program keeps all others out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LockPurpose {
    /// To write.
    Write,
    /// To read a database that only one program at a time can read: its disk has no room for SQLite's index of the log.
    ReadAlone,
}

/// The locks that this process holds. The system tells only that a file is locked; without this record a program would take
/// itself for another one.
static HERE: Mutex<Vec<(PathBuf, LockPurpose)>> = Mutex::new(Vec::new());

/// An entry of [`HERE`], removed when dropped.
#[derive(Debug)]
struct HeldHere(PathBuf, LockPurpose);

impl HeldHere {
    fn enter(path: &Path, purpose: LockPurpose) -> Self {
        here().push((path.to_owned(), purpose));
        Self(path.to_owned(), purpose)
    }
}

impl Drop for HeldHere {
    fn drop(&mut self) {
        let mut here = here();
        let ours = |(path, purpose): &(PathBuf, LockPurpose)| (path, purpose) == (&self.0, &self.1);
        if let Some(at) = here.iter().position(ours) {
            here.swap_remove(at);
        }
    }
}

fn here() -> MutexGuard<'static, Vec<(PathBuf, LockPurpose)>> {
    HERE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What this process holds the lock in `path` for; `None` where it does not hold it.
pub(crate) fn held_here(path: &Path) -> Option<LockPurpose> {
    let here = here();
    let held = here.iter().find(|(held, _)| held == path);
    held.map(|(_, purpose)| *purpose)
}

/// A reader that asks who holds the lock takes it shared for an instant; a retry keeps it from being mistaken for a writer.
const ATTEMPTS: u32 = 5;
const PAUSE: Duration = Duration::from_millis(20);

impl Lock {
    /// Takes the lock in `path`, or fails with the name of its holder.
    pub(crate) fn take(path: &Path, purpose: LockPurpose) -> Result<Self, Error> {
        // The error names the store, which people know, and not its lock file.
        let store = path.parent().unwrap_or(path);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(Error::file("locking", store))?;
        for attempt in 1.. {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if attempt < ATTEMPTS => std::thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Err(Error::Held { by: who(&mut file) }),
                Err(TryLockError::Error(source)) => return Err(Error::file("locking", store)(source)),
            }
        }
        // The lock is what counts. Where its text cannot be written (a full disk), the holder has no name.
        let _ = file
            .set_len(0)
            .and_then(|()| file.write_all(ourselves().as_bytes()));
        Ok(Self {
            _record: Some(HeldHere::enter(path, purpose)),
            _file: file,
        })
    }

    /// Keeps writers out without being one, or fails with the name of the writer. `None` where there is no lock file: no program
    /// has written here.
    pub(crate) fn share(path: &Path) -> Result<Option<Self>, Error> {
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(Error::file(READING, path)(source)),
        };
        match file.try_lock_shared() {
            Ok(()) => Ok(Some(Self {
                _record: None,
                _file: file,
            })),
            Err(TryLockError::WouldBlock) => Err(Error::Held { by: who(&mut file) }),
            Err(TryLockError::Error(source)) => Err(Error::file("locking", path)(source)),
        }
    }
}

/// The program that holds the lock in `path`, this one too where it writes; `None` where there is none, or this one only reads alone.
pub(crate) fn holder(path: &Path) -> Result<Option<String>, Error> {
    if held_here(path) == Some(LockPurpose::ReadAlone) {
        return Ok(None);
    }
    match Lock::share(path) {
        Ok(_) => Ok(None),
        Err(Error::Held { by }) => Ok(Some(by)),
        Err(error) => Err(error),
    }
}

/// The text that the holder wrote into the file; empty where a system does not let others read a locked file.
fn who(file: &mut File) -> String {
    let mut text = String::new();
    let read = file
        .seek(SeekFrom::Start(0))
        .and_then(|_| file.take(200).read_to_string(&mut text));
    match read {
        Ok(_) if !text.trim().is_empty() => text.trim().to_owned(),
        _ => String::new(),
    }
}

fn ourselves() -> String {
    let program = std::env::current_exe().ok();
    let name = program
        .as_deref()
        .and_then(Path::file_stem)
        .map(std::ffi::OsStr::to_string_lossy);
    format!(
        "pid {}, {}\n",
        std::process::id(),
        name.as_deref().unwrap_or("unknown program")
    )
}
