//! A person's decisions on the changes of a return.

use story::merge::Choices;

/// A person's decisions.
#[derive(Debug, Clone, Default)]
pub struct Settlement {
    /// These changes are put into the text.
    pub accept: ChangeSelection,
    /// These are kept out of it, or taken out again.
    pub reject: ChangeSelection,
    /// The decisions on these are taken back, and they are open again.
    pub withdraw: ChangeSelection,
    /// The author whose changes are included in all; empty for everybody's.
    pub by: String,
    /// Only the proven ones of these: a change that only bears the name may be another person's.
    pub is_proven: bool,
    /// The chosen text where a change meets the writer's own words; the changes in question are accepted.
    pub choices: Choices,
}

/// Which changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeSelection {
    /// All that are not decided yet.
    All,
    /// The changes whose ids begin with these, each prefix naming one.
    These(Vec<String>),
}

impl Default for ChangeSelection {
    fn default() -> Self {
        Self::These(Vec::new())
    }
}
