//! Accepts and rejects, change by change, what one or several people returned of one text.
//!
//! The text is a function of the set of accepted changes: every decision is merged from the text as the writer left it (the
//! [`Ground`]), return after return in the order they were taken. Merging each decision into the text that the last one gave
//! would not do: the same words compared with a text that holds other changes already may be matched otherwise, and then the
//! result would depend on the order of decisions. So neither that order nor the order in which returns are settled matters, and
//! taking a decision back takes back exactly it.
//!
//! See docs/decisions/settling-from-one-base.md.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Choices, Conflict, Merge, turn};
use crate::Content;
use crate::compare::{Change, ChangeId, Extent, Site, What, compare};

/// What one person made of a text, and which of her changes are accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// What she began with.
    pub base: Content,
    /// What she made of it.
    pub hers: Content,
    /// Her changes that are in the writer's text.
    pub accepted: BTreeSet<ChangeId>,
}

/// A text as the writer left it, and the changes of each return that were in it then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// The text.
    pub text: Content,
    /// The changes, return by return.
    pub accepted: Vec<BTreeSet<ChangeId>>,
}

/// Returns that are being settled, and the text.
#[derive(Debug, Clone)]
pub struct Settling {
    returned: Vec<Returned>,
    text: Content,
    ground: Ground,
}

/// Whether a change is put in or taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It comes into the text.
    In,
    /// It goes out of it, or stays out.
    Out,
}

impl Settling {
    /// A settling of these returns, in the order they were taken; `text` has their accepted changes. Decisions are merged from
    /// the first of `grounds` that gives exactly this text when the accepted changes are merged into it; where the writer wrote
    /// since, or chose words in a conflict, there is none, and decisions are merged from the text as it is.
    #[must_use]
    pub fn new(returned: Vec<Returned>, text: Content, grounds: Vec<Ground>) -> Self {
        let begins_here = Ground {
            text: text.clone(),
            accepted: accepted(&returned),
        };
        let mut settling = Self {
            returned,
            text,
            ground: begins_here.clone(),
        };
        let all: Vec<usize> = (0..settling.returned.len()).collect();
        let sets = accepted(&settling.returned);
        for ground in grounds {
            if ground.accepted.len() != settling.returned.len() {
                continue;
            }
            settling.ground = ground;
            let merged = settling.composed(&all, &sets, &Choices::new());
            if merged.conflicts.is_empty() && merged.content == settling.text {
                return settling;
            }
        }
        settling.ground = begins_here;
        settling
    }

    /// The text with what is accepted.
    #[must_use]
    pub fn text(&self) -> &Content {
        &self.text
    }

    /// The text that decisions are merged from.
    #[must_use]
    pub fn ground(&self) -> &Ground {
        &self.ground
    }

    /// Makes the current text the one that later decisions are merged from.
    pub fn settle_down(&mut self) {
        self.ground = Ground {
            text: self.text.clone(),
            accepted: accepted(&self.returned),
        };
    }

    /// What is accepted of the `at`th return.
    #[must_use]
    pub fn accepted(&self, at: usize) -> Option<&BTreeSet<ChangeId>> {
        Some(&self.returned.get(at)?.accepted)
    }

    /// What these changes of the `at`th return would meet.
    #[must_use]
    pub fn meets(&self, at: usize, ids: &[ChangeId]) -> Vec<Conflict> {
        self.tried(at, &self.sets(at, ids, Put::In), &Choices::new())
            .conflicts
    }

    /// Which of these changes of the `at`th return, each put in by itself, would meet other words, and what. None where all of
    /// them together meet nothing.
    ///
    /// Words within a line that are clean together are clean one by one: so halves are tried, and only those that meet
    /// something are halved again. Of 1,000 changes of which one meets, 20 merges are made instead of 1,000.
    #[must_use]
    pub fn each_meets(&self, at: usize, ids: &[ChangeId]) -> BTreeMap<ChangeId, Vec<Conflict>> {
        let mut met = BTreeMap::new();
        if self.meets(at, ids).is_empty() {
            return met;
        }
        let mut waiting = self.parts(at, ids);
        while let Some(part) = waiting.pop() {
            let conflicts = self.meets(at, part);
            match part {
                _ if conflicts.is_empty() => {}
                [id] => {
                    met.insert(id.clone(), conflicts);
                }
                several => waiting.extend(halves(several)),
            }
        }
        met
    }

