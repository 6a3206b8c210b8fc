//! The facts of a filing or a return that are kept beside its text.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use story::compare::ChangeId;
use story::stages::Chain;

use crate::Sender;
use crate::reasons::Reasons;
use crate::slip::RevisionRef;

/// The facts of a filing that are kept beside the copy made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewOrigin {
    /// Who filed it.
    pub from: Sender,
    /// The key it was signed with.
    pub key: Option<String>,
    /// The revision that came.
    pub revision: RevisionRef,
    /// The revision that was filed first.
    pub base: RevisionRef,
    /// Who made a change and when, where that was not the sender: a Word file has it for each change.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub made: BTreeMap<ChangeId, Authored>,
    /// The reasons of a return's changes, as written by the author of the changes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
    /// The chain of the desk that sent it; `None` where it asks for none or its package has no chain (a Word file).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<Chain>,
}

/// Who made a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authored {
    /// Who.
    pub by: Sender,
    /// When.
    pub at: DateTime<Utc>,
}
