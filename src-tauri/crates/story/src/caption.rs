//! Who stands where: positions in a caption read as facts, and facts written as the phrases that captions use.
//!
//! A caption names people by position in one of two ways: each with a place of their own, `江克美(左二)`, `Ann Lee
//! (second from left)`, or in a row, `左起:江克美、彭彤`, `From left: Ann Lee and Joe Roe`. Both are read in both
//! languages. Where a name begins in running Chinese is a guess by surname; names already known are told first and
//! win. What is not understood is left out, never made up.

mod arranged;
mod chinese;
mod english;
mod names;
mod slot;
mod written;

use crate::limits::LONGEST_BRACKET;
pub use arranged::{Arranged, arrange};
pub use slot::{PeopleRow, Slot, StartSide};
pub use written::{with_positions, with_told};

/// Somebody whom a caption names by position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionedPerson {
    /// The name.
    pub name: String,
    /// Where.
    pub slot: Slot,
}

/// Somebody's place in a caption, and rows that it gives in full.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standings {
    /// Everybody named by position, in the caption's order.
    pub people: Vec<PositionedPerson>,
    /// The rows told from one end, each with how many it names: nobody is beyond these.
    pub rows: Vec<(Option<PeopleRow>, u8)>,
}

/// Reads a caption. `known` are names that may stand in it, which no guess overrules.
///
/// `江克美(左二)等工委领导看望联络员` gives 江克美, second from left.
#[must_use]
pub fn standings(caption: &str, known: &[&str]) -> Standings {
    let mut found = Standings::default();
    chinese::read(caption, known, &mut found);
    english::read(caption, &mut found);
    found
}

/// As much of the text as may stand in brackets.
fn begins(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LONGEST_BRACKET))
        .unwrap_or_default()
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
