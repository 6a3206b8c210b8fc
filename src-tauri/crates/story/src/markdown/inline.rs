//! Collects the inline text of one block while its events come in.
//!
//! Does not know blocks. HTML tags for strong and emphasis count only in pairs; a single one is text.

use crate::count::is_wide;
use crate::{Span, Text};

/// The text of one block on its way.
#[derive(Debug, Default)]
pub(super) struct Inline {
    atoms: Vec<Atom>,
    pub(super) strong: u32,
    pub(super) emphasis: u32,
    pub(super) links: Vec<String>,
}

#[derive(Debug)]
enum Atom {
    Text(Span),
    /// A line break of the source.
    Soft(Span),
    /// `<strong>` and its kin: which mark, whether it opens, and what it is if it stays single.
    Tag {
        strong: bool,
        opens: bool,
        literal: Span,
    },
}

impl Inline {
    /// Characters as they are.
    pub(super) fn text(&mut self, text: &str) {
        let span = self.span(text);
        self.atoms.push(Atom::Text(span));
    }

    pub(super) fn soft_break(&mut self) {
        let span = self.span(" ");
        self.atoms.push(Atom::Soft(span));
    }

    /// An HTML tag: one of ours, or literal text.
    pub(super) fn html(&mut self, html: &str) {
        let (strong, opens) = match html {
            "<br>" | "<br/>" | "<br />" => return self.text("\n"),
            "<strong>" => (true, true),
            "</strong>" => (true, false),
            "<em>" => (false, true),
            "</em>" => (false, false),
            _ => return self.text(html),
        };
        let literal = self.span(html);
        self.atoms.push(Atom::Tag {
            strong,
            opens,
            literal,
        });
    }

    fn span(&self, text: &str) -> Span {
        Span {
            text: text.to_owned(),
            strong: self.strong > 0,
            emphasis: self.emphasis > 0,
            link: self.links.last().cloned(),
        }
    }

    /// The text so far. Marks that are open stay open for what comes next.
    pub(super) fn take(&mut self) -> Text {
        let atoms = std::mem::take(&mut self.atoms);
        let paired = paired(&atoms);
        let (mut strong, mut emphasis) = (0_u32, 0_u32);
        let mut text = Text::default();
        let mut soft: Option<Span> = None;
        for (atom, paired) in atoms.into_iter().zip(paired) {
            let mut span = match atom {
                Atom::Tag {
                    strong: true, opens, ..
                } if paired => {
                    strong = step(strong, opens);
                    continue;
                }
                Atom::Tag { opens, .. } if paired => {
                    emphasis = step(emphasis, opens);
                    continue;
                }
                Atom::Soft(mut span) => {
                    span.strong |= strong > 0;
                    span.emphasis |= emphasis > 0;
                    soft = Some(span);
                    continue;
                }
                Atom::Tag { literal, .. } => literal,
                Atom::Text(span) if span.text.is_empty() => continue,
                Atom::Text(span) => span,
            };
            span.strong |= strong > 0;
            span.emphasis |= emphasis > 0;
            if let Some(space) = soft.take()
                && is_space_between(&text, &span.text)
            {
                text.push(space);
            }
            text.push(span);
        }
        text
    }
}

fn step(depth: u32, opens: bool) -> u32 {
    if opens {
        depth.saturating_add(1)
    } else {
        depth.saturating_sub(1)
    }
}

/// Which tags have their partner.
fn paired(atoms: &[Atom]) -> Vec<bool> {
    let mut paired = vec![false; atoms.len()];
    let mut open = [Vec::new(), Vec::new()];
    for (index, atom) in atoms.iter().enumerate() {
        let Atom::Tag { strong, opens, .. } = atom else {
            continue;
        };
        let [weak_ones, strong_ones] = &mut open;
        let ones = if *strong { strong_ones } else { weak_ones };
        if *opens {
            ones.push(index);
        } else if let Some(partner) = ones.pop() {
            for end in [partner, index] {
                if let Some(flag) = paired.get_mut(end) {
                    *flag = true;
                }
            }
        }
    }
    paired
}

/// Chinese is not written with spaces: where a line of the source was broken between two wide characters,
/// nothing was there before.
fn is_space_between(before: &Text, after: &str) -> bool {
    match (
        before.0.last().and_then(|span| span.text.chars().last()),
        after.chars().next(),
    ) {
        (Some('\n') | None, _) | (_, None) => false,
        (Some(last), Some(first)) => !(is_wide(last) && is_wide(first)),
    }
}
