//! What a later issue does to one that was delivered before: it takes its place, corrects it, or withdraws it.
//!
//! ninjs and NewsML-G2 both name the earlier one by its id and version; this module depends on neither form.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::notice::NoticeKind;

/// What is done to the earlier issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// 替换: it takes its place, more is known.
    Supersedes,
    /// 更正: it takes its place, because something in it was wrong.
    Corrects,
    /// 撤回: the earlier one must not be used.
    Withdraws,
}

/// Which earlier issue, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// What is done to it.
    pub what: Relation,
    /// The earlier issue's story, as a bare UUID.
    pub guid: String,
    /// The earlier issue's version.
    pub version: String,
    /// The reason that the desk reads; may be empty.
    pub reason: String,
}

impl Relation {
    /// What the desk is sent to read; nothing where a newer text simply takes the place of an older one.
    #[must_use]
    pub const fn notice(self) -> Option<NoticeKind> {
        match self {
            Self::Supersedes => None,
            Self::Corrects => Some(NoticeKind::Correction),
            Self::Withdraws => Some(NoticeKind::Withdrawal),
        }
    }

    /// The role under which ninjs's alternative ids name the earlier issue.
    #[must_use]
    pub fn role(self) -> &'static str {
        match self {
            Self::Supersedes => "supersedes",
            Self::Corrects => "corrects",
            Self::Withdraws => "withdraws",
        }
    }
}

impl Amendment {
    /// The earlier issue's id with its version: `urn:uuid:…#7`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("urn:uuid:{}#{}", self.guid, self.version)
    }
}
