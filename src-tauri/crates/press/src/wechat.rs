//! The text for a WeChat account: what its editor takes when it is pasted, and keeps when it is saved.
//!
//! The editor drops classes, ids, `div`, headings' and lists' own looks, links that lead out of WeChat, and pictures that
//! come by the clipboard; one declaration that it does not know costs the element all of them. So everything here is
//! `section`, `p` and `span` with plain declarations in place; links are notes at the end; a picture is its mark
//! 【图1】 and its caption, and the file of that number is beside the text. The headline is not in it: the account asks
//! for it in a field of its own. The rules, each with the report it comes from, are `tests/judges/judge-wechat.py`.
//!
//! See docs/decisions/wechat-without-pictures.md.

mod block;
mod notes;
mod style;

use story::Content;

use crate::chars::escape;
use notes::Notes;

/// The text as one HTML fragment, ready for the clipboard.
#[must_use]
pub fn fragment(content: &Content) -> String {
    let chinese = content.is_chinese();
    let mut notes = Notes::default();
    let mut html = format!("<section style=\"{}\">", style::ARTICLE);
    html.push_str(&block::blocks(content, &mut notes));
    html.push_str(&notes.section(chinese));
    html.push_str("</section>");
    html
}

/// The text as a page for a browser, where it can be read and copied.
#[must_use]
pub fn page(content: &Content) -> String {
    let headline = content.headline.trim();
    let title = if headline.is_empty() {
        content.slugline.trim()
    } else {
        headline
    };
    let title = if title.is_empty() { "WeChat" } else { title };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n</head>\n<body>\n{}\n</body>\n</html>\n",
        content.language_tag(),
        escape(title),
        fragment(content)
    )
}

/// The same words without any marks, for programs that take plain text from the clipboard.
#[must_use]
pub fn plain(content: &Content) -> String {
    crate::marked_text::body(content)
}
