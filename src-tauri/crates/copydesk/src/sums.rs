//! Figures that contradict each other: parts and wholes, shares, dates, lists and their stated counts.

pub(crate) mod calendar;
pub(crate) mod headline;
pub(crate) mod listed;
pub(crate) mod part;
pub(crate) mod sequence;
pub(crate) mod share;
