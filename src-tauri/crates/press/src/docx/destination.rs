//! Where the file goes, once it has failed.
//!
//! A zip writer that is dropped half done tries to finish and prints to stderr that it could not. The error
//! has been returned by then, so whatever comes after the first failure is taken and thrown away.

use std::io::{ErrorKind, Result, Seek, SeekFrom, Write};

/// Passes everything on until the first failure.
pub(super) struct Destination<W> {
    out: W,
    failed: bool,
}

impl<W> Destination<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, failed: false }
    }

    fn noting<T>(&mut self, outcome: Result<T>) -> Result<T> {
        // An interrupted call is made again, not given up.
        self.failed |= outcome
            .as_ref()
            .is_err_and(|error| error.kind() != ErrorKind::Interrupted);
        outcome
    }
}

impl<W: Write> Write for Destination<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.failed {
            return Ok(bytes.len());
        }
        let outcome = self.out.write(bytes);
        self.noting(outcome)
    }

    fn flush(&mut self) -> Result<()> {
        if self.failed {
            return Ok(());
        }
        let outcome = self.out.flush();
        self.noting(outcome)
    }
}

impl<W: Seek> Seek for Destination<W> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        if self.failed {
            return Ok(0);
        }
        let outcome = self.out.seek(to);
        self.noting(outcome)
    }
}
