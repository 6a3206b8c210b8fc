//! Characters that a form cannot carry.
//!
//! Neither XML 1.0 (clause 2.2) nor HTML has a way to write most control characters. They get into a text by
//! pasting and are invisible; they are left out of what is printed, and stay in the story.

use std::borrow::Cow;

/// Whether XML 1.0 and HTML can carry the character. Rust's `char` holds no surrogates.
fn is_printable(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{20}'..='\u{7e}' | '\u{a0}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..)
        && u32::from(c) & 0xfffe != 0xfffe
}

/// The text without what cannot be printed.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_printable) {
        text.into()
    } else {
        text.chars()
            .filter(|c| is_printable(*c))
            .collect::<String>()
            .into()
    }
}

/// The text without its unprintable characters, escaped for a text node or an attribute in double quotes.
pub(crate) fn escape(text: &str) -> String {
    quick_xml::escape::escape(printable(text).as_ref()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_markup_is_escaped_and_what_cannot_be_written_is_left_out() {
        assert_eq!(
            escape("a<b>&\"c\"\u{0}\u{1f}\u{7f}\u{85}\u{ffff}\u{1ffff}\n“啊”\u{20000}"),
            "a&lt;b&gt;&amp;&quot;c&quot;\n“啊”\u{20000}"
        );
    }
}
