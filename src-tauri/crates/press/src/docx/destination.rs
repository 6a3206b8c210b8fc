//! Where the file goes, once it has failed.
//!
//! A zip writer that is dropped half done tries to finish and prints to stderr that it could not. The error
//! has been returned by then, so whatever comes after the first failure is taken and thrown away; it is told where it
//! would stand, as it counts on going forward and panics where it does not.

use std::io::{ErrorKind, Result, Seek, SeekFrom, Write};

/// Passes everything on until the first failure.
pub(super) struct CheckedWriter<W> {
    out: W,
    failed: bool,
    /// Where it stands, or would.
    at: u64,
    /// The furthest it has been.
    end: u64,
}

impl<W> CheckedWriter<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            failed: false,
            at: 0,
            end: 0,
        }
    }

    fn noting<T>(&mut self, outcome: Result<T>) -> Result<T> {
        // An interrupted call is made again, not given up.
        self.failed |= outcome
            .as_ref()
            .is_err_and(|error| error.kind() != ErrorKind::Interrupted);
        outcome
    }

    fn stand(&mut self, at: u64) {
        self.at = at;
        self.end = self.end.max(at);
    }
}

impl<W: Write> Write for CheckedWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let outcome = if self.failed {
            Ok(bytes.len())
        } else {
            let outcome = self.out.write(bytes);
            self.noting(outcome)
        };
        if let Ok(written) = outcome {
            self.stand(self.at.saturating_add(u64::try_from(written).unwrap_or(u64::MAX)));
        }
        outcome
    }

    fn flush(&mut self) -> Result<()> {
        if self.failed {
            return Ok(());
        }
        let outcome = self.out.flush();
        self.noting(outcome)
    }
}

impl<W: Seek> Seek for CheckedWriter<W> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let outcome = if self.failed {
            Ok(match to {
                SeekFrom::Start(at) => at,
                SeekFrom::Current(by) => self.at.saturating_add_signed(by),
                SeekFrom::End(by) => self.end.saturating_add_signed(by),
            })
        } else {
            let outcome = self.out.seek(to);
            self.noting(outcome)
        };
        if let Ok(at) = outcome {
            self.stand(at);
        }
        outcome
    }
}
