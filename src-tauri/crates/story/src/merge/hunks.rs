//! The changes of each side, and whether two of them meet.

use std::ops::Range;

use crate::compare::keyed::Tape;
use crate::compare::laid::{Laid, StretchKind};
use crate::compare::tok::Tok;

/// A change of one side, in positions of the base and of that side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SideHunk {
    pub base: Range<usize>,
    pub side: Range<usize>,
    /// Taken from here and moved elsewhere.
    pub moves: bool,
    /// Put here from elsewhere: where in the base the line began.
    pub from: Option<usize>,
}

/// One side's changes, and where each token of the base that stayed is there.
pub(crate) struct SideHunks<'t, 'a> {
    pub tape: &'t Tape<'a>,
    pub hunks: Vec<SideHunk>,
    pub stays: Vec<Option<usize>>,
}

impl<'t, 'a> SideHunks<'t, 'a> {
    pub(crate) fn new(tape: &'t Tape<'a>, laid: &Laid, base: usize) -> Self {
        let mut stays = vec![None; base];
        let mut hunks = Vec::new();
        for piece in &laid.pieces {
            if matches!(piece.how, StretchKind::Kept | StretchKind::Dressed) {
                for (slot, at) in stays.iter_mut().skip(piece.base.start).zip(piece.hers.clone()) {
                    *slot = Some(at);
                }
            } else {
                hunks.push(SideHunk {
                    base: piece.base.clone(),
                    side: piece.hers.clone(),
                    moves: matches!(piece.how, StretchKind::Away(_)),
                    from: match piece.how {
                        StretchKind::Here(k) => laid.moved.get(k).map(|moved| moved.base.start),
                        _ => None,
                    },
                });
            }
        }
        Self { tape, hunks, stays }
    }

    pub(crate) fn toks(&self, hunk: &SideHunk) -> &[Tok<'a>] {
        self.tape.get(hunk.side.clone())
    }

    /// Whether it brings or takes nothing but whole lines.
    pub(crate) fn is_whole(&self, base: &Tape<'_>, hunk: &SideHunk) -> bool {
        (hunk.base.is_empty() && self.tape.is_whole_lines(&hunk.side))
            || (hunk.side.is_empty() && base.is_whole_lines(&hunk.base))
    }

    /// A line's end alone came or went.
    fn is_break(&self, base: &Tape<'_>, hunk: &SideHunk) -> bool {
        let all = [base.get(hunk.base.clone()), self.toks(hunk)].concat();
        matches!(all.as_slice(), [Tok::Break(_)])
    }

    fn holds_line_end(&self, base: &Tape<'_>, hunk: &SideHunk) -> bool {
        base.get(hunk.base.clone())
            .iter()
            .chain(self.toks(hunk))
            .any(Tok::ends_line)
    }

    /// Whether the token behind it begins a new line, as it did before.
    fn leaves_line_begun(&self, base: &Tape<'_>, hunk: &SideHunk) -> bool {
        base.line_begins(hunk.base.end)
            && self.tape.line_begins(hunk.side.end)
            && (!hunk.side.is_empty() || base.line_begins(hunk.base.start))
    }

    /// It begins where a line begins, on both sides.
    fn begins_line(&self, base: &Tape<'_>, hunk: &SideHunk) -> bool {
        base.line_begins(hunk.base.start) && self.tape.line_begins(hunk.side.start)
    }
}

/// Whether two changes of two people meet. Touching changes of words do; whole lines beside each other do not, and neither does a
/// line's end beside words, nor a line that was moved here from elsewhere.
pub(crate) fn meet(
    base: &Tape<'_>,
    one: (&SideHunks<'_, '_>, &SideHunk),
    other: (&SideHunks<'_, '_>, &SideHunk),
) -> bool {
    if one.1.from.is_some() || other.1.from.is_some() {
        return one.1.from == other.1.from;
    }
    let (first, second) = if (one.1.base.start, one.1.base.end) <= (other.1.base.start, other.1.base.end) {
        (one, other)
    } else {
        (other, one)
    };
    let (a, b) = (&first.1.base, &second.1.base);
    if a.end < b.start {
        return false;
    }
    if a.end > b.start || (a.is_empty() && b.is_empty()) {
        return true;
    }
    let end_beside_words = |end: (&SideHunks<'_, '_>, &SideHunk), words: (&SideHunks<'_, '_>, &SideHunk)| {
        end.0.is_break(base, end.1) && !words.0.holds_line_end(base, words.1)
    };
    if end_beside_words(first, second) || end_beside_words(second, first) {
        // Words inserted exactly where a line's end was inserted may be placed before it or behind it.
        return a.is_empty() && b.is_empty();
    }
    !(first.0.leaves_line_begun(base, first.1) && second.0.begins_line(base, second.1))
}
