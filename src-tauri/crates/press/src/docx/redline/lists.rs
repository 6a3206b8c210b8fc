//! Which list of the file an item belongs to, on each side: items of one list share an id, so that their numbers go on,
//! and two lists never share one on the side where they are two.
//!
//! It must not know how a paragraph is set.

use story::compare::Row;

/// A side of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StateSide {
    Base,
    Hers,
}

/// A list of the file.
struct List {
    id: usize,
    /// Its first number; `None` for bullets.
    from: Option<u32>,
    /// The blocks that it is, in the base and in hers.
    blocks: [Option<u32>; 2],
}

/// The lists that were begun.
#[derive(Default)]
pub(super) struct Lists(Vec<List>);

impl Lists {
    /// The id of the list that `row` is in on `side`; `fresh` gives out a new one.
    pub(super) fn of(
        &mut self,
        row: &Row,
        side: StateSide,
        from: Option<u32>,
        fresh: impl FnOnce() -> usize,
    ) -> usize {
        let blocks = [row.base_block, row.hers_block];
        let (here, there) = match side {
            StateSide::Base => (0, 1),
            StateSide::Hers => (1, 0),
        };
        let block = |list: &List, at: usize| list.blocks.get(at).copied().flatten();
        let [ours, others] = [here, there].map(|at| blocks.get(at).copied().flatten());
        let same = |list: &&mut List| list.from == from && block(list, here) == ours;
        if let Some(list) = self.0.iter_mut().find(same) {
            return list.id;
        }
        // The same list on both sides, seen first on the other.
        let shared = |list: &&mut List| {
            list.from == from && block(list, here).is_none() && block(list, there) == others
        };
        if let Some(list) = self.0.iter_mut().find(shared).filter(|_| others.is_some()) {
            if let Some(slot) = list.blocks.get_mut(here) {
                *slot = ours;
            }
            return list.id;
        }
        let mut list = List {
            id: fresh(),
            from,
            blocks: [None, None],
        };
        if let Some(slot) = list.blocks.get_mut(here) {
            *slot = ours;
        }
        let id = list.id;
        self.0.push(list);
        id
    }
}
