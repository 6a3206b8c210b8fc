//! Positions of people in captions: read from a caption as facts, and written as the phrases that captions use.
//!
//! A caption names people by position in one of two ways: each with their own position, `江克美(左二)`,
//! `Ann Lee (second from left)`, or in a row, `左起:江克美、彭彤`, `From left: Ann Lee and Joe Roe`. Both are read in both
//! languages. In running Chinese the reader guesses by surname where a name begins; names in `known` are tried first and take
//! precedence. What the reader does not understand is left out, never made up.

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

/// A person whom a caption names by position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionedPerson {
    /// The name.
    pub name: String,
    /// Where.
    pub slot: Slot,
}

/// The people that a caption names by position, and the rows that it lists in full.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standings {
    /// Everybody named by position, in the caption's order.
    pub people: Vec<PositionedPerson>,
    /// The rows named from one end, each with how many it names: nobody is beyond these.
    pub rows: Vec<(Option<PeopleRow>, u8)>,
}

/// Reads the positions of a caption. `known` are names that may occur in it; a guessed name never replaces one of them.
///
/// `江克美(左二)等工委领导看望联络员` gives 江克美, second from left.
#[must_use]
pub fn standings(caption: &str, known: &[&str]) -> Standings {
    let mut found = Standings::default();
    chinese::read(caption, known, &mut found);
    english::read(caption, &mut found);
    found
}

/// Whether a name may begin with this character.
#[must_use]
pub fn is_surname(character: char) -> bool {
    names::SURNAMES.contains(character)
}

/// The beginning of the text, as long as the content of a bracket may be.
fn begins(text: &str) -> &str {
    text.get(..text.floor_char_boundary(LONGEST_BRACKET))
        .unwrap_or_default()
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
