//! What is remembered of a filing or a return beside the text that came with it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use story::compare::ChangeId;
use story::stages::Chain;

use crate::Sender;
use crate::reasons::Reasons;
use crate::slip::RevisionRef;

/// What of a filing is remembered beside the copy made of it.
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
    /// Who made a change and when, where that was not the sender: a Word file tells it of each.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub made: BTreeMap<ChangeId, Authored>,
    /// The reasons of a return's changes, as the one who made them wrote them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reasons: Reasons,
    /// The chain of the desk that sent it; `None` where it asks for none or its package did not say (a Word file).
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
