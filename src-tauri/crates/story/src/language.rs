//! The two languages in which Galley speaks to people.
//!
//! Not the language a story is written in: that is [`crate::Content::language`].

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The reader's language. Every text for a person exists in both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// 中文, the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// The language of a reader with this locale: English where it begins with `en`, Chinese otherwise. Galley is for people who
    /// write Chinese first, and a bare `C` tells nothing about its reader. `en_GB.UTF-8` is English, `fr_FR.UTF-8` and `C` are
    /// Chinese.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_lowercase().starts_with("en") {
            Self::En
        } else {
            Self::Zh
        }
    }

    /// The language of Galley's own words inside a piece whose tag is `tag` (BCP 47): Chinese for a Chinese piece, English for
    /// any other. A malformed tag counts as Chinese, the default.
    ///
    /// `zh-Hant-TW`, `ZH` and the empty tag give Chinese; `en`, `en-GB` and `fr` give English.
    #[must_use]
    pub fn of_piece(tag: &str) -> Self {
        match well_formed(tag).and_then(|tag| tag.split('-').next()) {
            Some(primary) if !primary.eq_ignore_ascii_case("zh") => Self::En,
            _ => Self::Zh,
        }
    }

    /// Whether it is Chinese.
    #[must_use]
    pub fn is_chinese(self) -> bool {
        self == Self::Zh
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

/// The tag without the spaces around it, where it has the form of one (BCP 47, clause 2.1); markup and Word refuse others.
/// ` zh-CN ` is `zh-CN`; `中文`, `z` and `` are none.
#[must_use]
pub fn well_formed(tag: &str) -> Option<&str> {
    let tag = tag.trim();
    let is_subtag =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = tag.bytes().take_while(u8::is_ascii_alphabetic).count();
    (primary >= 2 && tag.split('-').all(is_subtag)).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_speaks_the_language_of_its_tag_and_chinese_where_that_says_nothing() {
        for tag in [
            "zh",
            "zh-CN",
            "ZH-hant-TW",
            " zh ",
            "",
            "中文",
            "z",
            "zh-",
            "zh_CN",
            "en US",
        ] {
            assert_eq!(Language::of_piece(tag), Language::Zh, "{tag}");
        }
        for tag in ["en", "en-GB", "EN", "fr", "zha"] {
            assert_eq!(Language::of_piece(tag), Language::En, "{tag}");
        }
    }
}
