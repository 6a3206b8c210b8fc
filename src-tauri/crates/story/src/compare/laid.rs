//! Two aligned tapes: which tokens stayed, which lines and figures moved, and what is between.

use std::collections::HashMap;
use std::ops::Range;

use crate::compare::keyed::{Tape, pairs_between};
use crate::compare::lines;
use crate::compare::tok::Tok;

/// Both tapes cut into pieces that follow each other: all base ranges together are the base, all others hers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Laid {
    pub pieces: Vec<Stretch>,
    pub moved: Vec<MovedLine>,
}

/// A stretch of both tapes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub base: Range<usize>,
    pub hers: Range<usize>,
    pub how: StretchKind,
}

/// What became of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StretchKind {
    /// The same words, dressed alike.
    Kept,
    /// The same words, marked otherwise: all of this piece in the same way.
    Dressed,
    /// Words exchanged, come or gone.
    Changed,
    /// A line or figure that was moved away: its number in [`Laid::moved`]. Nothing in `hers`.
    Away(usize),
    /// Its new place. Nothing in `base`.
    Here(usize),
}

/// A line or figure that moved, with what else changed inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MovedLine {
    pub base: Range<usize>,
    pub hers: Range<usize>,
    pub pieces: Vec<Stretch>,
}

/// Aligns two runs of words or items.
pub(crate) fn lay_words(base: &Tape<'_>, hers: &Tape<'_>) -> Laid {
    let whole = (0..base.toks.len(), 0..hers.toks.len());
    let pairs = pairs_between(base, hers, whole.0.clone().collect(), whole.1.clone().collect());
    let pieces = Cutter::new(base, hers, &[]).pieces(&pairs, whole.0, whole.1);
    Laid {
        pieces,
        moved: Vec::new(),
    }
}

/// Aligns two bodies: lines that moved and figures are followed.
pub(crate) fn lay_body(base: &Tape<'_>, hers: &Tape<'_>) -> Laid {
    let lines::Matched { mut pairs, moved } = lines::match_lines(base, hers);
    let mut moved: Vec<MovedLine> = moved
        .into_iter()
        .map(|(base_line, hers_line)| {
            let pairs = pairs_between(
                base,
                hers,
                base_line.clone().collect(),
                hers_line.clone().collect(),
            );
            let pieces = Cutter::new(base, hers, &[]).pieces(&pairs, base_line.clone(), hers_line.clone());
            MovedLine {
                base: base_line,
                hers: hers_line,
                pieces,
            }
        })
        .collect();
    let (kept, gone) = lines::match_figures(base, hers, &pairs);
    pairs.extend(kept);
    pairs.sort_unstable();
    moved.extend(gone.into_iter().map(|(at, to)| MovedLine {
        base: at..at + 1,
        hers: to..to + 1,
        pieces: vec![Stretch {
            base: at..at + 1,
            hers: to..to + 1,
            how: StretchKind::Kept,
        }],
    }));
    let pieces = Cutter::new(base, hers, &moved).pieces(&pairs, 0..base.toks.len(), 0..hers.toks.len());
    Laid { pieces, moved }
}

/// Cuts both tapes along what stayed.
struct Cutter<'t, 'a> {
    base: &'t Tape<'a>,
    hers: &'t Tape<'a>,
    away: HashMap<usize, (usize, usize)>,
    here: HashMap<usize, (usize, usize)>,
}

/// A part of a stretch that is not kept.
struct GapPart {
    range: Range<usize>,
    /// A figure or a line that moved: `Some(None)` where it did not go anywhere.
    whole: Option<Option<usize>>,
}

impl<'t, 'a> Cutter<'t, 'a> {
    fn new(base: &'t Tape<'a>, hers: &'t Tape<'a>, moved: &[MovedLine]) -> Self {
        let starts = |range: fn(&MovedLine) -> &Range<usize>| {
            moved
                .iter()
                .enumerate()
                .map(|(k, one)| (range(one).start, (range(one).end, k)))
                .collect()
        };
        Self {
            base,
            hers,
            away: starts(|moved| &moved.base),
            here: starts(|moved| &moved.hers),
        }
    }

