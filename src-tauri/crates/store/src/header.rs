//! Reads a database's first hundred bytes before SQLite opens it, so that a store which is not ours to open is left exactly as it
//! is: no `-wal`, no `-shm`, no changed byte.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::Error;
use crate::error::READING;

/// "Galy", in `PRAGMA application_id`.
pub(crate) const APPLICATION: u32 = 0x4761_6C79;

/// Which databases this process has open.
///
/// On Unix, closing *any* handle of a file drops all of the process's record locks on it, SQLite's too; so a
/// database that this process has open must not be opened a second time behind SQLite's back.
static OPEN: Mutex<BTreeMap<PathBuf, usize>> = Mutex::new(BTreeMap::new());

/// Registers that this process has the database open, until dropped.
#[derive(Debug)]
pub(crate) struct OpenHere {
    path: PathBuf,
}

impl Drop for OpenHere {
    fn drop(&mut self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.path) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                open.remove(&self.path);
            }
        }
    }
}

/// Refuses what this build must not open: a newer store, or a file that is no database of ours. A database that this process has
/// open already was checked then.
pub(crate) fn admit(database: &Path, known: u32) -> Result<OpenHere, Error> {
    let path = database.canonicalize().unwrap_or_else(|_| database.to_owned());
    let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
    if !open.contains_key(&path) {
        look(database, known)?;
    }
    *open.entry(path.clone()).or_default() += 1;
    Ok(OpenHere { path })
}

/// Refuses by the first hundred bytes alone. Only for a database that this process does not have open.
pub(crate) fn look(database: &Path, known: u32) -> Result<(), Error> {
    let mut head = Vec::with_capacity(100);
    let file = match File::open(database) {
        // A new store has no database yet.
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        other => other.map_err(Error::file(READING, database))?,
    };
    file.take(100)
        .read_to_end(&mut head)
        .map_err(Error::file(READING, database))?;
    if head.is_empty() {
        return Ok(());
    }
    let damaged = |why: &str| Error::DamagedStore {
        path: database.to_owned(),
        why: why.to_owned(),
    };
    if !head.starts_with(b"SQLite format 3\0") {
        return Err(damaged("galley.db is not a database"));
    }
    // https://sqlite.org/fileformat.html §1.3: user version at 60, application id at 68, big-endian.
    let number = |at: usize| {
        head.get(at..at + 4)
            .and_then(|four| four.try_into().ok())
            .map(u32::from_be_bytes)
    };
    match (number(60), number(68)) {
        (Some(found), _) if found > known => Err(Error::TooNew { found, known }),
        // A store killed in its first second has neither number yet.
        (Some(0), Some(0)) | (Some(_), Some(APPLICATION)) => Ok(()),
        (Some(_), Some(_)) => Err(damaged("galley.db belongs to another program")),
        _ => Err(damaged("galley.db is cut short")),
    }
}
