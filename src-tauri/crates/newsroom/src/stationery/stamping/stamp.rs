//! What a stamp is: its lines, and what a photo gets of them.

use serde::{Deserialize, Serialize};
use story::{Fact, FactUse, Figure};
use ts_rs::TS;

use crate::Error;
use crate::pictures::facts::{StampedFact, no_such_field, settable};

/// How a line of a stamp is combined with the photo's own value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StampMode {
    /// In its place.
    #[default]
    Replace,
    /// Behind it.
    Append,
    /// Before it.
    Prepend,
    /// Only where there is none.
    Fill,
}

/// One fact of a stamp.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StampLine {
    /// The fact.
    pub field: Fact,
    /// How it is combined with the value that is there.
    #[serde(default)]
    pub how: StampMode,
    /// The words, fields in braces and codes in them.
    #[serde(default)]
    pub text: String,
}

impl StampLine {
    /// The line for the fact that `photo set` calls by this name.
    ///
    /// # Errors
    /// [`Error::NoSuchField`] where words set no fact of this name.
    pub fn of(name: &str, how: StampMode, text: &str) -> Result<Self, Error> {
        let field = settable().find(|fact| fact.name() == name);
        Ok(Self {
            field: field.ok_or_else(|| no_such_field(name, &[]))?,
            how,
            text: text.to_owned(),
        })
    }
}

/// Facts that are put on photos together, kept under a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Stamp {
    /// Its key; empty for one that was never saved.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The facts, in the order in which they are put on.
    pub lines: Vec<StampLine>,
}

/// What one photo gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Stamped {
    /// The figure as it would be.
    pub figure: Figure,
    /// Its facts that change.
    pub changes: Vec<StampedFact>,
    /// Fields that could not be filled; they stay in the words in braces.
    pub open: Vec<String>,
}

/// A snapshot of a photo's facts, as a stamp: those about the occasion, without its caption, its alt text, its people and its
/// time.
#[must_use]
pub fn snapshot(figure: &Figure) -> Vec<StampLine> {
    Fact::with(FactUse::Snapshot)
        .filter(|fact| !fact.text(figure).is_empty())
        .map(|fact| StampLine {
            field: fact,
            how: StampMode::Replace,
            text: fact.text(figure).to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_keeps_the_occasion_and_not_the_caption_or_the_time() {
        let figure = Figure {
            caption: "油茶采收".to_owned(),
            photographer: "林溪".to_owned(),
            place: "河西村".to_owned(),
            taken: "2026-11-01".to_owned(),
            ..Figure::default()
        };
        let lines = snapshot(&figure);
        let kept: Vec<(&str, &str)> = lines
            .iter()
            .map(|line| (line.field.name(), line.text.as_str()))
            .collect();
        assert_eq!(kept, [("photographer", "林溪"), ("place", "河西村")]);
    }
}
