//! A fact that a person wrote and a new photo's file says otherwise.

use serde::Serialize;
use story::Fact;

/// A fact that a person wrote and a new photo's file says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Differing {
    /// The fact.
    pub field: Fact,
    /// What stands in the figure.
    pub here: String,
    /// What the new file says.
    pub there: String,
}
