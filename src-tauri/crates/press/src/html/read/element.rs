//! The meaning of an element of foreign HTML for a reader: a block, a wrapper, or invisible.

use super::tree::NodeRef;

/// Elements whose contents are never the text of a piece.
const DROPPED: [&str; 33] = [
    "applet", "audio", "base", "button", "canvas", "datalist", "del", "dialog", "embed", "frameset", "head",
    "iframe", "input", "link", "math", "meta", "meter", "noembed", "noframes", "noscript", "object",
    "option", "progress", "script", "select", "style", "svg", "template", "textarea", "title", "video",
    "wbr", "xml",
];

/// Block elements: they begin on a line of their own.
const BLOCKS: [&str; 38] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tr",
    "ul",
];

/// The greatest depth that is read; parsing stops before it.
pub(super) const DEEPEST: usize = 300;

/// The declarations of an element's `style`, names and values in lower case.
pub(super) fn style(element: NodeRef<'_>) -> Vec<(String, String)> {
    let style = element.attribute("style").unwrap_or_default();
    let one = |part: &str| {
        let (name, value) = part.split_once(':')?;
        Some((name.trim().to_lowercase(), value.trim().to_lowercase()))
    };
    style.split(';').filter_map(one).collect()
}

/// Whether a declaration has one of these values.
pub(super) fn says(style: &[(String, String)], name: &str, values: &[&str]) -> bool {
    style
        .iter()
        .any(|(said, value)| said == name && values.iter().any(|wanted| value.starts_with(wanted)))
}

/// Hidden text is for machines: trackers, Word's own notes, tricks of the screen.
fn is_hidden(element: NodeRef<'_>) -> bool {
    if element.attribute("hidden").is_some() {
        return true;
    }
    let style = style(element);
    says(&style, "display", &["none"])
        || says(&style, "visibility", &["hidden", "collapse"])
        || says(&style, "mso-hide", &["all"])
        || style.iter().any(|(name, value)| {
            name == "font-size" && matches!(value.as_str(), "0" | "0px" | "0pt" | "0em" | "0rem" | "0%")
        })
}

/// Whether nothing of the element is read.
pub(super) fn is_dropped(element: NodeRef<'_>) -> bool {
    element.name().is_some_and(|name| DROPPED.contains(&name)) || is_hidden(element)
}

/// A block, or an inline wrapper around blocks: Google Docs wraps a whole copy in one `<b>`.
pub(super) fn is_block(element: NodeRef<'_>, depth: usize) -> bool {
    let Some(name) = element.name() else { return false };
    BLOCKS.contains(&name)
        || depth < DEEPEST
            && element
                .children()
                .any(|child| !is_dropped(child) && is_block(child, depth + 1))
}

/// The level of a heading: the page's own title and its first division are one level here.
pub(super) fn level(name: &str) -> Option<u8> {
    match name {
        "h1" | "h2" => Some(1),
        "h3" => Some(2),
        "h4" | "h5" | "h6" => Some(3),
        _ => None,
    }
}

/// Whether one of the element's classes is `wanted`. Only our own pages are recognised by their classes.
pub(super) fn has_class(element: NodeRef<'_>, wanted: &str) -> bool {
    let classes = element.attribute("class").unwrap_or_default();
    classes.split_ascii_whitespace().any(|class| class == wanted)
}
