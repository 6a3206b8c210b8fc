//! The first picture of a card goes to the screen before the others are begun: on all cores they would hold up the very
//! page that is to show it.
//!
//! See docs/decisions/first-photo-alone.md.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the others wait at most. A page that asks for no picture, as one whose sheet is shut, costs no more than this.
const MOST: Duration = Duration::from_millis(300);

/// Where intake waits until a photo stands on the screen.
#[derive(Default)]
pub(crate) struct FirstSight {
    awaited: Mutex<Option<String>>,
    seen: Condvar,
}

impl FirstSight {
    /// Tells the page of the photo with this digest, and waits until it says that the picture stands there, or long enough.
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

    /// This photo stands on the screen, in some size.
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
