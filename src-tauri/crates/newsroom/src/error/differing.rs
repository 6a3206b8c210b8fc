//! A fact that a person wrote and that a new photo's file contradicts.

use serde::Serialize;
use story::Fact;
use ts_rs::TS;

/// A fact that a person wrote and that a new photo's file contradicts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Differing {
    /// The fact.
    pub field: Fact,
    /// The value in the figure.
    pub here: String,
    /// The value in the new file.
    pub there: String,
}
