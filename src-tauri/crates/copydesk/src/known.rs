//! What a house knows beside its wordings: words that are right, the roster, the day of the piece.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::roster::Roster;

/// What the rules may ask of a house.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// Words that are right here even where a list has them as wrong.
    pub(crate) words: BTreeSet<String>,
    /// People and units.
    pub(crate) roster: Roster,
    /// The day of the piece; without one, no title is out of its time.
    pub(crate) day: Option<NaiveDate>,
}
