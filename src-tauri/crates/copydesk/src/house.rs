//! A house's additions: its own wordings, and words it has marked as right.

use std::collections::BTreeSet;

use crate::passage::Passage;
use crate::remark::Remark;
use crate::wording::{self, Wording, Wordings};

/// A house's own rules and words.
#[derive(Debug, Clone, Default)]
pub struct House {
    wordings: Option<Wordings>,
    /// Words that are right here even where a list has them as wrong.
    known: BTreeSet<String>,
}

impl House {
    /// A house with these wordings and these words that are right.
    #[must_use]
    pub fn new(wordings: Vec<Wording>, known: impl IntoIterator<Item = String>) -> Self {
        let wordings = (!wordings.is_empty()).then(|| Wordings::new(wordings)).flatten();
        Self {
            wordings,
            known: known.into_iter().collect(),
        }
    }

    /// Adds the remarks on one text's words: from Galley's wordings, then from the house's.
    pub(crate) fn read(&self, passage: &Passage, remarks: &mut Vec<Remark>) {
        let text = passage.text();
        for wordings in wording::shipped().into_iter().chain(&self.wordings) {
            wordings.read(passage, &text, &self.known, remarks);
        }
    }
}
