//! Reads a store. Every table adds its own reads to [`Reader`] in its own file.

use std::fs;
use std::io::Write;
use std::path::Path;

use rusqlite::{Connection, ErrorCode};

use crate::connection::{self, Pragmas};
use crate::error::READING;
use crate::header::OpenHere;
use crate::layout::Layout;
use crate::{Error, PhotoFolder, durable, lock, second_look};

/// An open store, for reading. Both [`crate::Store`] and [`crate::Tx`] dereference to it.
#[derive(Debug)]
pub struct Reader {
    pub(crate) conn: Connection,
    pub(crate) layout: Layout,
    /// The database as it is on the disk, where it is an older one and `conn` is a copy brought to the current version.
    pub(crate) original: Option<Connection>,
    pub(crate) _open_here: OpenHere,
}

impl Reader {
    /// The store's folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        self.layout.dir()
    }

    /// The photos, for work that needs no database: a cheap copy to take elsewhere.
    #[must_use]
    pub fn photo_folder(&self) -> PhotoFolder {
        PhotoFolder::new(&self.layout)
    }

    /// The database as it is on the disk.
    pub(crate) fn on_disk(&self) -> &Connection {
        self.original.as_ref().unwrap_or(&self.conn)
    }

    /// How this connection is set, read back from SQLite.
    ///
    /// # Errors
    /// [`Error::Sql`] and its kin.
    pub fn pragmas(&self) -> Result<Pragmas, Error> {
        connection::pragmas(&self.conn).map_err(self.doing("reading the settings of the connection"))
    }

    /// Turns SQLite's error into the variant that says what to do about it.
    pub(crate) fn doing(&self, doing: &'static str) -> impl Fn(rusqlite::Error) -> Error + '_ {
        move |source| sql_error(&self.layout, doing, source)
    }
}

/// Turns SQLite's error into the variant that says what to do about it. Where SQLite only knows that something went wrong with a
/// file, the disk itself is examined.
pub(crate) fn sql_error(layout: &Layout, doing: &'static str, source: rusqlite::Error) -> Error {
    let database = layout.database();
    match source.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Error::DiskFull { path: database },
        Some(ErrorCode::ReadOnly) => Error::ReadOnly { path: database },
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            second_look::second_look(layout, source.to_string())
        }
        // Where this program has the lock, no other program keeps it out, but a disk that fails.
        Some(ErrorCode::DatabaseBusy) if lock::held_here(&layout.lock()).is_some() => {
            Error::file(READING, &database)(std::io::Error::other(source))
        }
        Some(ErrorCode::DatabaseBusy) => {
            let by = lock::holder(&layout.lock()).ok().flatten();
            Error::Held {
                by: by.unwrap_or_default(),
            }
        }
        Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => {
            // Where nothing is wrong by now it failed for a moment: the place is what a person can look at.
            fault(layout).unwrap_or_else(|| Error::File {
                path: database,
                op: "reading or writing",
                source: std::io::Error::other(source),
            })
        }
        _ => Error::Sql { doing, source },
    }
}

/// Finds out what is wrong with the disk, if anything: it tries to write more than SQLite's own `-shm` needs.
fn fault(layout: &Layout) -> Option<Error> {
    let database = layout.database();
    if let Err(source) = fs::metadata(&database) {
        return Some(Error::file(READING, &database)(source));
    }
    let mut part = match durable::part(layout.dir()) {
        Ok(part) => part,
        Err(error) => return Some(error),
    };
    let written = part.write_all(&[0; 1 << 16]).and_then(|()| part.sync());
    written.err().map(Error::file("writing to", layout.dir()))
}
