//! A return that is being looked at, and what was decided on it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use story::Content;
use story::compare::{Change, ChangeId, compare};
use ts_rs::TS;

use super::{ChangeSelection, Settlement};
use crate::{ReviewOrigin, Sender};

/// What was decided on one return. A page holds it beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Decisions {
    /// Changes that are in the text.
    pub accepted: BTreeSet<ChangeId>,
    /// Changes that stay out of it.
    pub rejected: BTreeSet<ChangeId>,
}

/// What was decided on each return, by its identity.
pub type Decided = BTreeMap<String, Decisions>;

/// What is kept of one return: what was decided, and the text from which deciding goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptDecisions {
    /// What was decided.
    #[serde(flatten)]
    pub decisions: Decisions,
    /// Where deciding goes on from; `None` where nothing was decided yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begun: Option<SettlingBase>,
}

/// The merge base of deciding: the writer's text before the first decision, and the changes of this return that were in
/// it then. Every further decision is one merge from here, as long as nobody writes in between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettlingBase {
    /// The text.
    pub text: Content,
    /// The changes.
    pub accepted: BTreeSet<ChangeId>,
}

impl Decisions {
    /// Whether a change is decided.
    #[must_use]
    pub fn decided(&self, id: &ChangeId) -> bool {
        self.accepted.contains(id) || self.rejected.contains(id)
    }
}

/// A return that is being looked at.
#[derive(Debug, Clone)]
pub struct OpenReturn {
    /// Its identity.
    pub guid: String,
    /// Who returned it, and what it was made of.
    pub origin: ReviewOrigin,
    /// What was filed.
    pub base: Content,
    /// What the editor made of it.
    pub hers: Content,
    /// What she changed.
    pub changes: Vec<Change>,
    /// What was decided so far.
    pub decisions: Decisions,
    /// Where deciding goes on from.
    pub begun: Option<SettlingBase>,
    /// A key that a person here trusts for its sender signed it.
    pub is_proven: bool,
}

impl OpenReturn {
    /// A return of `hers`, made of `base`, as far as it was decided.
    #[must_use]
    pub fn new(
        guid: String,
        origin: ReviewOrigin,
        base: Content,
        hers: Content,
        kept: KeptDecisions,
    ) -> Self {
        Self {
            guid,
            origin,
            changes: compare(&base, &hers).changes().to_vec(),
            base,
            hers,
            decisions: kept.decisions,
            begun: kept.begun,
            is_proven: false,
        }
    }

    /// What is kept of it.
    #[must_use]
    pub fn kept(&self) -> KeptDecisions {
        KeptDecisions {
            decisions: self.decisions.clone(),
            begun: self.begun.clone(),
        }
    }

    /// Who made a change, and when: the person whose return it is, unless the file said otherwise.
    pub fn by(&self, id: &ChangeId) -> (&Sender, chrono::DateTime<chrono::Utc>) {
        match self.origin.made.get(id) {
            Some(made) => (&made.by, made.at),
            None => (&self.origin.from, self.origin.revision.at),
        }
    }

    /// Whether a change is proven to be of the person it names: what a file says of others, nothing proves.
    #[must_use]
    pub fn is_proven_of(&self, id: &ChangeId) -> bool {
        self.is_proven && !self.origin.made.contains_key(id)
    }

    /// Notes what was decided on these, as far as it came about: `accepted` is what stands in the text now.
    pub(crate) fn decide(&mut self, ids: &[ChangeId], verb: Verb, accepted: &BTreeSet<ChangeId>) {
        self.decisions.accepted.clone_from(accepted);
        for id in ids {
            // What could not be taken out is not rejected.
            if verb == Verb::Reject && !accepted.contains(id) {
                self.decisions.rejected.insert(id.clone());
            } else if verb == Verb::Withdraw || accepted.contains(id) {
                self.decisions.rejected.remove(id);
            }
        }
    }

    /// Whether each of its changes is decided.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.open().next().is_none()
    }

    /// The changes that are not in the text.
    #[must_use]
    pub fn unaccepted(&self) -> Vec<ChangeId> {
        let ids = self.changes.iter().map(|change| &change.id);
        ids.filter(|id| !self.decisions.accepted.contains(*id))
            .cloned()
            .collect()
    }

    /// The changes that are not decided.
    pub fn open(&self) -> impl Iterator<Item = &Change> {
        let decided = |change: &&Change| !self.decisions.decided(&change.id);
        self.changes.iter().filter(decided)
    }

    /// What is to be done with which changes: each is decided once, and taking back comes before anything else.
    pub(crate) fn asked(&self, asked: &Settlement) -> [(Vec<ChangeId>, Verb); 3] {
        let open: BTreeSet<&ChangeId> = self.open().map(|change| &change.id).collect();
        let of_one = |id: &ChangeId| {
            let is_theirs = self.by(id).0.name == asked.by && (self.is_proven_of(id) || !asked.is_proven);
            asked.by.is_empty() || is_theirs
        };
        let mut left: Vec<&ChangeId> = self.changes.iter().map(|change| &change.id).collect();
        let mut take = |which: &ChangeSelection| {
            let (named, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut left)
                .into_iter()
                .partition(|id| names(which, id, open.contains(id) && of_one(id)));
            left = rest;
            named.into_iter().cloned().collect::<Vec<_>>()
        };
        [
            (take(&asked.withdraw), Verb::Withdraw),
            (take(&asked.reject), Verb::Reject),
            (take(&asked.accept), Verb::Accept),
        ]
    }
}

/// What a person does with a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    /// It comes into the text.
    Accept,
    /// It stays out, or goes out again.
    Reject,
    /// It goes out, and is open again.
    Withdraw,
}

/// Whether a change is among those named; `open` for one that is not decided yet and may be meant by all.
fn names(which: &ChangeSelection, id: &ChangeId, open: bool) -> bool {
    match which {
        ChangeSelection::All => open,
        ChangeSelection::These(ids) => ids.iter().any(|name| id.0.starts_with(name.as_str())),
    }
}
