//! The three ways in which a piece goes to another person, and what each is called.

use review::Purpose;
use story::RevisionReason;
use story::workflow::{Step, Who};

/// A hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HandOver {
    /// 送审: the writer files it.
    File,
    /// 转交: an editor passes her copy on.
    PassOn,
    /// 退改: an editor returns her copy.
    Return,
}

impl HandOver {
    /// The hand-over that sending for review is on this side.
    pub(crate) fn forward(who: Who) -> Self {
        match who {
            Who::Writer => Self::File,
            Who::Editor => Self::PassOn,
        }
    }

    /// The step of the workflow.
    pub(crate) fn step(self) -> Step {
        match self {
            Self::File => Step::File,
            Self::PassOn => Step::PassOn,
            Self::Return => Step::Return,
        }
    }

    /// What its package is for.
    pub(crate) fn kind(self) -> Purpose {
        match self {
            Self::File | Self::PassOn => Purpose::Filing,
            Self::Return => Purpose::Return,
        }
    }

    /// The reason of the revision that is frozen for it.
    pub(crate) fn reason(self) -> RevisionReason {
        match self {
            Self::File => RevisionReason::Filed,
            Self::PassOn => RevisionReason::PassedOn,
            Self::Return => RevisionReason::Returned,
        }
    }

    /// The end of the package's name: `2026-11-30-春耕-送审.zip`.
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Self::File => "送审",
            Self::PassOn => "转交",
            Self::Return => "退改",
        }
    }
}
