//! What a person decides on the changes of a return.

use story::merge::Choices;

/// What a person decides.
#[derive(Debug, Clone, Default)]
pub struct Settlement {
    /// These changes come into the text.
    pub accept: ChangeSelection,
    /// These stay out of it, or go out again.
    pub reject: ChangeSelection,
    /// What was decided on these is taken back, and they are open again.
    pub withdraw: ChangeSelection,
    /// Whose changes are meant by all; empty for everybody's.
    pub by: String,
    /// Of these the proven ones alone: what only bears the name is another's until somebody says otherwise.
    pub is_proven: bool,
    /// What is to be where a change meets the writer's own words; the changes in question are accepted.
    pub choices: Choices,
}

/// Which changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeSelection {
    /// All that are not decided yet.
    All,
    /// Those whose id begins so, each naming one.
    These(Vec<String>),
}

impl Default for ChangeSelection {
    fn default() -> Self {
        Self::These(Vec::new())
    }
}
