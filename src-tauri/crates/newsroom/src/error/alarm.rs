//! What a person has to ask a sender before their package is taken.

use crate::consent::{REPLACE, UNSIGNED};

/// Why an intact package is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Alarm {
    /// A known person's package is signed with another key.
    #[error("{name} signed with another key than before ({found}, known was {known})")]
    KeyChanged {
        /// Who is said to have signed.
        name: String,
        /// The key known.
        known: String,
        /// The key found.
        found: String,
    },
    /// A known person's package has no signature.
    #[error("{name} signed before and did not sign this")]
    KeyGone {
        /// Who is said to have sent it.
        name: String,
    },
    /// A known person's package is signed with a key that was retired.
    #[error("{name} signed with {key}, which was retired here")]
    KeyRetired {
        /// Who is said to have signed.
        name: String,
        /// The key.
        key: String,
    },
    /// The copy that is here came from another person than this filing of the same story.
    #[error("the copy here came from {ours}, this one from {theirs}")]
    OtherSender {
        /// The headline of what came.
        headline: String,
        /// Whose the copy here is.
        ours: String,
        /// Who sent this one.
        theirs: String,
    },
}

impl Alarm {
    /// What a person has to say so that it is taken all the same: the key, `unsigned` or `replace`.
    #[must_use]
    pub fn consent(&self) -> &str {
        match self {
            Self::KeyChanged { found: key, .. } | Self::KeyRetired { key, .. } => key,
            Self::KeyGone { .. } => UNSIGNED,
            Self::OtherSender { .. } => REPLACE,
        }
    }
}
