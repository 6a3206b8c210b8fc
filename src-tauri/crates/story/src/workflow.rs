//! The state machine of a story: which steps the writer and the editor may take in each state.
//!
//! A story is in one of two hands: the **writer's** own story, or a **copy** an editor received. Both sides have the states
//! *returned* and *signed off*, with different next steps, so every function takes the side. The window and the command line call
//! this module and do not decide themselves. Nothing here changes a story.

mod names;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The side that holds the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The writer's own story.
    Writer,
    /// A copy that an editor received.
    Editor,
}

/// The state that a story is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// 草稿 (writer).
    Draft,
    /// 已送审 (writer).
    Filed,
    /// 已退改: the writer has a return to settle; the editor has sent one.
    Returned,
    /// 已签发 (both).
    SignedOff,
    /// 待发 (both).
    Queued,
    /// 已投稿 (both).
    Delivered,
    /// 已撤稿 (both).
    Spiked,
    /// 收到 (editor).
    Received,
    /// 编辑中 (editor).
    InEdit,
    /// 已转交 (editor).
    PassedOn,
}

/// What a person does with a story, in the trade's verbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 送审: send for review. Filing again replaces what was filed before.
    File,
    /// 收回退改稿: take an editor's return.
    TakeReturn,
    /// 签发.
    SignOff,
    /// 排入待发: hand to the outbox, for one more outlet if need be.
    Queue,
    /// 撤回待发: take out of the outbox.
    Withdraw,
    /// 投稿: an outlet has it.
    Deliver,
    /// 接收: the writer filed it again.
    Receive,
    /// 开始编辑.
    BeginEdit,
    /// 转交 to the next reviewer.
    PassOn,
    /// 退改.
    Return,
    /// 重新打开: to change what was already settled.
    Reopen,
    /// 撤稿.
    Spike,
    /// 恢复.
    Unspike,
}

/// The step is not open in this state, or not to this side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{step:?} is not open from {state:?}")]
pub struct NotYourStep {
    /// The state that the story is in.
    pub state: State,
    /// The refused step.
    pub step: Step,
}

impl Who {
    /// Where a story begins on this side.
    #[must_use]
    pub fn first_state(self) -> State {
        match self {
            Self::Writer => State::Draft,
            Self::Editor => State::Received,
        }
    }
}

impl State {
    /// Every state, in the order of a story's day.
    pub const ALL: [Self; 10] = [
        Self::Draft,
        Self::Filed,
        Self::Returned,
        Self::SignedOff,
        Self::Queued,
        Self::Delivered,
        Self::Spiked,
        Self::Received,
        Self::InEdit,
        Self::PassedOn,
    ];

    /// The state of the story after `who` took this step.
    ///
    /// Unspiking starts again (draft, or received) instead of restoring the former state: so nothing that was spiked comes back
    /// signed or half delivered. What waits in the outbox cannot be spiked or reopened before it is withdrawn, or the outbox
    /// would deliver it all the same. Withdrawn, it is open again; whether it is signed off or returned then is worked out anew
    /// from its trail and its returns. Whether a piece *may* be queued is not decided by its state but by its chain: see
    /// [`crate::stages::Standing`].
    ///
    /// # Errors
    /// [`NotYourStep`] where this side may not take the step from here.
    pub fn after(self, who: Who, step: Step) -> Result<Self, NotYourStep> {
        let next = match who {
            Who::Writer => self.after_writer(step),
            Who::Editor => self.after_editor(step),
        };
        next.ok_or(NotYourStep { state: self, step })
    }

    fn after_writer(self, step: Step) -> Option<Self> {
        match (self, step) {
            (Self::Draft | Self::Filed | Self::Returned, Step::File) => Some(Self::Filed),
            // A return may arrive while the writer goes on writing, and a second editor may return it too.
            (Self::Draft | Self::Filed | Self::Returned | Self::SignedOff, Step::TakeReturn) => {
                Some(Self::Returned)
            }
            (Self::Draft | Self::Filed | Self::Returned | Self::SignedOff, Step::SignOff) => {
                Some(Self::SignedOff)
            }
            (
                Self::Draft | Self::Filed | Self::Returned | Self::SignedOff | Self::Queued | Self::Delivered,
                Step::Queue,
            ) => Some(Self::Queued),
            (Self::Queued, Step::Withdraw) => Some(Self::Draft),
            // Of two outlets the second one answers when the story is delivered already.
            (Self::Queued | Self::Delivered, Step::Deliver) => Some(Self::Delivered),
            (Self::Filed | Self::Returned | Self::SignedOff | Self::Delivered, Step::Reopen) => {
                Some(Self::Draft)
            }
            (Self::Draft | Self::Filed | Self::Returned | Self::SignedOff | Self::Delivered, Step::Spike) => {
                Some(Self::Spiked)
            }
            (Self::Spiked, Step::Unspike) => Some(Self::Draft),
            _ => None,
        }
    }

    fn after_editor(self, step: Step) -> Option<Self> {
        match (self, step) {
            // Not while it is in edit: the desk's changes belong to the filing they were made on.
            (Self::Received | Self::Returned | Self::PassedOn, Step::Receive) => Some(Self::Received),
            (Self::Received, Step::BeginEdit) => Some(Self::InEdit),
            (
                Self::Received | Self::InEdit | Self::SignedOff | Self::Returned | Self::PassedOn,
                Step::SignOff,
            ) => Some(Self::SignedOff),
            // Also repeatedly: the editor may have further comments, or a decision to give, without another change in the text.
            (
                Self::Received | Self::InEdit | Self::SignedOff | Self::Returned | Self::PassedOn,
                Step::PassOn,
            ) => Some(Self::PassedOn),
            (
                Self::Received | Self::InEdit | Self::SignedOff | Self::Returned | Self::PassedOn,
                Step::Return,
            ) => Some(Self::Returned),
            (
                Self::Received
                | Self::InEdit
                | Self::SignedOff
                | Self::Returned
                | Self::PassedOn
                | Self::Queued
                | Self::Delivered,
                Step::Queue,
            ) => Some(Self::Queued),
            (Self::Queued, Step::Withdraw) => Some(Self::InEdit),
            (Self::Queued | Self::Delivered, Step::Deliver) => Some(Self::Delivered),
            (Self::Returned | Self::PassedOn | Self::SignedOff | Self::Delivered, Step::Reopen) => {
                Some(Self::InEdit)
            }
            (
                Self::Received
                | Self::InEdit
                | Self::PassedOn
                | Self::Returned
                | Self::SignedOff
                | Self::Delivered,
                Step::Spike,
            ) => Some(Self::Spiked),
            (Self::Spiked, Step::Unspike) => Some(Self::Received),
            _ => None,
        }
    }
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 13] = [
        Self::File,
        Self::TakeReturn,
        Self::SignOff,
        Self::Queue,
        Self::Withdraw,
        Self::Deliver,
        Self::Receive,
        Self::BeginEdit,
        Self::PassOn,
        Self::Return,
        Self::Reopen,
        Self::Spike,
        Self::Unspike,
    ];
}

#[cfg(test)]
mod tests;
