//! The progress of work on a wire, written by the wire and read by the watcher.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// The stage of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TransferStage {
    /// Connecting and logging in.
    #[default]
    Connecting,
    /// Uploading.
    Sending,
    /// Downloading to compare.
    Verifying,
    /// Downloading.
    Fetching,
}

/// The progress of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// The stage.
    pub stage: TransferStage,
    /// Bytes done.
    pub done: u64,
    /// Of how many.
    pub total: u64,
}

/// What a watcher is called with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<'a> {
    /// The progress.
    At(Progress),
    /// To be kept and handed in again, should this piece of work be cut off; empty: what was kept counts no longer.
    Token(&'a str),
}

/// The shared progress, written from inside the work, which may be a future on its own.
#[derive(Debug, Default)]
pub(crate) struct Gauge {
    progress: Mutex<Progress>,
    token: Mutex<Option<String>>,
    /// Counts every sign of activity, so that a silent connection can be told from a slow one.
    pulse: AtomicU64,
}

impl Gauge {
    /// A new stage of so many bytes begins.
    pub(crate) fn begin(&self, stage: TransferStage, done: u64, total: u64) {
        *lock(&self.progress) = Progress { stage, done, total };
        self.alive();
    }

    /// So many bytes more.
    pub(crate) fn add(&self, bytes: u64) {
        lock(&self.progress).done += bytes;
        self.alive();
    }

    /// Records that the server answered.
    pub(crate) fn alive(&self) {
        self.pulse.fetch_add(1, Ordering::Relaxed);
    }

    /// Passes a token to the watcher, to be stored.
    pub(crate) fn keep(&self, token: &str) {
        *lock(&self.token) = Some(token.to_owned());
    }

    pub(crate) fn progress(&self) -> Progress {
        *lock(&self.progress)
    }

    pub(crate) fn fresh_token(&self) -> Option<String> {
        lock(&self.token).take()
    }

    /// Whether what was to be kept has been told to the watcher, who has kept it by then.
    pub(crate) fn is_told(&self) -> bool {
        lock(&self.token).is_none()
    }

    pub(crate) fn pulse(&self) -> u64 {
        self.pulse.load(Ordering::Relaxed)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
