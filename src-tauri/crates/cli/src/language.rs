//! Which language the reader of the terminal expects.

use newsroom::story::Language;

/// English where the locale says so, Chinese otherwise: Galley is for people who write Chinese first, and a
/// bare `C` locale says nothing about its reader.
pub(crate) fn of_the_reader() -> Language {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok());
    match said.into_iter().find(|value| !value.is_empty()) {
        Some(locale) if locale.to_lowercase().starts_with("en") => Language::En,
        _ => Language::Zh,
    }
}
