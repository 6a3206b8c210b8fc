//! A return that is being looked at, and what was decided on it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use store::{Record, Return, ReturnState};
use story::Content;
use story::compare::{Change, ChangeId, compare};

use super::{ChangeSelection, Settlement};
use crate::Error;
use crate::error::{json, stored};
use crate::review::slip::{ReviewOrigin, Sender};

/// What was decided on one return. A page holds it beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Decisions {
    /// Changes that are in the text.
    pub accepted: BTreeSet<ChangeId>,
    /// Changes that stay out of it.
    pub rejected: BTreeSet<ChangeId>,
}

/// What was decided on each return, by its identity.
pub type Decided = BTreeMap<String, Decisions>;

/// What the store keeps of one return: what was decided, and the text from which deciding goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    #[serde(flatten)]
    decisions: Decisions,
    #[serde(skip_serializing_if = "Option::is_none")]
    begun: Option<SettlingBase>,
}

/// The merge base of deciding: the writer's text before the first decision, and the changes of this return that were in
/// it then. Every further decision is one merge from here, as long as nobody writes in between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SettlingBase {
    /// The text.
    pub text: Content,
    /// The changes.
    pub accepted: BTreeSet<ChangeId>,
}

impl Decisions {
    pub(crate) fn decided(&self, id: &ChangeId) -> bool {
        self.accepted.contains(id) || self.rejected.contains(id)
    }
}

/// A return that is being looked at.
pub(crate) struct OpenReturn {
    pub guid: String,
    pub origin: ReviewOrigin,
    pub base: Content,
    pub hers: Content,
    pub changes: Vec<Change>,
    pub decisions: Decisions,
    pub begun: Option<SettlingBase>,
}

impl OpenReturn {
    pub(crate) fn of(one: &Return) -> Result<Self, Error> {
        let bad = stored(Record::Return, &one.guid);
        let kept: Kept = serde_json::from_str(&one.decisions).map_err(&bad)?;
        let (base, hers) = (Content::from_json(&one.base)?, Content::from_json(&one.hers)?);
        Ok(Self {
            guid: one.guid.clone(),
            origin: serde_json::from_str(&one.facts).map_err(&bad)?,
            changes: compare(&base, &hers).changes().to_vec(),
            base,
            hers,
            decisions: kept.decisions,
            begun: kept.begun,
        })
    }

    /// What the store keeps of it, and the state the return has by it.
    pub(crate) fn kept(&self) -> Result<(String, ReturnState), Error> {
        let kept = Kept {
            decisions: self.decisions.clone(),
            begun: self.begun.clone(),
        };
        let state = if self.is_settled() {
            ReturnState::Settled
        } else {
            ReturnState::Open
        };
        Ok((json(&kept)?, state))
    }

    /// Who made a change, and when: the person whose return it is, unless the file said otherwise.
    pub(crate) fn by(&self, id: &ChangeId) -> (&Sender, chrono::DateTime<chrono::Utc>) {
        match self.origin.made.get(id) {
            Some(made) => (&made.by, made.at),
            None => (&self.origin.from, self.origin.revision.at),
        }
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

    pub(crate) fn is_settled(&self) -> bool {
        self.open().next().is_none()
    }

    pub(crate) fn unaccepted(&self) -> Vec<ChangeId> {
        let ids = self.changes.iter().map(|change| &change.id);
        ids.filter(|id| !self.decisions.accepted.contains(*id))
            .cloned()
            .collect()
    }

    /// The changes that are not decided.
    pub(crate) fn open(&self) -> impl Iterator<Item = &Change> {
        let decided = |change: &&Change| !self.decisions.decided(&change.id);
        self.changes.iter().filter(decided)
    }

    /// What is to be done with which changes: each is decided once, and taking back comes before anything else.
    pub(crate) fn asked(&self, asked: &Settlement) -> [(Vec<ChangeId>, Verb); 3] {
        let open: BTreeSet<&ChangeId> = self.open().map(|change| &change.id).collect();
        let of_one = |id: &ChangeId| asked.by.is_empty() || self.by(id).0.name == asked.by;
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
