//! What outlets remembers while the program runs: the size of each photo without the data that an outlet must not get.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use outlet::SentOriginal;
use photo::Traces;
use story::Digest;

/// The copy that goes in place of each original that was measured, by what is taken out of it.
#[derive(Default)]
pub(crate) struct OutletsMemory {
    measured: Mutex<BTreeMap<(Digest, Traces), SentOriginal>>,
}

impl OutletsMemory {
    /// What goes in the place of this photo, where it was measured before.
    pub(crate) fn measured(&self, photo: &Digest, traces: Traces) -> Option<SentOriginal> {
        let measured = self.measured.lock().unwrap_or_else(PoisonError::into_inner);
        measured.get(&(photo.clone(), traces)).copied()
    }

    /// Remembers what goes in the place of this photo, which never changes.
    pub(crate) fn set_measured(&self, photo: Digest, traces: Traces, sent: SentOriginal) {
        let mut measured = self.measured.lock().unwrap_or_else(PoisonError::into_inner);
        measured.insert((photo, traces), sent);
    }
}
