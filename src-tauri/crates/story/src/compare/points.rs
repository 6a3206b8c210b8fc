//! The positions of a body's tokens: block and UTF-16 offset.

use std::ops::Range;

use crate::compare::change::{Extent, Point};
use crate::compare::tok::{LineEnd, Tok};

/// The point in front of each token, and one behind the last.
#[derive(Debug, Clone)]
pub(crate) struct Points(Vec<Point>);

impl Points {
    /// The points of a body: blocks are separated as [`crate::compare::tape::body_of`] does.
    pub(crate) fn of_body(toks: &[Tok<'_>]) -> Self {
        let mut points = Vec::with_capacity(toks.len() + 1);
        let mut at = Point { block: 1, offset: 0 };
        let mut toks = toks.iter().peekable();
        while let Some(tok) = toks.next() {
            points.push(at);
            let goes_on = match (tok, toks.peek()) {
                (Tok::Word { .. } | Tok::Pin(_), _) => true,
                (Tok::Break(line), Some(Tok::Word { .. } | Tok::Break(_))) if line.joins(*line) => {
                    next_line(toks.clone()).is_some_and(|next| line.joins(next))
                }
                _ => false,
            };
            if goes_on {
                at.offset += tok.utf16();
            } else if !matches!(tok, Tok::Seam | Tok::Tray) {
                at = Point {
                    block: at.block + 1,
                    offset: 0,
                };
            }
        }
        points.push(at);
        Self(points)
    }

    /// The points of a field.
    pub(crate) fn of_field(toks: &[Tok<'_>]) -> Self {
        let mut at = Point::default();
        let mut points = vec![at];
        for tok in toks {
            at.offset += tok.utf16();
            points.push(at);
        }
        Self(points)
    }

    pub(crate) fn extent(&self, range: &Range<usize>) -> Extent {
        let point = |at: usize| self.0.get(at).or(self.0.last()).copied().unwrap_or_default();
        let from = point(range.start);
        // Behind the last character, not in front of the next block.
        let to = match range.end.checked_sub(1) {
            Some(last) if range.start < range.end && point(range.end).block != point(last).block => {
                let last = point(last);
                Point {
                    block: last.block,
                    offset: last.offset,
                }
            }
            _ => point(range.end),
        };
        Extent { from, to }
    }
}

/// How the line that begins here ends. Read ahead only for lists, quotes and tables.
fn next_line<'t>(toks: impl Iterator<Item = &'t Tok<'t>>) -> Option<LineEnd> {
    for tok in toks {
        match tok {
            Tok::Word { .. } | Tok::Pin(_) => {}
            Tok::Break(line) => return Some(*line),
            _ => return None,
        }
    }
    None
}
