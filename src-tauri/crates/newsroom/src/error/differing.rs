//! A fact that a person wrote and a new photo's file says otherwise.

use serde::Serialize;
use story::Fact;
use ts_rs::TS;

/// A fact that a person wrote and a new photo's file says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Differing {
    /// The fact.
    pub field: Fact,
    /// What stands in the figure.
    pub here: String,
    /// What the new file says.
    pub there: String,
}
