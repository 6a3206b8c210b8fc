//! Reads one text, and compares the notes of all texts.
//!
//! The remarks on a text depend on that text alone; the facts that other texts may contradict are collected in a [`Summary`], a
//! few notes. A change of one paragraph costs its own reading and one comparison of notes.

use crate::house::House;
use crate::passage::Passage;
use crate::remark::Remark;
use crate::rules::rules;
use crate::summary::Summary;
use crate::text_id::Role;
use crate::{marks, repeat, roster, sums};

/// The remarks on one text, and its notes for the comparison with others.
#[derive(Debug, Clone)]
pub struct Reading {
    remarks: Vec<Remark>,
    summary: Summary,
}

/// Reads one text.
#[must_use]
pub fn read(passage: &Passage, house: &House) -> Reading {
    let mut remarks = Vec::new();
    // A related piece's title is another author's: only its punctuation is checked.
    if passage.role() != Role::Related {
        rules().for_each(|rule| rule.read(passage, house.known(), &mut remarks));
        house.read(passage, &mut remarks);
    }
    let summary = Summary {
        role: passage.role(),
        quotes: marks::pair::quotes(passage),
        widths: marks::width::widths(passage),
        ordinals: sums::sequence::ordinals(passage),
        sentences: repeat::sentences(passage),
        quantities: sums::headline::quantities(passage),
        units: roster::units::forms(passage, house.known()),
    };
    Reading { remarks, summary }
}

/// The remarks on contradictions between the texts of a piece, given in reading order.
#[must_use]
pub fn weigh(readings: &[Reading]) -> Vec<Remark> {
    let summaries: Vec<&Summary> = readings.iter().map(|reading| &reading.summary).collect();
    let mut remarks = Vec::new();
    rules().for_each(|rule| rule.weigh(&summaries, &mut remarks));
    remarks
}

impl Reading {
    /// The remarks on this text by itself.
    #[must_use]
    pub fn into_remarks(self) -> Vec<Remark> {
        self.remarks
    }

    /// The remarks on this text by itself.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }
}
