//! The marks by which Word tracks changes (ISO 29500-1 clause 17.13.5): who changed a run, a paragraph's end, a row, and how.
//!
//! It must not depend on the story's types; it hands out ids and puts marks around what it is given.

use chrono::{DateTime, FixedOffset, Utc};

use super::when;
use crate::chars::escape;

/// What became of a line, row or block as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TrackedFate {
    /// It is in both.
    Kept,
    Inserted,
    Deleted,
    /// It was here, and is elsewhere now.
    MovedAway,
    MovedHere,
}

impl TrackedFate {
    /// The element around runs, and inside the properties of what is marked.
    fn element(&self) -> Option<&'static str> {
        match self {
            Self::Kept => None,
            Self::Inserted => Some("w:ins"),
            Self::Deleted => Some("w:del"),
            Self::MovedAway => Some("w:moveFrom"),
            Self::MovedHere => Some("w:moveTo"),
        }
    }

    /// Whether accepting all changes removes it.
    pub(super) fn is_gone(&self) -> bool {
        matches!(self, Self::Deleted | Self::MovedAway)
    }

    /// Whether rejecting all changes removes it.
    pub(super) fn has_come(&self) -> bool {
        matches!(self, Self::Inserted | Self::MovedHere)
    }
}

/// Gives out marks: all of one person, at one time.
pub(super) struct TrackedMarks {
    by: String,
    next: usize,
}

impl TrackedMarks {
    pub(super) fn new(author: &str, at: DateTime<Utc>, zone: FixedOffset) -> Self {
        let author = if author.trim().is_empty() {
            "Galley"
        } else {
            author
        };
        Self {
            by: format!("w:author=\"{}\" {}", escape(author), when::attributes(at, zone)),
            next: 0,
        }
    }

    /// The attributes with author and time, and an id that no other mark has.
    fn whose(&mut self) -> String {
        self.next += 1;
        format!("w:id=\"{}\" {}", self.next, self.by)
    }

    /// Runs with what became of them around.
    pub(super) fn around(&mut self, fate: &TrackedFate, runs: &str) -> String {
        match fate.element() {
            Some(element) if !runs.is_empty() => format!("<{element} {}>{runs}</{element}>", self.whose()),
            _ => runs.to_owned(),
        }
    }

    /// The mark in the properties of a paragraph's end or of a row; empty where it is kept.
    pub(super) fn mark(&mut self, fate: &TrackedFate) -> String {
        fate.element()
            .map(|element| format!("<{element} {}/>", self.whose()))
            .unwrap_or_default()
    }

    /// The mark in the properties of a row, which cannot move.
    pub(super) fn row(&mut self, fate: &TrackedFate) -> String {
        match fate {
            TrackedFate::MovedAway => self.mark(&TrackedFate::Deleted),
            TrackedFate::MovedHere => self.mark(&TrackedFate::Inserted),
            fate => self.mark(fate),
        }
    }

    /// What a run's or paragraph's properties were before (`what`: `rPr` or `pPr`).
    pub(super) fn was(&mut self, what: &str, properties: &str) -> String {
        format!(
            "<w:{what}Change {}><w:{what}>{properties}</w:{what}></w:{what}Change>",
            self.whose()
        )
    }

    /// Where a move begins or ends; `name` ties both its places together.
    pub(super) fn move_begins(&mut self, away: bool, name: &str) -> (String, String) {
        let side = if away { "From" } else { "To" };
        let whose = self.whose();
        let id = self.next;
        (
            format!("<w:move{side}RangeStart {whose} w:name=\"{name}\"/>"),
            format!("<w:move{side}RangeEnd w:id=\"{id}\"/>"),
        )
    }
}
