//! A return that is being settled, and the decisions on it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use story::Content;
use story::compare::{Change, ChangeId, compare};
use ts_rs::TS;

use super::{ChangeSelection, Settlement};
use crate::{ReviewOrigin, Sender};

/// The decisions on one return. A page holds them beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Decisions {
    /// Changes that are in the text.
    pub accepted: BTreeSet<ChangeId>,
    /// Changes that are kept out of it.
    pub rejected: BTreeSet<ChangeId>,
}

/// The decisions on each return, by its identity.
pub type Decided = BTreeMap<String, Decisions>;

/// The part of one return that is stored: the decisions, and the text that they are merged from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptDecisions {
    /// The decisions.
    #[serde(flatten)]
    pub decisions: Decisions,
    /// The text that decisions are merged from; `None` where nothing was decided yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begun: Option<SettlingBase>,
}

/// The merge base of the decisions: the writer's text before the first one, and the changes of this return that were in it then.
/// Every further decision is one merge from here, as long as nobody edits the text in between.
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

/// A return that is being settled.
#[derive(Debug, Clone)]
pub struct OpenReturn {
    /// Its identity.
    pub guid: String,
    /// Who returned it, and which revision it was made of.
    pub origin: ReviewOrigin,
    /// The filed text.
    pub base: Content,
    /// The editor's text.
    pub hers: Content,
    /// Her changes.
    pub changes: Vec<Change>,
    /// The decisions so far.
    pub decisions: Decisions,
    /// The text that decisions are merged from.
    pub begun: Option<SettlingBase>,
    /// A key that a person here trusts for its sender signed it.
    pub is_proven: bool,
}

impl OpenReturn {
    /// A return of `hers`, made of `base`, with its stored decisions.
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

    /// The part of it that is stored.
    #[must_use]
    pub fn kept(&self) -> KeptDecisions {
        KeptDecisions {
            decisions: self.decisions.clone(),
            begun: self.begun.clone(),
        }
    }

    /// Who made a change, and when: the person whose return it is, unless the file names another.
    pub fn by(&self, id: &ChangeId) -> (&Sender, chrono::DateTime<chrono::Utc>) {
        match self.origin.made.get(id) {
            Some(made) => (&made.by, made.at),
            None => (&self.origin.from, self.origin.revision.at),
        }
    }

    /// Whether a change is proven to be of the person it names. A name that only the file gives is not proven.
    #[must_use]
    pub fn is_proven_of(&self, id: &ChangeId) -> bool {
        self.is_proven && !self.origin.made.contains_key(id)
    }

    /// Records the decisions on these as far as they took effect: `accepted` are the changes that are in the text now.
    pub(crate) fn decide(&mut self, ids: &[ChangeId], verb: Verb, accepted: &BTreeSet<ChangeId>) {
        self.decisions.accepted.clone_from(accepted);
        for id in ids {
            // A change that could not be taken out is not rejected.
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

    /// The changes to withdraw, reject and accept: each is decided once, and withdrawing comes before anything else.
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
    /// It is put into the text.
    Accept,
    /// It is kept out, or taken out again.
    Reject,
    /// It is taken out, and is open again.
    Withdraw,
}

/// Whether a change is among those named; `open` for one that is not decided yet and may be included in all.
fn names(which: &ChangeSelection, id: &ChangeId, open: bool) -> bool {
    match which {
        ChangeSelection::All => open,
        ChangeSelection::These(ids) => ids.iter().any(|name| id.0.starts_with(name.as_str())),
    }
}
