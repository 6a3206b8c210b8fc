//! Tokens with their numbers; two runs of them are compared by the numbers alone.

use std::ops::Range;

use crate::compare::align::{Cell, align};
use crate::compare::keys::{Keys, weight};
use crate::compare::tok::Tok;

/// A run of tokens with their numbers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tape<'a> {
    pub toks: Vec<Tok<'a>>,
    pub keys: Vec<u32>,
}

impl<'a> Tape<'a> {
    pub(crate) fn new(toks: Vec<Tok<'a>>, keys: &mut Keys<'a>) -> Self {
        let keys = keys.of(&toks);
        Self { toks, keys }
    }

    /// A part of it.
    pub(crate) fn part(&self, range: Range<usize>) -> Self {
        Self {
            toks: self.get(range.clone()).to_vec(),
            keys: self.keys.get(range).unwrap_or_default().to_vec(),
        }
    }

    pub(crate) fn get(&self, range: Range<usize>) -> &[Tok<'a>] {
        self.toks.get(range).unwrap_or_default()
    }

    pub(crate) fn cells(&self, at: impl Iterator<Item = usize>) -> Vec<Cell> {
        at.filter_map(|at| {
            let (tok, key) = (self.toks.get(at)?, self.keys.get(at)?);
            Some(Cell {
                key: *key,
                weight: weight(tok),
                ends_line: tok.ends_line(),
                ends_clause: matches!(
                    tok.text(),
                    "。" | "，" | "；" | "！" | "？" | "：" | "、" | "." | ";" | "," | " "
                ),
            })
        })
        .collect()
    }

    /// Whether a line begins at `at`.
    pub(crate) fn line_begins(&self, at: usize) -> bool {
        let before = self.toks.get(..at).unwrap_or_default();
        let last = before.iter().rfind(|tok| !matches!(tok, Tok::Pin(_)));
        last.is_none_or(Tok::ends_line)
    }

    /// What ends the line that `at` is in.
    pub(crate) fn line_at(&self, at: usize) -> Option<&Tok<'a>> {
        self.toks.get(at..)?.iter().find(|tok| tok.ends_line())
    }

    /// Whether `range` is nothing but whole lines and figures, at least one.
    pub(crate) fn is_whole_lines(&self, range: &Range<usize>) -> bool {
        !range.is_empty() && self.line_begins(range.start) && self.line_begins(range.end)
    }
}

/// One of the two stories.
pub(crate) struct LinedTape<'t, 'a> {
    pub tape: &'t Tape<'a>,
    pub lines: &'t [Range<usize>],
    pub ids: &'t [u32],
}

impl LinedTape<'_, '_> {
    pub(crate) fn weight(&self, line: usize) -> u32 {
        let range = self.lines.get(line).cloned().unwrap_or_default();
        self.tape.get(range).iter().map(weight).sum()
    }
}

/// Which of these tokens are the same, as pairs of positions in ascending order.
pub(crate) fn pairs_between(
    base: &Tape<'_>,
    hers: &Tape<'_>,
    base_at: Vec<usize>,
    hers_at: Vec<usize>,
) -> Vec<(usize, usize)> {
    let hunks = align(
        &base.cells(base_at.iter().copied()),
        &hers.cells(hers_at.iter().copied()),
    );
    let mut pairs = Vec::with_capacity(base_at.len().min(hers_at.len()));
    let (mut i, mut j) = (0, 0);
    let ends = (base_at.len(), hers_at.len());
    for (until, (next_i, next_j)) in hunks
        .iter()
        .map(|hunk| (hunk.base.start, (hunk.base.end, hunk.hers.end)))
        .chain([(ends.0, ends)])
    {
        while i < until {
            if let (Some(b), Some(h)) = (base_at.get(i), hers_at.get(j)) {
                pairs.push((*b, *h));
            }
            i += 1;
            j += 1;
        }
        (i, j) = (next_i, next_j);
    }
    pairs
}
