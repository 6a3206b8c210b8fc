//! Words as HTML, as every form of HTML sets them.

use story::Span;

use crate::chars::escape;

/// The words, a line feed as a break.
pub(crate) fn words(text: &str) -> String {
    escape(text).replace('\n', "<br>")
}

/// The words of a run with its marks. Its link, which each form sets in its own way, goes around them, so that one link is
/// never two: `<strong><em>党费</em></strong>`.
pub(crate) fn marked(span: &Span) -> String {
    let mut run = words(&span.text);
    if span.emphasis {
        run = format!("<em>{run}</em>");
    }
    if span.strong {
        run = format!("<strong>{run}</strong>");
    }
    run
}
