//! Writes to a store: one transaction. Every table adds its own writes to [`Tx`] in its own file, so a write outside a
//! transaction does not compile.

use std::ops::Deref;

use rusqlite::ErrorCode;

use crate::row::{count, number};
use crate::{Error, Reader};

/// A transaction. Its changes are undone unless the closure given to [`crate::Store::write`] returns `Ok`.
#[derive(Debug)]
pub struct Tx<'s> {
    reader: &'s Reader,
    open: bool,
    /// The stories that it saved, each with the version it came to.
    pub(crate) saves: Vec<(String, u64)>,
}

impl<'s> Tx<'s> {
    pub(crate) fn begin(reader: &'s Reader) -> Result<Self, Error> {
        // IMMEDIATE: a connection that cannot write fails before doing anything.
        reader
            .conn
            .execute_batch("BEGIN IMMEDIATE")
            .map_err(reader.doing("beginning to write"))?;
        Ok(Self {
            reader,
            open: true,
            saves: Vec::new(),
        })
    }

    /// Returns when everything is on the disk: the new count of acknowledged transactions, and the saves of this one.
    pub(crate) fn commit(mut self) -> Result<(u64, Vec<(String, u64)>), Error> {
        let count = self
            .reader
            .conn
            .prepare_cached("UPDATE commits SET count = count + 1 WHERE id = 1 RETURNING count")
            .and_then(|mut change| change.query_row([], |row| Ok(count(number(row, 0)))))
            // A damaged count does not prevent saving.
            .or_else(|refused| match refused.sqlite_error_code() {
                Some(ErrorCode::DatabaseCorrupt) => Ok(0),
                _ => Err(refused),
            })
            .and_then(|count| self.reader.conn.execute_batch("COMMIT").map(|()| count))
            .map_err(self.reader.doing("saving"))?;
        self.open = false;
        Ok((count, std::mem::take(&mut self.saves)))
    }
}

impl Drop for Tx<'_> {
    fn drop(&mut self) {
        // SQLite may have rolled back by itself, on a full disk for one.
        if self.open && !self.reader.conn.is_autocommit() {
            let _ = self.reader.conn.execute_batch("ROLLBACK");
        }
    }
}

impl Deref for Tx<'_> {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        self.reader
    }
}
