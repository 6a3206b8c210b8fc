//! Delays the intake of a card's photos until the first one is on the screen: with all cores busy, the page could not show it
//! soon.
//!
//! See docs/decisions/first-photo-alone.md.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the others wait at most. A page that requests no picture, as with its sheet closed, costs no more than this.
const MOST: Duration = Duration::from_millis(300);

/// Where intake waits until a photo is on the screen.
#[derive(Default)]
pub(crate) struct FirstSight {
    awaited: Mutex<Option<String>>,
    seen: Condvar,
}

impl FirstSight {
    /// Tells the page of the photo with this digest, and waits until it reports that the picture is shown, at most `MOST`.
    pub(crate) fn after_telling(&self, digest: &str, tell: impl FnOnce()) {
        *self.lock() = Some(digest.to_owned());
        tell();
        let waiting = self.lock();
        let waited = self
            .seen
            .wait_timeout_while(waiting, MOST, |awaited| awaited.is_some())
            .unwrap_or_else(PoisonError::into_inner);
        let (mut awaited, _) = waited;
        *awaited = None;
    }

    /// This photo is on the screen, in some size.
    pub(crate) fn seen(&self, digest: &str) {
        let mut awaited = self.lock();
        if awaited.as_deref() == Some(digest) {
            *awaited = None;
            self.seen.notify_all();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<String>> {
        self.awaited.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
