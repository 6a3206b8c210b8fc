//! Runs of characters: what stands inside a paragraph.

use story::{Span, Text};

use super::parts::Parts;
use crate::chars::escape;

/// The runs of a text, links included.
pub(super) fn runs(text: &Text, parts: &mut Parts<'_>) -> String {
    text.0.iter().map(|span| run(span, parts)).collect()
}

/// Unmarked characters as one run.
pub(super) fn plain(words: &str, parts: &mut Parts<'_>) -> String {
    runs(&Text::plain(words), parts)
}

fn run(span: &Span, parts: &mut Parts<'_>) -> String {
    let relation = span.link.as_deref().and_then(|href| parts.link(href));
    let mut properties = String::new();
    if relation.is_some() {
        properties.push_str("<w:rStyle w:val=\"Hyperlink\"/>");
    }
    if parts.chinese {
        // Without the hint Word sets “ ” … — between Han in the narrow Latin font.
        properties.push_str("<w:rFonts w:hint=\"eastAsia\"/>");
    }
    if span.strong {
        properties.push_str("<w:b/><w:bCs/>");
    }
    if span.emphasis {
        properties.push_str(if parts.chinese {
            "<w:em w:val=\"dot\"/>"
        } else {
            "<w:i/><w:iCs/>"
        });
    }
    if !properties.is_empty() {
        properties = format!("<w:rPr>{properties}</w:rPr>");
    }
    let run = format!("<w:r>{properties}{}</w:r>", characters(&span.text));
    match relation {
        Some(relation) => format!("<w:hyperlink r:id=\"{relation}\" w:history=\"1\">{run}</w:hyperlink>"),
        None => run,
    }
}

/// Text with its line breaks and tabs as the elements Word has for them.
fn characters(text: &str) -> String {
    let mut xml = String::new();
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            xml.push_str("<w:br/>");
        }
        for (i, words) in line.split('\t').enumerate() {
            if i > 0 {
                xml.push_str("<w:tab/>");
            }
            if !words.is_empty() {
                xml.push_str(&format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(words)));
            }
        }
    }
    xml
}
