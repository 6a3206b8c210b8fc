//! States and steps by name: in the store and the files, in Chinese, in English.
//!
//! Kept apart from the transitions, which must be readable in one screen.

use super::{State, Step};
use crate::Language;

impl State {
    /// The name in files, in JSON and in the store.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Filed => "filed",
            Self::Returned => "returned",
            Self::SignedOff => "signed_off",
            Self::Queued => "queued",
            Self::Delivered => "delivered",
            Self::Spiked => "spiked",
            Self::Received => "received",
            Self::InEdit => "in_edit",
            Self::PassedOn => "passed_on",
        }
    }

    /// The state of this name, as [`State::as_str`] writes it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// The name for people; in English it completes "the story is …".
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Draft => ("草稿", "a draft"),
            Self::Filed => ("已送审", "filed"),
            Self::Returned => ("已退改", "returned"),
            Self::SignedOff => ("已签发", "signed off"),
            Self::Queued => ("待发", "queued"),
            Self::Delivered => ("已投稿", "delivered"),
            Self::Spiked => ("已撤稿", "spiked"),
            Self::Received => ("收到", "received"),
            Self::InEdit => ("编辑中", "in edit"),
            Self::PassedOn => ("已转交", "passed on"),
        };
        language.pick(zh, en)
    }
}

impl Step {
    /// The name for people; in English it completes "the story cannot be …".
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::File => ("送审", "filed"),
            Self::TakeReturn => ("接收退改稿", "given a return"),
            Self::SignOff => ("签发", "signed off"),
            Self::Queue => ("排入待发", "queued"),
            Self::Withdraw => ("撤回待发", "withdrawn from the outbox"),
            Self::Deliver => ("投稿", "delivered"),
            Self::Receive => ("再次接收", "received again"),
            Self::BeginEdit => ("开始编辑", "taken into edit"),
            Self::PassOn => ("转交", "passed on"),
            Self::Return => ("退改", "returned"),
            Self::Reopen => ("重新打开", "reopened"),
            Self::Spike => ("撤稿", "spiked"),
            Self::Unspike => ("恢复", "unspiked"),
        };
        language.pick(zh, en)
    }
}
