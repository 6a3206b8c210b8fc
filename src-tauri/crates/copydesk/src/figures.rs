//! 数字: how figures are written, as GB/T 15835—2011 has it.

pub(crate) mod date_form;
pub(crate) mod mixed;
pub(crate) mod range;
pub(crate) mod vague;
