//! One change of a review, and how far it has come.

use chrono::{DateTime, Utc};
use serde::Serialize;
use story::compare::Change;
use story::merge::Conflict;
use ts_rs::TS;

use crate::Sender;

/// How far a change has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeState {
    /// An editor made it on her copy.
    Made,
    /// It waits to be decided.
    Open,
    /// It waits, and where it belongs the writer has other words by now.
    Conflict,
    /// It is in the text.
    Accepted,
    /// It stays out of the text.
    Rejected,
}

/// One change of a review.
#[derive(Debug, Clone)]
pub struct ReviewedChange {
    /// The change itself.
    pub change: Change,
    /// The return it came with; empty on an editor's own copy.
    pub round: String,
    /// Who made it.
    pub by: Sender,
    /// When.
    pub at: DateTime<Utc>,
    /// It is proven to be theirs: a key that a person here trusts for them signed it, or it was made here.
    pub is_proven: bool,
    /// How far it has come.
    pub state: ChangeState,
    /// Where it meets the writer's own words, with both texts.
    pub conflicts: Vec<Conflict>,
}

impl ReviewedChange {
    /// A change that an editor made on her copy, and that is in no return yet.
    #[must_use]
    pub fn made(change: &Change, by: &Sender, at: DateTime<Utc>) -> Self {
        Self {
            change: change.clone(),
            round: String::new(),
            by: by.clone(),
            at,
            is_proven: true,
            state: ChangeState::Made,
            conflicts: Vec::new(),
        }
    }
}
