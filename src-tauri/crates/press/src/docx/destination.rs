//! The writer of a Word file, once it has failed.
//!
//! A zip writer that is dropped half done tries to finish and prints to stderr that it could not. The error
//! has been returned by then, so all bytes after the first failure are accepted and thrown away; the position that
//! is reported goes on as if they were written, as the zip writer panics where it does not.

use std::io::{ErrorKind, Result, Seek, SeekFrom, Write};

/// Passes everything on until the first failure.
pub(super) struct CheckedWriter<W> {
    out: W,
    failed: bool,
    /// The position, or what it would be had nothing failed.
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
                // A writer that went back to fill in a length never learns that it is there: it would count backwards.
                SeekFrom::Current(by) => self.end.saturating_add_signed(by),
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

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// A file of which one call fails, and all that follow.
    struct Failing {
        file: Cursor<Vec<u8>>,
        calls: u32,
    }

    impl Failing {
        fn call(&mut self) -> Result<()> {
            self.calls = self.calls.saturating_sub(1);
            match self.calls {
                0 => Err(ErrorKind::StorageFull.into()),
                _ => Ok(()),
            }
        }
    }

    impl Write for Failing {
        fn write(&mut self, bytes: &[u8]) -> Result<usize> {
            self.call()?;
            self.file.write(bytes)
        }

        fn flush(&mut self) -> Result<()> {
            self.call()
        }
    }

    impl Seek for Failing {
        fn seek(&mut self, to: SeekFrom) -> Result<u64> {
            self.file.seek(to)
        }
    }

    fn packed(calls: u32) -> zip::result::ZipResult<()> {
        let file = Cursor::new(Vec::new());
        let mut zip = ZipWriter::new(CheckedWriter::new(Failing { file, calls }));
        for name in ["one.xml", "two.xml"] {
            zip.start_file(name, SimpleFileOptions::default())?;
            zip.write_all(name.as_bytes())?;
        }
        zip.finish().map(drop)
    }

    #[test]
    fn whichever_write_fails_a_zip_ends_with_the_error() {
        let failed = (1..200).take_while(|calls| packed(*calls).is_err()).count();
        assert!(failed > 10, "{failed} writes failed");
    }
}
