//! The two languages in which Galley speaks to people.
//!
//! Not the language a story is written in: that is [`crate::Content::language`].

use serde::{Deserialize, Serialize};

/// The reader's language. Everything said to a person exists in both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Language {
    /// 中文, the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// The wording in this language.
    #[must_use]
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}
