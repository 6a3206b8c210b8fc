//! One change of a review, and its state.

use chrono::{DateTime, Utc};
use serde::Serialize;
use story::compare::Change;
use story::merge::Conflict;
use ts_rs::TS;

use crate::Sender;

/// The state of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeState {
    /// An editor made it on her copy.
    Made,
    /// It is not decided yet.
    Open,
    /// It is not decided yet, and the writer has other words at its place by now.
    Conflict,
    /// It is in the text.
    Accepted,
    /// It is kept out of the text.
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
    /// It is proven to be theirs: signed with a key that a person here trusts for them, or made here.
    pub is_proven: bool,
    /// Its state.
    pub state: ChangeState,
    /// The conflicts with the writer's own words, with both texts.
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
