//! Matches whole lines first: lines that stayed are anchors for everything else, lines found elsewhere moved. Only the rest is
//! aligned token by token.

use std::collections::{HashMap, VecDeque};
use std::ops::Range;

use crate::compare::keyed::{LinedTape, Tape, pairs_between};
use crate::compare::raw::{Hunk, longest_rising, raw};
use crate::compare::similar::similar;
use crate::compare::tok::Tok;

/// A line lighter than this (four Han characters) moved only if no other line has the same words.
const MOVES: u32 = 8;

/// Where something is in the base, and where in hers.
pub(crate) type Pair = (usize, usize);

/// What became of the lines.
pub(crate) struct Matched {
    /// Tokens that stayed, as pairs of positions in ascending order; figures are not among them.
    pub pairs: Vec<(usize, usize)>,
    /// Lines that moved: their old range, their new range.
    pub moved: Vec<(Range<usize>, Range<usize>)>,
}

pub(crate) fn match_lines(base: &Tape<'_>, hers: &Tape<'_>) -> Matched {
    let (base_lines, hers_lines) = (lines(base), lines(hers));
    let mut ids = HashMap::new();
    let base_ids = identify(base, &base_lines, &mut ids);
    let hers_ids = identify(hers, &hers_lines, &mut ids);
    let gaps = between_anchors(&base_ids, &hers_ids, ids.len());
    let moves = moves(
        &LinedTape {
            tape: base,
            lines: &base_lines,
            ids: &base_ids,
        },
        &LinedTape {
            tape: hers,
            lines: &hers_lines,
            ids: &hers_ids,
        },
        &gaps,
    );
    let gone: Vec<bool> = marked(base_lines.len(), moves.iter().map(|(b, _)| *b));
    let come: Vec<bool> = marked(hers_lines.len(), moves.iter().map(|(_, h)| *h));
    let mut pairs = Vec::with_capacity(base.toks.len());
    let (mut b, mut h) = (0, 0);
    let end = Hunk {
        base: base_lines.len()..base_lines.len(),
        hers: hers_lines.len()..hers_lines.len(),
    };
    for gap in gaps.iter().chain([&end]) {
        while b < gap.base.start {
            if let (Some(old), Some(new)) = (base_lines.get(b), hers_lines.get(h)) {
                pairs.extend(old.clone().zip(new.clone()));
            }
            (b, h) = (b + 1, h + 1);
        }
        let old = left(&base_lines, &gone, gap.base.clone());
        let new = left(&hers_lines, &come, gap.hers.clone());
        pairs.extend(pairs_between(base, hers, old, new));
        (b, h) = (gap.base.end, gap.hers.end);
    }
    let line = |lines: &[Range<usize>], at: usize| lines.get(at).cloned().unwrap_or_default();
    Matched {
        pairs,
        moved: moves
            .into_iter()
            .map(|(b, h)| (line(&base_lines, b), line(&hers_lines, h)))
            .collect(),
    }
}

/// Where two runs of lines differ. Lines that occur once on each side are anchors; only the lines between two of them are
/// searched, because the search itself begins anew behind everything it finds.
fn between_anchors(base: &[u32], hers: &[u32], kinds: usize) -> Vec<Hunk> {
    // Of each line: how often it occurs in the base, in hers, and where in hers.
    let mut seen = vec![(0_u32, 0_u32, 0_usize); kinds];
    let mut count = |line: u32, tell: &dyn Fn(&mut (u32, u32, usize))| {
        if let Some(one) = usize::try_from(line).ok().and_then(|at| seen.get_mut(at)) {
            tell(one);
        }
    };
    for line in base {
        count(*line, &|one| one.0 += 1);
    }
    for (at, line) in hers.iter().enumerate() {
        count(*line, &|one| (one.1, one.2) = (one.1 + 1, at));
    }
    let once = |line: &u32| match seen.get(usize::try_from(*line).ok()?) {
        Some((1, 1, at)) => Some(*at),
        _ => None,
    };
    let anchors: Vec<Pair> = base
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, once(line)?)))
        .collect();
    let stays = longest_rising(&anchors.iter().map(|(_, to)| *to).collect::<Vec<_>>());
    let held = anchors
        .into_iter()
        .zip(stays)
        .filter_map(|(pair, stays)| stays.then_some(pair));
    let mut gaps: Vec<Hunk> = Vec::new();
    let (mut b, mut h) = (0, 0);
    for (to_b, to_h) in held.chain([(base.len(), hers.len())]) {
        let (old, new) = (
            base.get(b..to_b).unwrap_or_default(),
            hers.get(h..to_h).unwrap_or_default(),
        );
        if !old.is_empty() || !new.is_empty() {
            gaps.extend(raw(old, new).into_iter().map(|gap| Hunk {
                base: b + gap.base.start..b + gap.base.end,
                hers: h + gap.hers.start..h + gap.hers.end,
            }));
        }
        (b, h) = (to_b + 1, to_h + 1);
    }
    gaps
}

