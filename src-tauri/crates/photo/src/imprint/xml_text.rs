//! Texts as XML holds them.

use quick_xml::escape::escape;

use crate::facts::charset::clean;

/// A text as XML holds it; none where nothing is left of it.
pub(super) fn xml(text: &str) -> Option<String> {
    let text: String = clean(text)
        .chars()
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect();
    (!text.is_empty()).then(|| escape(&text).into_owned())
}
