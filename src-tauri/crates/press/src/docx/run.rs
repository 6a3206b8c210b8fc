//! Runs of characters: the contents of a paragraph.

use story::{Span, Text};

use super::parts::DocxParts;
use super::tracked::{TrackedFate, TrackedMarks};
use crate::chars::escape;

/// The runs of a text, links included.
pub(super) fn runs(text: &Text, parts: &mut DocxParts<'_>) -> String {
    text.0.iter().map(|span| run(span, parts)).collect()
}

/// Unmarked characters as one run.
pub(super) fn plain(words: &str, parts: &mut DocxParts<'_>) -> String {
    runs(&Text::plain(words), parts)
}

/// The same in bold.
pub(super) fn strong(words: &str, parts: &mut DocxParts<'_>) -> String {
    let span = Span {
        text: words.to_owned(),
        strong: true,
        ..Span::default()
    };
    runs(&Text(vec![span]), parts)
}

/// The same in eight points.
pub(super) fn small(words: &str, parts: &DocxParts<'_>) -> String {
    let own = properties(&Span::default(), false, parts.chinese);
    let size = "<w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>";
    written(&format!("{own}{size}"), &characters(words, "w:t"))
}

/// A break that sets a title in lines. Nobody typed it: our reader passes over it, and over nothing that Word writes.
const TITLE_BREAK: &str = "<w:r><w:br w:type=\"textWrapping\" w:clear=\"none\"/></w:r>";

/// The lines of a title, with breaks between them. A space at the end of a line is a break that reads as a space.
pub(super) fn title(lines: &[&str], parts: &mut DocxParts<'_>) -> String {
    let mut xml = String::new();
    for (at, line) in (1..).zip(lines) {
        let is_last = at == lines.len();
        match line.strip_suffix(' ').filter(|_| !is_last) {
            Some(line) => xml.push_str(&plain(&format!("{line}\n"), parts)),
            None => {
                xml.push_str(&plain(line, parts));
                xml.push_str(if is_last { "" } else { TITLE_BREAK });
            }
        }
    }
    xml
}

fn run(span: &Span, parts: &mut DocxParts<'_>) -> String {
    let relation = span.link.as_deref().and_then(|href| parts.link(href));
    let properties = properties(span, relation.is_some(), parts.chinese);
    linked(relation, &written(&properties, &characters(&span.text, "w:t")))
}

/// A run that was changed; `was` is how it was marked before.
pub(super) fn tracked(
    span: &Span,
    parts: &mut DocxParts<'_>,
    marks: &mut TrackedMarks,
    fate: &TrackedFate,
    was: Option<&Span>,
) -> String {
    let relation = span.link.as_deref().and_then(|href| parts.link(href));
    let mut own = properties(span, relation.is_some(), parts.chinese);
    if let Some(was) = was {
        let before = properties(was, relation.is_some(), parts.chinese);
        own.push_str(&marks.was("rPr", &before));
    }
    // Deleted words have an element of their own; those that moved away have not.
    let element = if *fate == TrackedFate::Deleted {
        "w:delText"
    } else {
        "w:t"
    };
    let run = written(&own, &characters(&span.text, element));
    linked(relation, &marks.around(fate, &run))
}

fn written(properties: &str, characters: &str) -> String {
    let properties = match properties {
        "" => String::new(),
        properties => format!("<w:rPr>{properties}</w:rPr>"),
    };
    format!("<w:r>{properties}{characters}</w:r>")
}

fn linked(relation: Option<String>, run: &str) -> String {
    match relation {
        Some(relation) => format!("<w:hyperlink r:id=\"{relation}\" w:history=\"1\">{run}</w:hyperlink>"),
        None => run.to_owned(),
    }
}

fn properties(span: &Span, is_link: bool, chinese: bool) -> String {
    let mut properties = String::new();
    if is_link {
        properties.push_str("<w:rStyle w:val=\"Hyperlink\"/>");
    }
    if chinese {
        // Without the hint Word sets “ ” … — between Han in the narrow Latin font.
        properties.push_str("<w:rFonts w:hint=\"eastAsia\"/>");
    }
    if span.strong {
        properties.push_str("<w:b/><w:bCs/>");
    }
    if span.emphasis {
        properties.push_str(if chinese {
            "<w:em w:val=\"dot\"/>"
        } else {
            "<w:i/><w:iCs/>"
        });
    }
    properties
}

/// Text with its line breaks and tabs as the elements Word has for them.
fn characters(text: &str, element: &str) -> String {
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
                xml.push_str(&format!(
                    "<{element} xml:space=\"preserve\">{}</{element}>",
                    escape(words)
                ));
            }
        }
    }
    xml
}
