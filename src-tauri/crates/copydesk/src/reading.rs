//! Reading one text, and weighing what was noted of all of them.
//!
//! What is remarked on in a text depends on that text alone; what others may contradict goes into a [`Summary`], a few notes.
//! A change of one paragraph costs its own reading and one comparison of notes.

use crate::house::House;
use crate::passage::Passage;
use crate::remark::Remark;
use crate::rules::rules;
use crate::summary::Summary;
use crate::text_id::Role;
use crate::{marks, repeat, sums};

/// What one text says, by itself and to others.
#[derive(Debug, Clone)]
pub struct Reading {
    remarks: Vec<Remark>,
    summary: Summary,
}

/// Reads one text.
#[must_use]
pub fn read(passage: &Passage, house: &House) -> Reading {
    let mut remarks = Vec::new();
    // A related piece's title is another's words: only how its marks are set is ours.
    if passage.role() != Role::Related {
        rules().for_each(|rule| rule.read(passage, &mut remarks));
        house.read(passage, &mut remarks);
    }
    let summary = Summary {
        role: passage.role(),
        quotes: marks::pair::quotes(passage),
        widths: marks::width::widths(passage),
        ordinals: sums::sequence::ordinals(passage),
        sentences: repeat::sentences(passage),
        quantities: sums::headline::quantities(passage),
    };
    Reading { remarks, summary }
}

/// What the texts of a piece, in reading order, say against each other or all together.
#[must_use]
pub fn weigh(readings: &[Reading]) -> Vec<Remark> {
    let summaries: Vec<&Summary> = readings.iter().map(|reading| &reading.summary).collect();
    let mut remarks = Vec::new();
    rules().for_each(|rule| rule.weigh(&summaries, &mut remarks));
    remarks
}

impl Reading {
    /// What is to be remarked on in this text by itself.
    #[must_use]
    pub fn into_remarks(self) -> Vec<Remark> {
        self.remarks
    }

    /// What is to be remarked on in this text by itself.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }
}
