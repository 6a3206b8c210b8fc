//! One writing program per store: an operating-system lock on the file `lock`, which also holds the name of its holder.
//!
//! The system frees the lock when its holder dies, however it dies, so a leftover file does not block anything.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::Duration;

use crate::Error;
use crate::error::READING;

/// The right to write, given back when dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

/// A reader that asks who holds the lock takes it shared for an instant; a retry keeps it from being mistaken for a writer.
const ATTEMPTS: u32 = 5;
const PAUSE: Duration = Duration::from_millis(20);

impl Lock {
    /// Takes the lock in `path`, or fails with the name of its holder.
    pub(crate) fn take(path: &Path) -> Result<Self, Error> {
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
        Ok(Self { _file: file })
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
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Err(Error::Held { by: who(&mut file) }),
            Err(TryLockError::Error(source)) => Err(Error::file("locking", path)(source)),
        }
    }
}

/// The program that writes under the lock in `path`; `None` where there is none.
pub(crate) fn holder(path: &Path) -> Result<Option<String>, Error> {
    match Lock::share(path) {
        Ok(_) => Ok(None),
        Err(Error::Held { by }) => Ok(Some(by)),
        Err(error) => Err(error),
    }
}

/// Whether a holder is this very program.
pub(crate) fn is_ours(by: &str) -> bool {
    by == ourselves().trim()
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
