//! Writing to a store: one transaction. Every table adds its own writes to [`Tx`] in its own file, so a
//! write outside a transaction does not compile.

use std::ops::Deref;

use crate::{Error, Reader};

/// A transaction. What it did is gone again unless the closure given to [`crate::Store::write`] returns `Ok`.
#[derive(Debug)]
pub struct Tx<'s> {
    reader: &'s Reader,
    open: bool,
}

impl<'s> Tx<'s> {
    pub(crate) fn begin(reader: &'s Reader) -> Result<Self, Error> {
        // IMMEDIATE: whoever cannot write learns it before doing anything.
        reader
            .conn
            .execute_batch("BEGIN IMMEDIATE")
            .map_err(reader.doing("beginning to write"))?;
        Ok(Self { reader, open: true })
    }

    /// Returns when everything is on the disk.
    pub(crate) fn commit(mut self) -> Result<(), Error> {
        self.reader
            .conn
            .execute_batch("COMMIT")
            .map_err(self.reader.doing("saving"))?;
        self.open = false;
        Ok(())
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
