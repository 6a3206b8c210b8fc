//! The language of the reader at the terminal.

use newsroom::story::Language;

/// The language of the locale that the environment names first.
pub(crate) fn of_the_reader() -> Language {
    let mut said = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok());
    let locale = said.find(|value: &String| !value.is_empty());
    Language::of_locale(&locale.unwrap_or_default())
}