/// Figures that stayed where they were, and those that moved. A figure stays where the words before it and behind it
/// are those that were there; among several the longest run in the old order stays.
pub(crate) fn match_figures(
    base: &Tape<'_>,
    hers: &Tape<'_>,
    pairs: &[(usize, usize)],
) -> (Vec<Pair>, Vec<Pair>) {
    let figures = |tape: &Tape<'_>| -> Vec<(u32, usize)> {
        let stands = |(at, tok): (usize, &Tok<'_>)| matches!(tok, Tok::Figure { .. }).then_some(at);
        let at = tape.toks.iter().enumerate().filter_map(stands);
        at.filter_map(|at| Some((*tape.keys.get(at)?, at))).collect()
    };
    let hers_at: HashMap<u32, usize> = figures(hers).into_iter().collect();
    let both = figures(base)
        .into_iter()
        .filter_map(|(key, at)| Some((at, *hers_at.get(&key)?)));
    let (near, mut moved): (Vec<_>, Vec<_>) = both.partition(|(at, to)| {
        let next = pairs.partition_point(|(b, _)| b < at);
        let before = next.checked_sub(1).and_then(|before| pairs.get(before));
        before.is_none_or(|(_, h)| h < to) && pairs.get(next).is_none_or(|(_, h)| to < h)
    });
    let stays = longest_rising(&near.iter().map(|(_, to)| *to).collect::<Vec<_>>());
    let mut kept = Vec::new();
    for (pair, stays) in near.into_iter().zip(stays) {
        if stays { kept.push(pair) } else { moved.push(pair) }
    }
    moved.sort_unstable();
    (kept, moved)
}

/// The lines of text; figures are between them.
fn lines(tape: &Tape<'_>) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, tok) in tape.toks.iter().enumerate() {
        if tok.ends_line() {
            let end = if matches!(tok, Tok::Figure { .. }) {
                at
            } else {
                at + 1
            };
            if start < end {
                lines.push(start..end);
            }
            start = at + 1;
        }
    }
    if start < tape.toks.len() {
        lines.push(start..tape.toks.len());
    }
    lines
}

fn identify<'t>(tape: &'t Tape<'_>, lines: &[Range<usize>], ids: &mut HashMap<&'t [u32], u32>) -> Vec<u32> {
    lines
        .iter()
        .map(|line| {
            let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            *ids.entry(tape.keys.get(line.clone()).unwrap_or_default())
                .or_insert(next)
        })
        .collect()
}

/// Lines of the gaps that are found in another place, word for word or nearly.
fn moves(base: &LinedTape<'_, '_>, hers: &LinedTape<'_, '_>, gaps: &[Hunk]) -> Vec<(usize, usize)> {
    let mut seen: HashMap<u32, (u32, u32)> = HashMap::new();
    base.ids.iter().for_each(|id| seen.entry(*id).or_default().0 += 1);
    hers.ids.iter().for_each(|id| seen.entry(*id).or_default().1 += 1);
    let known = |id: &u32, weight: u32| weight >= MOVES || (weight > 0 && seen.get(id) == Some(&(1, 1)));
    let mut come: HashMap<u32, VecDeque<usize>> = HashMap::new();
    for line in gaps.iter().flat_map(|gap| gap.hers.clone()) {
        if let Some(id) = hers.ids.get(line)
            && known(id, hers.weight(line))
        {
            come.entry(*id).or_default().push_back(line);
        }
    }
    let mut moves = Vec::new();
    for line in gaps.iter().flat_map(|gap| gap.base.clone()) {
        if let Some(to) = base.ids.get(line).and_then(|id| come.get_mut(id)?.pop_front()) {
            moves.push((line, to));
        }
    }
    moves.extend(similar(base, hers, gaps, &moves));
    moves.sort_unstable();
    moves
}

fn marked(count: usize, lines: impl Iterator<Item = usize>) -> Vec<bool> {
    let mut marks = vec![false; count];
    for line in lines {
        if let Some(mark) = marks.get_mut(line) {
            *mark = true;
        }
    }
    marks
}

/// Positions of the tokens of these lines, without the marked ones.
fn left(lines: &[Range<usize>], marked: &[bool], range: Range<usize>) -> Vec<usize> {
    range
        .filter(|line| !marked.get(*line).copied().unwrap_or_default())
        .filter_map(|line| lines.get(line).cloned())
        .flatten()
        .collect()
}