    /// The changes cut into runs that may be tried together: words within a line, in blocks where no line was split, joined or
    /// moved. Those changes, figures and facts are tried alone, because what one of them meets may depend on another.
    fn parts<'i>(&self, at: usize, ids: &'i [ChangeId]) -> Vec<&'i [ChangeId]> {
        let Some(returned) = self.returned.get(at) else {
            return Vec::new();
        };
        let hers = compare(&returned.base, &returned.hers);
        let mine = compare(&returned.base, &self.ground.text);
        let turned: BTreeSet<u32> = hers
            .changes()
            .iter()
            .chain(mine.changes())
            .filter(|change| change.site == Site::Body && !is_within_a_line(change))
            .flat_map(|change| {
                change.base.from.block.saturating_sub(1)..=change.base.to.block.saturating_add(1)
            })
            .collect();
        let plain: BTreeSet<&ChangeId> = hers
            .changes()
            .iter()
            .filter(|change| is_within_a_line(change) && !turned.contains(&change.base.from.block))
            .map(|change| &change.id)
            .collect();
        ids.chunk_by(|one, next| plain.contains(one) && plain.contains(next))
            .collect()
    }

    /// Puts changes in or takes them out: all at once, or, where some meet other words, one by one and without those.
    /// Answers with what those meet. One by one is done as [`Settling::each_meets`] does it.
    pub fn put(&mut self, at: usize, ids: &[ChangeId], put: Put, choices: &Choices) -> Vec<Conflict> {
        if ids.is_empty() {
            return Vec::new();
        }
        let conflicts = self.put_together(at, ids, put, choices);
        if conflicts.is_empty() || ids.len() == 1 {
            return conflicts;
        }
        let mut met = Vec::new();
        let mut waiting = self.parts(at, ids);
        waiting.reverse();
        while let Some(part) = waiting.pop() {
            let conflicts = self.put_together(at, part, put, choices);
            match part {
                _ if conflicts.is_empty() => {}
                [_] => met.extend(conflicts),
                several => waiting.extend(halves(several)),
            }
        }
        met
    }

    /// Puts changes in or takes them out, all of them or, where some meet other words, none.
    fn put_together(&mut self, at: usize, ids: &[ChangeId], put: Put, choices: &Choices) -> Vec<Conflict> {
        let sets = self.sets(at, ids, put);
        let merged = self.tried(at, &sets, choices);
        if merged.conflicts.is_empty() {
            self.text = merged.content;
            for (returned, set) in self.returned.iter_mut().zip(sets) {
                returned.accepted = set;
            }
            if !choices.is_empty() {
                // What a person chose is in the text from here on.
                self.settle_down();
            }
        }
        merged.conflicts
    }

    fn sets(&self, at: usize, ids: &[ChangeId], put: Put) -> Vec<BTreeSet<ChangeId>> {
        let mut sets = accepted(&self.returned);
        if let Some(set) = sets.get_mut(at) {
            for id in ids {
                if put == Put::In {
                    set.insert(id.clone());
                } else {
                    set.remove(id);
                }
            }
        }
        sets
    }

    /// The text when these are accepted. The conflicts are the ones of a person who decides about the `at`th return: its changes
    /// are hers, everything else is mine.
    fn tried(&self, at: usize, sets: &[BTreeSet<ChangeId>], choices: &Choices) -> Merge {
        let in_order: Vec<usize> = (0..self.returned.len()).collect();
        let merged = self.composed(&in_order, sets, choices);
        if merged.conflicts.is_empty() || in_order.len() < 2 {
            return merged;
        }
        let last: Vec<usize> = in_order
            .into_iter()
            .filter(|one| *one != at)
            .chain([at])
            .collect();
        let told = self.composed(&last, sets, choices);
        if told.conflicts.is_empty() && choices.is_empty() {
            return merged;
        }
        told
    }

    fn composed(&self, order: &[usize], sets: &[BTreeSet<ChangeId>], choices: &Choices) -> Merge {
        let mut merged = Merge {
            content: self.ground.text.clone(),
            conflicts: Vec::new(),
        };
        for at in order {
            let (Some(one), Some(from), Some(to)) = (
                self.returned.get(*at),
                self.ground.accepted.get(*at),
                sets.get(*at),
            ) else {
                continue;
            };
            if from != to {
                let next = turn(&one.base, &one.hers, &merged.content, from, to, choices);
                merged.content = next.content;
                merged.conflicts.extend(next.conflicts);
            }
        }
        merged
    }
}

/// Both halves, the first to be taken next from the end.
fn halves(several: &[ChangeId]) -> [&[ChangeId]; 2] {
    let (first, second) = several.split_at(several.len() / 2);
    [second, first]
}

fn is_within_a_line(change: &Change) -> bool {
    let one_line =
        |words: &str, extent: &Extent| !words.contains('\n') && extent.from.block == extent.to.block;
    matches!(change.what, What::Insert | What::Delete | What::Replace)
        && change.site == Site::Body
        && change.figure.is_none()
        && one_line(&change.was, &change.base)
        && one_line(&change.becomes, &change.hers)
}

fn accepted(returned: &[Returned]) -> Vec<BTreeSet<ChangeId>> {
    returned.iter().map(|one| one.accepted.clone()).collect()
}
