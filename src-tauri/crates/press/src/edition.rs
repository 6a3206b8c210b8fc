//! The edition of the forms that this build sets.

/// The edition of the forms, counted up when the form of one story changes. A package names the edition that set it, so that its
/// forms are compared only with forms that were set alike; `tests/forms/edition.rs` fails where a form changes and this does not.
pub const EDITION: u32 = 2;
