//! 审阅: a piece goes to an editor and comes back. This file has what people are shown of it; the verbs are in the modules below,
//! and the rules without a store in the crate `review`.

pub(crate) mod arrived_package;
pub(crate) mod commenting;
pub(crate) mod deciding;
pub(crate) mod filing;
pub(crate) mod hand_over;
pub(crate) mod hearing;
pub(crate) mod incoming;
pub(crate) mod mail;
pub(crate) mod marking_up;
pub(crate) mod opening;
pub(crate) mod receiving;
pub(crate) mod register;
pub(crate) mod settling;
pub(crate) mod taking;
pub(crate) mod unpacking;
pub(crate) mod word_back;
pub(crate) mod word_out;

use review::Sender;
use review::settling::{ChangeState, ReviewedChange};
use serde::{Deserialize, Serialize};
use story::compare::Change;
use story::merge::Conflict;
use ts_rs::TS;

use crate::rows::local;
use crate::signing::keys::Signature;
use crate::views::{Exported, RevisionRow, StoryRow};

/// A package that was sent to an editor or a writer.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SentPackage {
    /// The package.
    #[serde(flatten)]
    pub exported: Exported,
    /// The public key it was signed with; `None` where it is not signed.
    pub signed_by: Option<String>,
    /// The story as the list shows it now.
    pub story: StoryRow,
}

/// What became of a package that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Arrival {
    /// It is here for the first time.
    New,
    /// It took the place of an earlier one.
    Newer,
    /// Its text was here already or is older; the comments and decisions in it that are new came in.
    MoreSaid,
    /// Exactly these bytes were here already; nothing changed.
    Already,
    /// Its text was here already, and no comment or decision in it is new.
    NothingNew,
    /// A newer one was here already; nothing changed.
    Older,
}

/// A package that came in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Arrived {
    /// The story it belongs to.
    pub story: StoryRow,
    /// Who sent it.
    pub from: Sender,
    /// What is known of the key it was signed with.
    pub signature: Signature,
    /// What became of it.
    pub outcome: Arrival,
    /// What a person should know besides, as sentences.
    pub remarks: Vec<String>,
}

/// One change, and what was decided on it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChangeRow {
    /// The change itself.
    pub change: Change,
    /// The return it came with; empty on an editor's own copy.
    pub round: String,
    /// Who made it.
    pub by: Sender,
    /// When, RFC 3339.
    pub at: String,
    /// It is proven to be theirs: a key that a person here trusts for them signed it, or it was made here.
    pub is_proven: bool,
    /// How far it has come.
    pub state: ChangeState,
    /// Where it overlaps with the writer's own changes, with both texts.
    pub conflicts: Vec<Conflict>,
}

impl From<ReviewedChange> for ChangeRow {
    fn from(reviewed: ReviewedChange) -> Self {
        Self {
            change: reviewed.change,
            round: reviewed.round,
            by: reviewed.by,
            at: local(reviewed.at),
            is_proven: reviewed.is_proven,
            state: reviewed.state,
            conflicts: reviewed.conflicts,
        }
    }
}

/// What became of a settlement.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Settled {
    /// The revision it ended in.
    pub revision: RevisionRow,
    /// Changes that were to be placed and overlap with the writer's own changes: they are still open.
    pub conflicts: Vec<Conflict>,
    /// Changes that are not decided yet.
    pub open: u32,
    /// Those of them that bear the name that was asked for, without being proven to be of that person.
    pub claimed: u32,
    /// The story as the list shows it now.
    pub story: StoryRow,
}
