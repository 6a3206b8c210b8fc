//! Strong, emphasis and links around the characters of one text.
//!
//! CommonMark opens and closes `**` only where its flanking rules allow, which were made for words between spaces:
//! `**“防疫”**一线` stays two pairs of stars. Where the stars would not be read as marks the tags `<strong>` and `<em>` are
//! written instead.

use super::escape::{EscapeContext, destination};
use crate::Span;

/// How marks are written, from the prettiest to the surest.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkNotation {
    /// Stars everywhere.
    Stars,
    /// Stars where the flanking rules read them back, run by run; tags elsewhere.
    StarsWhereRead,
    /// Tags everywhere.
    Tags,
}

/// A span and its characters, escaped.
pub(super) type EscapedSpan<'a> = (&'a Span, String);

/// The text with its marks.
pub(super) fn marked(spans: &[EscapedSpan<'_>], marks: MarkNotation, ground: EscapeContext) -> String {
    let mut out = String::new();
    let mut rest = spans;
    while let Some((first, _)) = rest.first() {
        let length = rest
            .iter()
            .take_while(|(span, _)| span.link == first.link)
            .count();
        let (group, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        match &first.link {
            None => {
                let after = behind.first().map(|_| '[');
                let before = out.chars().last();
                out.push_str(&runs(group, marks, OpenMarks::default(), before, after));
            }
            Some(link) => {
                let words = runs(group, marks, OpenMarks::default(), Some('['), Some(']'));
                out.push_str(&format!("[{words}]({})", destination(link, ground)));
            }
        }
        rest = behind;
    }
    out
}

/// The marks that are open around the run already.
#[derive(Clone, Copy, Default)]
struct OpenMarks {
    strong: bool,
    emphasis: bool,
}

impl OpenMarks {
    fn wants(self, span: &Span) -> (bool, bool) {
        (span.strong && !self.strong, span.emphasis && !self.emphasis)
    }
}

fn runs(
    spans: &[EscapedSpan<'_>],
    marks: MarkNotation,
    open: OpenMarks,
    before: Option<char>,
    after: Option<char>,
) -> String {
    let mut out = String::new();
    let mut rest = spans;
    while let Some((span, written)) = rest.first() {
        let (strong, emphasis) = open.wants(span);
        if !strong && !emphasis {
            out.push_str(written);
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        // The mark that reaches further is the outer one.
        let reach = |wanted: bool, mark: fn(&Span) -> bool| {
            if wanted {
                rest.iter().take_while(|(span, _)| mark(span)).count()
            } else {
                0
            }
        };
        let (strong_run, emphasis_run) = (reach(strong, |s| s.strong), reach(emphasis, |s| s.emphasis));
        let run = OpenMarks {
            strong: strong_run >= emphasis_run,
            emphasis: emphasis_run >= strong_run,
        };
        let (group, behind) = rest
            .split_at_checked(strong_run.max(emphasis_run))
            .unwrap_or((rest, &[]));
        let inner_open = OpenMarks {
            strong: open.strong || run.strong,
            emphasis: open.emphasis || run.emphasis,
        };
        let inner = runs(group, marks, inner_open, Some('*'), Some('*'));
        let next = match behind.first() {
            None => after,
            Some((span, _)) if open.wants(span) != (false, false) => Some('*'),
            Some((_, written)) => written.chars().next(),
        };
        let stars = match marks {
            MarkNotation::Stars => true,
            MarkNotation::StarsWhereRead => reads_back(out.chars().last().or(before), &inner, next),
            MarkNotation::Tags => false,
        };
        out.push_str(&wrapped(&inner, run, stars));
        rest = behind;
    }
    out
}

fn wrapped(inner: &str, run: OpenMarks, stars: bool) -> String {
    match (run.strong, run.emphasis, stars) {
        (true, true, true) => format!("***{inner}***"),
        (true, false, true) => format!("**{inner}**"),
        (_, _, true) => format!("*{inner}*"),
        (true, true, false) => format!("<strong><em>{inner}</em></strong>"),
        (true, false, false) => format!("<strong>{inner}</strong>"),
        (_, _, false) => format!("<em>{inner}</em>"),
    }
}

/// Whether stars around `inner` open and close here: CommonMark 0.31.2 §6.2, left- and right-flanking
/// delimiter runs, with every character that is no letter, figure or space taken for punctuation, and no
/// other star next to them.
fn reads_back(before: Option<char>, inner: &str, after: Option<char>) -> bool {
    let flanks = |outside: Option<char>, inside: Option<char>| {
        let is_word = |c: char| c.is_alphanumeric();
        inside.is_some_and(|inside| {
            inside != '*'
                && outside != Some('*')
                && !inside.is_whitespace()
                && (is_word(inside) || outside.is_none_or(|outside| !is_word(outside)))
        })
    };
    flanks(before, inner.chars().next()) && flanks(after, inner.chars().last())
}
