//! Which of a piece's photos the store knows, as it was found last.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use story::Digest;

/// What was found last.
#[derive(Default)]
pub(crate) struct DuplicateIndex {
    pub(crate) found: Option<(DuplicateQuery, Arc<Duplicates>)>,
    /// Photos that could not be read since the store was opened.
    pub(crate) unreadable: BTreeSet<Digest>,
}

impl DuplicateIndex {
    /// Drops the last result, so that the next query looks again.
    pub(crate) fn forget(&mut self) {
        self.found = None;
    }
}

/// The query of the last result: while it is the same, so is the result.
#[derive(PartialEq)]
pub(crate) struct DuplicateQuery {
    pub(crate) story: String,
    pub(crate) photos: Vec<Digest>,
    pub(crate) delivered: u64,
}

/// The duplicates of a piece's photos in the store.
pub(crate) struct Duplicates {
    /// For each, itself and those that look like it.
    pub(crate) alike: BTreeMap<Digest, Vec<Digest>>,
    /// Those of them that went out with another piece.
    pub(crate) sent: BTreeMap<Digest, EarlierUse>,
    /// Those that are animated.
    pub(crate) animated: BTreeSet<Digest>,
}

/// A photo that went out with another piece.
pub(crate) struct EarlierUse {
    pub(crate) headline: String,
    pub(crate) outlet: String,
    pub(crate) at: DateTime<Utc>,
}
