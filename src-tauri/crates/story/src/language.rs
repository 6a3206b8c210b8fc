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
    /// The language of a reader with this locale: English where it says so, Chinese otherwise. Galley is for people who write
    /// Chinese first, and a bare `C` says nothing about its reader. `en_GB.UTF-8` is English, `fr_FR.UTF-8` and `C` are Chinese.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_lowercase().starts_with("en") {
            Self::En
        } else {
            Self::Zh
        }
    }

    /// The wording in this language.
    #[must_use]
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}
