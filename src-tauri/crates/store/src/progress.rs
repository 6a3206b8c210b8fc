//! Reports the progress of long work, and lets the caller stop it.

use std::ops::ControlFlow;

use crate::Error;

/// The progress of long work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes done.
    pub done: u64,
    /// Bytes in all, as far as is known.
    pub total: u64,
}

/// Called with the progress, and returns `Break` to stop: the work ends with [`Error::Cancelled`] and leaves nothing half-done.
pub type Watch<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// Counts bytes and calls the watcher.
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
        // Files may have grown since they were counted; the progress never exceeds the whole.
        self.at.total = self.at.total.max(self.at.done);
        match (self.watch)(self.at) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        }
    }
}
