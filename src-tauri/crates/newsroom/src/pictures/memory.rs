//! What pictures remembers while the program runs: which photos of a piece are known.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::pictures::duplicate_index::DuplicateIndex;

/// What was found last.
#[derive(Default)]
pub(crate) struct PicturesMemory {
    duplicates: Mutex<DuplicateIndex>,
}

impl PicturesMemory {
    /// The index, locked to the end of the statement.
    pub(crate) fn duplicates(&self) -> MutexGuard<'_, DuplicateIndex> {
        self.duplicates.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
