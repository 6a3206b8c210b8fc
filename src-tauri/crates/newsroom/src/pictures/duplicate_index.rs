//! Which of a piece's photos the store knows, as it was found last.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use story::Digest;

/// What was found last.
#[derive(Default)]
pub(crate) struct DuplicateIndex {
    pub(crate) found: Option<(DuplicateQuery, Arc<Duplicates>)>,
    /// Photos that could not be looked at while the store is open.
    pub(crate) unreadable: BTreeSet<Digest>,
}

impl DuplicateIndex {
    /// What was found is looked for again.
    pub(crate) fn forget(&mut self) {
        self.found = None;
    }
}

/// What was asked: while it is the same, so is what was found.
#[derive(PartialEq)]
pub(crate) struct DuplicateQuery {
    pub(crate) story: String,
    pub(crate) photos: Vec<Digest>,
    pub(crate) delivered: u64,
}

/// What the store knows of a piece's photos.
pub(crate) struct Duplicates {
    /// For each, itself and those that look like it.
    pub(crate) alike: BTreeMap<Digest, Vec<Digest>>,
    /// Those of them that went out with another piece.
    pub(crate) sent: BTreeMap<Digest, EarlierUse>,
    /// Those that move.
    pub(crate) animated: BTreeSet<Digest>,
}

/// A photo that went out with another piece.
pub(crate) struct EarlierUse {
    pub(crate) headline: String,
    pub(crate) outlet: String,
    pub(crate) at: DateTime<Utc>,
}
