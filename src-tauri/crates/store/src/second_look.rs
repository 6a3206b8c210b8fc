//! Reads a database that SQLite calls damaged once more before it is reported as damaged.
//!
//! A cable that fails for a moment makes SQLite report the same as a disk that lost a page; only the second reading tells them
//! apart.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::error::READING;
use crate::layout::Layout;
use crate::{Error, connection};

/// Handles that stay open, one a file: closing any handle of a file drops all of this process's record locks on it, SQLite's too.
static HANDLES: Mutex<Vec<(PathBuf, File)>> = Mutex::new(Vec::new());

/// The error for a database that SQLite calls damaged: that it is, or that a read failed, and where.
pub(crate) fn second_look(layout: &Layout, why: String) -> Error {
    for path in [layout.database(), layout.wal()] {
        match read_through(&path) {
            Err(refused) if refused.kind() == std::io::ErrorKind::NotFound => {}
            Err(refused) => return Error::file(READING, &path)(refused),
            Ok(()) => {}
        }
    }
    let path = layout.database();
    match is_sound(&path) {
        true => Error::Unread { path },
        false => Error::DamagedStore { path, why },
    }
}

/// Reads every byte of a file.
pub(crate) fn read_through(path: &Path) -> io::Result<()> {
    let mut handles = HANDLES.lock().unwrap_or_else(PoisonError::into_inner);
    let now = fs::metadata(path)?;
    let is_open = |(known, file): &(PathBuf, File)| {
        known == path && file.metadata().is_ok_and(|open| same(&open, &now))
    };
    let at = match handles.iter().position(is_open) {
        Some(at) => at,
        None => {
            handles.push((path.to_owned(), File::open(path)?));
            handles.len() - 1
        }
    };
    let Some((_, file)) = handles.get(at) else {
        return Ok(());
    };
    let (mut buffer, mut at) = (vec![0; 1 << 20], 0);
    loop {
        match read_at(file, &mut buffer, at)? {
            0 => return Ok(()),
            read => at += read as u64,
        }
    }
}

/// Reads as SQLite does: a disk may fail for the one call and not for the other.
#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    use std::os::unix::fs::FileExt;
    file.read_at(buffer, at)
}

#[cfg(not(unix))]
fn read_at(mut file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    use std::io::{Read, Seek, SeekFrom};
    file.seek(SeekFrom::Start(at))?;
    file.read(buffer)
}

/// Whether two file handles are of one file: another may have its name by now.
#[cfg(unix)]
fn same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// On other systems a file that is open keeps its name.
#[cfg(not(unix))]
fn same(_: &Metadata, _: &Metadata) -> bool {
    true
}

/// Whether SQLite finds every page in order when it reads the database anew, its log included.
pub(crate) fn is_sound(database: &Path) -> bool {
    let read = || {
        let conn = connection::to_read(database)?;
        conn.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))
    };
    read().is_ok_and(|said| said == "ok")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_through_one_handle_however_often() {
        let room = tempfile::tempdir().unwrap();
        let path = room.path().join("galley.db");
        let open = || {
            let handles = HANDLES.lock().unwrap();
            handles.iter().filter(|(known, _)| *known == path).count()
        };
        fs::write(&path, "one").unwrap();
        for _ in 0..9 {
            read_through(&path).unwrap();
        }
        assert_eq!(open(), 1);
        fs::remove_file(&path).unwrap();
        fs::write(&path, "another of that name").unwrap();
        read_through(&path).unwrap();
        assert_eq!(open(), 2);
    }
}
