//! The first picture of a card goes to the screen before the others are begun: on all cores they would hold up the very
//! page that is to show it.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the others wait at most. A page that asks for no picture, as one whose sheet is shut, costs no more than this.
const MOST: Duration = Duration::from_millis(250);

/// Where intake waits until the page has been handed a photo.
#[derive(Default)]
pub(crate) struct FirstSight {
    awaited: Mutex<Option<String>>,
    handed: Condvar,
}

impl FirstSight {
    /// Tells the page of the photo with this digest, and waits until it was handed the picture, or long enough.
    pub(crate) fn after_telling(&self, digest: &str, tell: impl FnOnce()) {
        *self.lock() = Some(digest.to_owned());
        tell();
        let waiting = self.lock();
        let waited = self
            .handed
            .wait_timeout_while(waiting, MOST, |awaited| awaited.is_some())
            .unwrap_or_else(PoisonError::into_inner);
        let (mut awaited, _) = waited;
        *awaited = None;
    }

    /// The page was handed this photo in some size.
    pub(crate) fn handed(&self, digest: &str) {
        let mut awaited = self.lock();
        if awaited.as_deref() == Some(digest) {
            *awaited = None;
            self.handed.notify_all();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<String>> {
        self.awaited.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