    fn pieces(&self, pairs: &[(usize, usize)], base: Range<usize>, hers: Range<usize>) -> Vec<Stretch> {
        let mut pieces = Vec::new();
        let (mut i, mut j) = (base.start, hers.start);
        for &(b, h) in pairs.iter().chain([&(base.end, hers.end)]) {
            if i < b || j < h {
                self.gap(&mut pieces, i..b, j..h);
            }
            if b == base.end && h == hers.end {
                break;
            }
            self.keep(&mut pieces, b, h);
            (i, j) = (b + 1, h + 1);
        }
        pieces
    }

    fn keep(&self, pieces: &mut Vec<Stretch>, b: usize, h: usize) {
        let dress =
            |b: usize, h: usize| Some((self.base.toks.get(b)?.dress(), self.hers.toks.get(h)?.dress()));
        let now = dress(b, h);
        let how = if now.is_none_or(|(base, hers)| base == hers) {
            StretchKind::Kept
        } else {
            StretchKind::Dressed
        };
        if let Some(last) = pieces.last_mut()
            && last.how == how
            && last.base.end == b
            && last.hers.end == h
            && (how == StretchKind::Kept || dress(b - 1, h - 1) == now)
        {
            last.base.end += 1;
            last.hers.end += 1;
            return;
        }
        pieces.push(Stretch {
            base: b..b + 1,
            hers: h..h + 1,
            how,
        });
    }

    /// Adds what is between two stretches that stayed. Figures and moved lines are pieces by themselves, and so is each whole
    /// line that was inserted or deleted; words are paired with words.
    fn gap(&self, pieces: &mut Vec<Stretch>, base: Range<usize>, hers: Range<usize>) {
        let (mut i, mut j) = (base.start, hers.start);
        let mut gone = segments(self.base, &self.away, base).into_iter().peekable();
        let mut come = segments(self.hers, &self.here, hers).into_iter().peekable();
        loop {
            if let Some(GapPart {
                range,
                whole: Some(k),
            }) = gone.next_if(|segment| segment.whole.is_some())
            {
                i = range.end;
                pieces.push(Stretch {
                    base: range,
                    hers: j..j,
                    how: k.map_or(StretchKind::Changed, StretchKind::Away),
                });
                continue;
            }
            if let Some(GapPart {
                range,
                whole: Some(k),
            }) = come.next_if(|segment| segment.whole.is_some())
            {
                j = range.end;
                pieces.push(Stretch {
                    base: i..i,
                    hers: range,
                    how: k.map_or(StretchKind::Changed, StretchKind::Here),
                });
                continue;
            }
            match (gone.next(), come.next()) {
                (None, None) => return,
                (Some(old), Some(new)) => {
                    (i, j) = (old.range.end, new.range.end);
                    pieces.push(changed(old.range, new.range));
                }
                (Some(old), None) => {
                    i = old.range.end;
                    pieces.extend(by_lines(self.base, old.range).map(|range| changed(range, j..j)));
                }
                (None, Some(new)) => {
                    j = new.range.end;
                    pieces.extend(by_lines(self.hers, new.range).map(|range| changed(i..i, range)));
                }
            }
        }
    }
}

fn changed(base: Range<usize>, hers: Range<usize>) -> Stretch {
    Stretch {
        base,
        hers,
        how: StretchKind::Changed,
    }
}

/// Words between figures and moved lines, and these.
fn segments(tape: &Tape<'_>, moved: &HashMap<usize, (usize, usize)>, range: Range<usize>) -> Vec<GapPart> {
    let mut segments: Vec<GapPart> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let found = moved.get(&at).map(|(end, k)| (*end, Some(*k)));
        let stands = matches!(tape.toks.get(at), Some(Tok::Figure { .. }));
        let whole = found.or_else(|| stands.then_some((at + 1, None)));
        let end = whole.map_or(at + 1, |(end, _)| end);
        match (segments.last_mut(), whole) {
            (Some(last), None) if last.whole.is_none() => last.range.end = end,
            (_, whole) => segments.push(GapPart {
                range: at..end,
                whole: whole.map(|(_, k)| k),
            }),
        }
        at = end;
    }
    segments
}

/// Whole lines one by one; anything else as it is.
fn by_lines(tape: &Tape<'_>, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    if tape.is_whole_lines(&range) {
        for at in range.clone() {
            if tape.toks.get(at).is_some_and(Tok::ends_line) {
                parts.push(start..at + 1);
                start = at + 1;
            }
        }
    }
    if start < range.end {
        parts.push(start..range.end);
    }
    parts.into_iter()
}
