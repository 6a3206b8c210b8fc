//! Escapes link definitions that no link uses.
//!
//! CommonMark takes `[注]: 说明` for the definition of a link and prints nothing. Where no link uses it, or where it leads to no
//! address, a person wrote it as text, and a backslash makes it so. Footnotes (`[^1]: …`) are always text.

use std::borrow::Cow;
use std::collections::BTreeSet;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

/// Each round reveals second definitions of the same label; a hostile page may have endlessly many.
const ROUNDS: usize = 16;

/// The source with every definition that would vanish turned into text.
pub(super) fn keep_unused(source: &str) -> Cow<'_, str> {
    let mut source = Cow::Borrowed(source);
    for _ in 0..ROUNDS {
        if !source.contains("]:") {
            break;
        }
        let unused = unused(&source);
        if unused.is_empty() {
            break;
        }
        source = Cow::Owned(escaped_at(&source, &unused));
    }
    source
}

/// Where unused definitions begin, in order.
fn unused(source: &str) -> BTreeSet<usize> {
    let parser = Parser::new_ext(source, options());
    let definitions = parser.reference_definitions();
    let mut starts: BTreeSet<usize> = definitions
        .iter()
        .map(|(_, definition)| definition.span.start)
        .collect();
    if starts.is_empty() {
        return starts;
    }
    let labels: BTreeSet<String> = Parser::new_ext(source, options()).filter_map(label).collect();
    for label in labels.iter().filter(|label| !label.starts_with('^')) {
        if let Some(definition) = definitions.get(label)
            && is_address(&definition.dest)
        {
            starts.remove(&definition.span.start);
        }
    }
    starts
}

/// Whether the text may be an address: `[注]: 说明` is a remark and leads nowhere.
fn is_address(text: &str) -> bool {
    text.contains(['/', '.', '#', ':'])
}

/// The label of a link or image that needs a definition.
fn label(event: Event<'_>) -> Option<String> {
    match event {
        Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => match link_type {
            LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => Some(id.into_string()),
            _ => None,
        },
        _ => None,
    }
}

fn escaped_at(source: &str, starts: &BTreeSet<usize>) -> String {
    let mut escaped = String::with_capacity(source.len().saturating_add(starts.len()));
    let mut from = 0;
    for &start in starts {
        escaped.push_str(source.get(from..start).unwrap_or_default());
        escaped.push('\\');
        from = start;
    }
    escaped.push_str(source.get(from..).unwrap_or_default());
    escaped
}

/// What of Markdown is read beside CommonMark.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
}
