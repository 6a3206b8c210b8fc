//! Damaged is proved before it is said: what SQLite calls damaged is read once more.
//!
//! A cable that fails for a moment makes SQLite say the same as a disk that lost a page; only the second reading tells them apart.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::error::READING;
use crate::layout::Layout;
use crate::{Error, connection};

/// Handles that stay open: closing any handle of a file drops all of this process's record locks on it, SQLite's too.
static HANDLES: Mutex<Vec<File>> = Mutex::new(Vec::new());

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
fn read_through(path: &Path) -> std::io::Result<()> {
    let mut handles = HANDLES.lock().unwrap_or_else(PoisonError::into_inner);
    // Each look opens the file anew, for the name may be another file's by now.
    handles.push(File::open(path)?);
    let Some(file) = handles.last_mut() else {
        return Ok(());
    };
    let mut buffer = vec![0; 1 << 20];
    while file.read(&mut buffer)? > 0 {}
    Ok(())
}

/// Whether SQLite finds every page in order when it reads the database anew, its log included.
pub(crate) fn is_sound(database: &Path) -> bool {
    let read = || {
        let conn = connection::to_read(database)?;
        conn.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))
    };
    read().is_ok_and(|said| said == "ok")
}
