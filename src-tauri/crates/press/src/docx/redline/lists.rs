//! The list of the file that an item belongs to, on each side: items of one list share an id, so that their numbers go on,
//! and two lists never share one on the side where they are two.
//!
//! It must not depend on how a paragraph is set.

use std::collections::{HashMap, HashSet};

use story::compare::Row;

/// A side of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StateSide {
    Base,
    Hers,
}

/// A list of the file as one side knows it: its first number (`None` for bullets), and the block that it is there.
type ListKey = (Option<u32>, Option<u32>);

/// The lists that were begun, by what they are in the base and in hers.
#[derive(Default)]
pub(super) struct Lists {
    base: SideLists,
    hers: SideLists,
}

/// The lists of one side.
#[derive(Default)]
struct SideLists {
    by_key: HashMap<ListKey, usize>,
    ids: HashSet<usize>,
}

impl Lists {
    /// The id of the list that `row` is in on `side`; `fresh` gives out a new one.
    pub(super) fn of(
        &mut self,
        row: &Row,
        side: StateSide,
        from: Option<u32>,
        fresh: impl FnOnce() -> usize,
    ) -> usize {
        let (here, ours, there, others) = match side {
            StateSide::Base => (&mut self.base, row.base_block, &mut self.hers, row.hers_block),
            StateSide::Hers => (&mut self.hers, row.hers_block, &mut self.base, row.base_block),
        };
        if let Some(known) = here.by_key.get(&(from, ours)) {
            return *known;
        }
        // The same list on both sides, seen first on the other, and taken by none on this one.
        let shared = others.and_then(|_| there.by_key.get(&(from, others)).copied());
        let id = shared.filter(|id| !here.ids.contains(id)).unwrap_or_else(fresh);
        here.by_key.insert((from, ours), id);
        here.ids.insert(id);
        id
    }
}
