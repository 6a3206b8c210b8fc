//! 标点: punctuation marks, by GB/T 15834—2011; a file for each group of clauses.

pub(crate) mod ellipsis;
pub(crate) mod listing;
pub(crate) mod ordinal;
pub(crate) mod pair;
pub(crate) mod position;
pub(crate) mod side_by_side;
pub(crate) mod width;
