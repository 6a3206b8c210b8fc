//! 数字: how figures are written, by GB/T 15835—2011.

pub(crate) mod date_form;
pub(crate) mod mixed;
pub(crate) mod range;
pub(crate) mod vague;
