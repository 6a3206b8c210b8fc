//! All open returns of a story, and the text they are settled in.

use std::collections::BTreeSet;

use story::Content;
use story::compare::{Change, ChangeId};
use story::merge::{Choices, Conflict, ConflictId, Ground, Put, Returned, Settling};

use super::Settlement;
use super::open_return::{Decided, OpenReturn, SettlingBase, Verb};
use super::{ChangeState, ReviewedChange};

/// The returns that are not settled, and the text.
#[derive(Debug)]
pub struct OpenReturns {
    /// The returns, the oldest first.
    pub all: Vec<OpenReturn>,
    settling: Settling,
}

/// The result of settling.
#[derive(Debug)]
pub struct Outcome {
    /// Changes that were to be placed and meet the writer's own words: they are still open.
    pub conflicts: Vec<Conflict>,
    /// The conflicts in which a person's choice was used.
    pub chosen: BTreeSet<ConflictId>,
    /// Changes that are not decided yet.
    pub open: u32,
}

impl OpenReturns {
    /// The returns and a text that has their accepted changes. `saved` is the text on disk with the changes accepted in it, where
    /// the page's own text and decisions may be one step ahead.
    pub fn new(all: Vec<OpenReturn>, text: Content, saved: Option<Ground>) -> Self {
        let begun: Option<Vec<&SettlingBase>> = all.iter().map(|round| round.begun.as_ref()).collect();
        let same = |all: &Vec<&SettlingBase>| {
            all.windows(2)
                .all(|pair| matches!(pair, [a, b] if a.text == b.text))
        };
        let begun = begun.filter(same).and_then(|all| {
            Some(Ground {
                text: all.first()?.text.clone(),
                accepted: all.iter().map(|begun| begun.accepted.clone()).collect(),
            })
        });
        let returned = all.iter().map(|round| Returned {
            base: round.base.clone(),
            hers: round.hers.clone(),
            accepted: round.decisions.accepted.clone(),
        });
        let grounds = begun.into_iter().chain(saved).collect();
        let settling = Settling::new(returned.collect(), text, grounds);
        Self { all, settling }
    }

    /// Carries out the settlement, return by return, and stores the text that later decisions are merged from.
    pub fn settle(&mut self, asked: &Settlement) -> Outcome {
        let (mut conflicts, mut chosen) = (Vec::<Conflict>::new(), BTreeSet::new());
        for at in 0..self.all.len() {
            for conflict in self.settle_one(at, asked, &mut chosen) {
                if !conflicts.iter().any(|known| known.id == conflict.id) {
                    conflicts.push(conflict);
                }
            }
        }
        self.remember();
        let open = self.all.iter().map(|round| round.open().count()).sum();
        Outcome {
            conflicts,
            chosen,
            open: story::count::number(open),
        }
    }

    /// The decisions on each of them.
    #[must_use]
    pub fn decided(&self) -> Decided {
        let one = |round: &OpenReturn| (round.guid.clone(), round.decisions.clone());
        self.all.iter().map(one).collect()
    }

    /// The text as it is settled now.
    #[must_use]
    pub fn text(&self) -> &Content {
        self.settling.text()
    }

    /// The conflicts of accepting these changes of the `at`th return.
    pub fn meets(&self, at: usize, ids: &[ChangeId]) -> Vec<Conflict> {
        self.settling.meets(at, ids)
    }

    /// Each change of the `at`th return, with its state against the text.
    pub fn rows(&self, at: usize) -> Vec<ReviewedChange> {
        let Some(round) = self.all.get(at) else {
            return Vec::new();
        };
        let open: Vec<ChangeId> = round.open().map(|change| change.id.clone()).collect();
        let mut met = self.settling.each_meets(at, &open);
        let row = |change: &Change| {
            let conflicts = met.remove(&change.id).unwrap_or_default();
            let state = if round.decisions.accepted.contains(&change.id) {
                ChangeState::Accepted
            } else if round.decisions.rejected.contains(&change.id) {
                ChangeState::Rejected
            } else if conflicts.is_empty() {
                ChangeState::Open
            } else {
                ChangeState::Conflict
            };
            let (by, when) = round.by(&change.id);
            ReviewedChange {
                change: change.clone(),
                round: round.guid.clone(),
                by: by.clone(),
                at: when,
                is_proven: round.is_proven_of(&change.id),
                state,
                conflicts,
            }
        };
        round.changes.iter().map(row).collect()
    }

    /// The text with these changes of the `at`th return accepted as well.
    pub fn with(&self, at: usize, ids: &[ChangeId]) -> Content {
        let mut settling = self.settling.clone();
        settling.put(at, ids, Put::In, &Choices::new());
        settling.text().clone()
    }

    fn put(&mut self, at: usize, ids: &[ChangeId], verb: Verb, choices: &Choices) -> Vec<Conflict> {
        let put = if verb == Verb::Accept { Put::In } else { Put::Out };
        let conflicts = self.settling.put(at, ids, put, choices);
        if let (Some(round), Some(accepted)) = (self.all.get_mut(at), self.settling.accepted(at)) {
            round.decide(ids, verb, accepted);
        }
        conflicts
    }

    /// Carries out the settlement for the changes of the `at`th return; returns the conflicts.
    fn settle_one(
        &mut self,
        at: usize,
        asked: &Settlement,
        chosen: &mut BTreeSet<ConflictId>,
    ) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        let waiting: Vec<ChangeId> = match self.all.get(at) {
            Some(round) if !asked.choices.is_empty() => round.unaccepted(),
            _ => Vec::new(),
        };
        // Choices are applied first: a conflict keeps its id only while the text around it is unchanged.
        let meeting: Vec<ChangeId> = self.settling.each_meets(at, &waiting).into_keys().collect();
        for id in waiting.iter().filter(|id| meeting.contains(id)) {
            let id = std::slice::from_ref(id);
            let meets = self.meets(at, id).into_iter().map(|conflict| conflict.id);
            let named: Vec<ConflictId> = meets.filter(|id| asked.choices.contains_key(id)).collect();
            if !named.is_empty() {
                chosen.extend(named);
                conflicts.extend(self.put(at, id, Verb::Accept, &asked.choices));
            }
        }
        let asked = self.all.get(at).map(|round| round.asked(asked));
        for (named, verb) in asked.into_iter().flatten() {
            conflicts.extend(self.put(at, &named, verb, &Choices::new()));
        }
        conflicts
    }

    /// Stores the text that later decisions are merged from. A return that is settled now is part of the text.
    pub fn remember(&mut self) {
        if self.all.iter().any(OpenReturn::is_settled) {
            self.settling.settle_down();
        }
        let ground = self.settling.ground();
        for (round, accepted) in self.all.iter_mut().zip(&ground.accepted) {
            round.begun = Some(SettlingBase {
                text: ground.text.clone(),
                accepted: accepted.clone(),
            });
        }
    }
}
