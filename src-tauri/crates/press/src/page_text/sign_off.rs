//! Finding a sign-off, `(单位 姓名)`, in the page's text.
//!
//! It knows only one line at a time; which line is the last one is for the reader to say.

use super::marks;

/// Longest sign-off, in characters, brackets included.
const LONGEST: usize = 40;

/// The line split before the sign-off that ends it, where there is one behind an end mark.
pub(super) fn at_end_of(line: &str) -> Option<(&str, &str)> {
    let start = line.rfind(['(', '（'])?;
    let (text, bracketed) = line.split_at_checked(start)?;
    (is_sign_off(bracketed) && marks::ends_a_sentence(text)).then_some((text, bracketed))
}

/// Whether the line is a sign-off and nothing else.
pub(super) fn is_sign_off(line: &str) -> bool {
    let inside = [('(', ')'), ('（', '）')]
        .into_iter()
        .find_map(|(open, close)| line.strip_prefix(open)?.strip_suffix(close));
    inside.is_some_and(|words| {
        !words.trim().is_empty()
            && !words.contains(['(', ')', '（', '）'])
            && !marks::holds_end_mark(words)
            && line.chars().count() <= LONGEST
    })
}
