//! What a person says beforehand of a package that would be an alarm otherwise.

use crate::key_number;

/// What a person says beforehand of a package that would be an alarm otherwise.
#[derive(Debug, Clone, Copy, Default)]
pub struct Consent<'a> {
    /// The key that a person compared with its owner, by its letters or its number, or [`UNSIGNED`] where the owner says that this one
    /// is not signed.
    pub key: Option<&'a str>,
    /// It may take the place of a copy that came from another person.
    pub replace: bool,
}

/// What [`Consent::key`] is for a package without a signature.
pub(crate) const UNSIGNED: &str = "unsigned";

/// How a person says that a copy may be replaced, where a key is named otherwise.
pub(crate) const REPLACE: &str = "replace";

impl<'a> Consent<'a> {
    /// What a person said: a key, [`UNSIGNED`], [`REPLACE`], or nothing.
    #[must_use]
    pub fn of(said: Option<&'a str>) -> Self {
        Self {
            key: said.filter(|said| *said != REPLACE),
            replace: said == Some(REPLACE),
        }
    }

    /// Whether the person named what a package is signed with; `None` for one that is not signed.
    pub(crate) fn names(&self, key: Option<&str>) -> bool {
        match (self.key, key) {
            (Some(said), Some(key)) => key_number::names(said, key),
            (Some(said), None) => said == UNSIGNED,
            (None, _) => false,
        }
    }
}
