//! Which edition of the forms this build sets.

/// Counts the changes of what the forms say of one story. A package names the edition that set it, so that its forms are
/// compared only with forms that were set alike; `tests/forms/edition.rs` fails where a form changes and this does not.
pub const EDITION: u32 = 1;
