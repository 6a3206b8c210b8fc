//! A house's additions: its own wordings, words it has marked as right, and its roster.

use chrono::NaiveDate;

use crate::known::Known;
use crate::passage::Passage;
use crate::remark::Remark;
use crate::roster::Roster;
use crate::wording::{self, Wording, Wordings};

/// A house's own rules and words.
#[derive(Debug, Clone, Default)]
pub struct House {
    wordings: Option<Wordings>,
    known: Known,
}

impl House {
    /// A house with these wordings and these words that are right.
    #[must_use]
    pub fn new(wordings: Vec<Wording>, known: impl IntoIterator<Item = String>) -> Self {
        let wordings = (!wordings.is_empty()).then(|| Wordings::new(wordings)).flatten();
        Self {
            wordings,
            known: Known {
                words: known.into_iter().collect(),
                ..Known::default()
            },
        }
    }

    /// The same house with these people and units.
    #[must_use]
    pub fn with_roster(mut self, roster: Roster) -> Self {
        self.known.roster = roster;
        self
    }

    /// The same house reading a piece of this day; without one, no title is out of its time.
    #[must_use]
    pub fn on(mut self, day: Option<NaiveDate>) -> Self {
        self.known.day = day;
        self
    }

    pub(crate) fn known(&self) -> &Known {
        &self.known
    }

    /// Adds the remarks on one text's words: from Galley's wordings, then from the house's.
    pub(crate) fn read(&self, passage: &Passage, remarks: &mut Vec<Remark>) {
        let text = passage.text();
        for wordings in wording::shipped().into_iter().chain(&self.wordings) {
            wordings.read(passage, &text, &self.known.words, remarks);
        }
    }
}
