//! Foreign inline HTML as marked runs: strong, emphasis and links by tag or by style, white space as a browser
//! would show it, pictures with their place in the text.

use story::{Span, Text};

use super::element::{DEEPEST, has_class, is_dropped, says, style};
use super::tree::NodeRef;
use crate::{chars, link};

/// Characters with the marks they carry.
struct MarkedRun {
    what: LinePart,
    marks: Span,
}

enum LinePart {
    Words(String),
    /// `<br>`; line feeds of the source are only white space.
    Break,
}

/// The contents of a line of foreign HTML.
#[derive(Default)]
pub(super) struct HtmlLine<'t> {
    runs: Vec<MarkedRun>,
    pub(super) pictures: Vec<NodeRef<'t>>,
}

impl<'t> HtmlLine<'t> {
    /// Adds a node and all below it. Our own credit line is no part of the words it follows.
    pub(super) fn add(&mut self, node: NodeRef<'t>, marks: &Span, depth: usize) {
        if let Some(words) = node.words() {
            let words = chars::printable(words).into_owned();
            self.runs.push(MarkedRun {
                what: LinePart::Words(words),
                marks: marks.clone(),
            });
            return;
        }
        let Some(name) = node.name().filter(|_| depth < DEEPEST && !is_dropped(node)) else {
            return;
        };
        match name {
            "br" => self.runs.push(MarkedRun {
                what: LinePart::Break,
                marks: marks.clone(),
            }),
            "img" => self.pictures.push(node),
            "span" if has_class(node, "credit") => {}
            _ => {
                let inner = marks_of(node, name, marks);
                node.children()
                    .for_each(|child| self.add(child, &inner, depth + 1));
            }
        }
    }

    /// Adds words without marks.
    pub(super) fn add_words(&mut self, words: &str) {
        self.runs.push(MarkedRun {
            what: LinePart::Words(chars::printable(words).into_owned()),
            marks: Span::default(),
        });
    }

    /// The words as printed; a line feed is a line break.
    pub(super) fn text(&self) -> Text {
        collapsed(&self.runs)
    }
}

fn marks_of(element: NodeRef<'_>, name: &str, outer: &Span) -> Span {
    let style = style(element);
    let mut marks = outer.clone();
    let weight = style.iter().find(|(said, _)| said == "font-weight");
    let number = weight.and_then(|(_, value)| value.parse::<f32>().ok());
    if matches!(name, "b" | "strong")
        || says(&style, "font-weight", &["bold"])
        || number.is_some_and(|number| number >= 600.0)
    {
        marks.strong = true;
    }
    if says(&style, "font-weight", &["normal", "lighter"]) || number.is_some_and(|number| number < 600.0) {
        marks.strong = false;
    }
    if matches!(name, "i" | "em") || says(&style, "font-style", &["italic", "oblique"]) {
        marks.emphasis = true;
    }
    if says(&style, "font-style", &["normal"]) {
        marks.emphasis = false;
    }
    if name == "a" {
        marks.link = element.attribute("href").and_then(link::readable);
    }
    marks
}

/// Whether the character is Han or a full-width mark: a line break of the source beside it is no space.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{303f}' | '\u{3100}'..='\u{312f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{c}' | '\u{a0}')
}

/// White space as printed: one space for any run, none at a line's edge, and none where the source broke its
/// line between two Han characters or wide marks (Word wraps its HTML anywhere).
fn collapsed(runs: &[MarkedRun]) -> Text {
    let mut text = Text::default();
    // The character before, and the white space behind it that is not yet printed: whether it broke the line.
    let mut last = '\n';
    let mut space: Option<(bool, &Span)> = None;
    for run in runs {
        let LinePart::Words(words) = &run.what else {
            say(&mut text, '\n', &run.marks);
            (last, space) = ('\n', None);
            continue;
        };
        for c in words.chars() {
            if is_space(c) {
                let broke = matches!(c, '\r' | '\n');
                space = Some(space.map_or((broke, &run.marks), |(before, marks)| (before || broke, marks)));
                continue;
            }
            if let Some((broke, marks)) = space.take()
                && last != '\n'
                && !(broke && is_wide(last) && is_wide(c))
            {
                say(&mut text, ' ', marks);
            }
            say(&mut text, c, &run.marks);
            last = c;
        }
    }
    text
}

/// Puts a character behind the text. Its marks, with an address among them, are copied only where they change.
fn say(text: &mut Text, c: char, marks: &Span) {
    match text.0.last_mut() {
        Some(last) if last.same_marks(marks) => last.text.push(c),
        _ => text.push(Span {
            text: c.to_string(),
            ..marks.clone()
        }),
    }
}

/// The text without white space and line breaks around it.
pub(super) fn trimmed(text: Text) -> Text {
    let plain = text.to_plain();
    let start = plain.len() - plain.trim_start_matches(is_space).len();
    let end = plain.trim_end_matches(is_space).len().max(start);
    let mut kept = Text::default();
    let mut at = 0;
    for span in text.0 {
        let from = start.clamp(at, at + span.text.len()) - at;
        let to = end.clamp(at, at + span.text.len()) - at;
        at += span.text.len();
        kept.push(Span {
            text: span.text.get(from..to).unwrap_or_default().to_owned(),
            ..span
        });
    }
    kept
}

/// The text cut at two or more line breaks together, as web pages begin a paragraph.
pub(super) fn paragraphs(text: Text) -> Vec<Text> {
    let mut parts = vec![Text::default()];
    // How many line breaks come before the next character, and the marks of the last.
    let mut breaks: (usize, Option<&Span>) = (0, None);
    for span in &text.0 {
        for c in span.text.chars() {
            if c == '\n' {
                breaks = (breaks.0 + 1, Some(span));
                continue;
            }
            let (count, marks) = std::mem::take(&mut breaks);
            if count > 1 {
                parts.push(Text::default());
            }
            if let Some(part) = parts.last_mut() {
                if let (1, Some(marks)) = (count, marks) {
                    say(part, '\n', marks);
                }
                say(part, c, span);
            }
        }
    }
    parts
        .into_iter()
        .map(trimmed)
        .filter(|part| !part.is_empty())
        .collect()
}
