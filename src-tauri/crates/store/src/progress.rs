//! Telling whoever waits how far a long work is, and letting them stop it.

use std::ops::ControlFlow;

use crate::Error;

/// How far a long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes done.
    pub done: u64,
    /// Bytes in all, as far as is known.
    pub total: u64,
}

/// Is told of progress, and answers `Break` to stop: the work ends with [`Error::Cancelled`] and leaves
/// nothing half-done.
pub type Watch<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// Counts bytes and tells the one who watches.
pub(crate) struct ByteCounter<'w, 'a> {
    watch: &'w mut Watch<'a>,
    at: Progress,
}

impl<'w, 'a> ByteCounter<'w, 'a> {
    pub(crate) fn new(watch: &'w mut Watch<'a>, total: u64) -> Self {
        Self {
            watch,
            at: Progress { done: 0, total },
        }
    }

    pub(crate) fn add(&mut self, bytes: u64) -> Result<(), Error> {
        self.at.done += bytes;
        // Files may have grown since they were counted; nobody is shown more than the whole.
        self.at.total = self.at.total.max(self.at.done);
        match (self.watch)(self.at) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        }
    }
}
