//! What a person agreed to beforehand, so that a package which would raise an alarm is taken.

use crate::key_number;

/// What a person agreed to beforehand, so that a package which would raise an alarm is taken.
#[derive(Debug, Clone, Copy, Default)]
pub struct Consent<'a> {
    /// The key that a person compared with its owner, by its letters or its number, or [`UNSIGNED`] where the owner says that this one
    /// is not signed.
    pub key: Option<&'a str>,
    /// Whether it may replace a copy that came from another person.
    pub replace: bool,
}

/// The value of [`Consent::key`] for a package without a signature.
pub(crate) const UNSIGNED: &str = "unsigned";

/// The word for [`Consent::replace`], given where a key is named otherwise.
pub(crate) const REPLACE: &str = "replace";

impl<'a> Consent<'a> {
    /// Reads what a person gave: a key, [`UNSIGNED`], [`REPLACE`], or nothing.
    #[must_use]
    pub fn of(said: Option<&'a str>) -> Self {
        Self {
            key: said.filter(|said| *said != REPLACE),
            replace: said == Some(REPLACE),
        }
    }

    /// Whether the person named this key; `None` is a package that is not signed.
    pub(crate) fn names(&self, key: Option<&str>) -> bool {
        match (self.key, key) {
            (Some(said), Some(key)) => key_number::names(said, key),
            (Some(said), None) => said == UNSIGNED,
            (None, _) => false,
        }
    }
}
