//! Aligns two runs of tokens: finds what stays, and between it what was deleted and inserted.
//!
//! In addition to the equality of the tokens' numbers ([`raw`]) it does what a reader of Chinese needs: a change is moved to
//! where a sentence or a paragraph ends, and a few equal tokens between two changes are merged into them.

use std::ops::Range;

use crate::compare::raw::{Hunk, join_touching, raw};

/// The properties of a token that alignment uses.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cell {
    pub key: u32,
    pub weight: u32,
    pub ends_line: bool,
    /// A mark behind which a clause ends.
    pub ends_clause: bool,
}

/// Largest weight of equal tokens that may be merged into the changes around them: three Han characters.
const CRUMB: u32 = 6;
/// How far a change may be moved to a better place, in tokens.
const SLIDE: usize = 400;

/// Where `base` and `hers` differ, in order, no two touching.
pub(crate) fn align(base: &[Cell], hers: &[Cell]) -> Vec<Hunk> {
    let mut hunks = raw(
        &base.iter().map(|cell| cell.key).collect::<Vec<_>>(),
        &hers.iter().map(|cell| cell.key).collect::<Vec<_>>(),
    );
    sweep(&mut hunks, base, hers);
    let mut hunks = by_whole_lines(hunks, base, hers);
    for at in 0..hunks.len() {
        slide(&mut hunks, at, base, hers);
    }
    join_touching(hunks)
}

/// Merges two neighbouring changes when almost nothing survived between them: 认真地做好 → 扎实地办妥 is one change, not three. A
/// small fix never takes a whole sentence with it.
fn sweep(hunks: &mut Vec<Hunk>, base: &[Cell], hers: &[Cell]) {
    let mut swept: Vec<(Hunk, usize)> = Vec::with_capacity(hunks.len());
    for hunk in hunks.drain(..) {
        let size = hunk.base.len().max(hunk.hers.len());
        if let Some((last, last_size)) = swept.last_mut() {
            let kept = base.get(last.base.end..hunk.base.start).unwrap_or_default();
            let weight: u32 = kept.iter().map(|cell| cell.weight).sum();
            let breaks = kept.iter().any(|cell| cell.ends_line);
            let small = *last_size.min(&mut { size });
            let grown = last.base.len().max(last.hers.len()).min(size);
            let crumb = weight <= CRUMB && (kept.len() <= small || kept.len() * 4 <= grown);
            // 下拨 became 拨付: the equal character between them is a coincidence.
            let turned = kept.len() == 1
                && (last.hers.is_empty() && hunk.base.is_empty()
                    || last.base.is_empty() && hunk.hers.is_empty());
            let pushes_words = |cells: &[Cell], range: &Range<usize>| {
                !cells
                    .get(range.clone())
                    .unwrap_or_default()
                    .iter()
                    .any(|cell| cell.ends_line)
            };
            let inline = pushes_words(base, &last.base)
                && pushes_words(hers, &last.hers)
                && pushes_words(base, &hunk.base)
                && pushes_words(hers, &hunk.hers);
            if !breaks && crumb && (replaces(last) && replaces(&hunk) || turned && inline) {
                last.base.end = hunk.base.end;
                last.hers.end = hunk.hers.end;
                *last_size = size;
                continue;
            }
        }
        swept.push((hunk, size));
    }
    hunks.extend(swept.into_iter().map(|(hunk, _)| hunk));
}

/// Splits a change in which words were put behind a line and the next line was deleted (or the other way round): the line's own
/// end is kept, and the deletion is a whole line. For the library both readings cost the same, but a reader sees the second.
fn by_whole_lines(hunks: Vec<Hunk>, base: &[Cell], hers: &[Cell]) -> Vec<Hunk> {
    let ends_line = |side: &[Cell], at: usize| side.get(at).is_some_and(|cell| cell.ends_line);
    let key = |side: &[Cell], at: usize| side.get(at).map(|cell| cell.key);
    let is_within = |side: &[Cell], range: &Range<usize>| range.clone().all(|at| !ends_line(side, at));
    // A line's end and a whole line, in front of a line's end that stays.
    let lines = |side: &[Cell], range: &Range<usize>| {
        range.len() > 1 && ends_line(side, range.start) && key(side, range.start) == key(side, range.end)
    };
    let mut told = Vec::with_capacity(hunks.len());
    let mut rest = hunks.into_iter().peekable();
    while let Some(hunk) = rest.next() {
        let stays = rest
            .peek()
            .is_none_or(|next| next.base.start > hunk.base.end && next.hers.start > hunk.hers.end);
        let (old, new) = (hunk.base.clone(), hunk.hers.clone());
        let went = lines(base, &old) && is_within(hers, &new);
        let came = lines(hers, &new) && is_within(base, &old);
        if !(replaces(&hunk) && stays && (went || came)) {
            told.push(hunk);
            continue;
        }
        let (words, line) = if went {
            (
                (old.start..old.start, new.clone()),
                (old.start + 1..old.end + 1, new.end + 1..new.end + 1),
            )
        } else {
            (
                (old.clone(), new.start..new.start),
                (old.end + 1..old.end + 1, new.start + 1..new.end + 1),
            )
        };
        told.extend([words, line].map(|(base, hers)| Hunk { base, hers }));
    }
    told
}

/// Whether words were exchanged for words.
fn replaces(hunk: &Hunk) -> bool {
    !hunk.base.is_empty() && !hunk.hers.is_empty()
}

/// Moves a pure insertion or deletion between its neighbours to the place where a person would say it is.
fn slide(hunks: &mut [Hunk], at: usize, base: &[Cell], hers: &[Cell]) {
    let Some(hunk) = hunks.get(at) else { return };
    let inserts = hunk.base.is_empty();
    if inserts == hunk.hers.is_empty() {
        return;
    }
    let (side, range) = if inserts {
        (hers, hunk.hers.clone())
    } else {
        (base, hunk.base.clone())
    };
    let of = |hunk: &Hunk| {
        if inserts {
            hunk.hers.clone()
        } else {
            hunk.base.clone()
        }
    };
    let least = at
        .checked_sub(1)
        .and_then(|i| hunks.get(i))
        .map_or(0, |before| of(before).end);
    let most = hunks.get(at + 1).map_or(side.len(), |after| of(after).start);
    let key = |i: usize| side.get(i).map(|cell| cell.key);
    let mut left = 0;
    while left < SLIDE
        && range.start - left > least
        && key(range.start - left - 1) == key(range.end - left - 1)
    {
        left += 1;
    }
    let mut right = 0;
    while right < SLIDE && range.end + right < most && key(range.start + right) == key(range.end + right) {
        right += 1;
    }
    let best = (0..=left + right)
        .max_by_key(|shift| {
            let start = range.start - left + shift;
            (standing(side, start..start + range.len()), *shift)
        })
        .unwrap_or(left);
    let Some(hunk) = hunks.get_mut(at) else { return };
    for range in [&mut hunk.base, &mut hunk.hers] {
        *range = range.start + best - left..range.end + best - left;
    }
}

/// Scores the position of a change: whole lines are best, then whole clauses.
fn standing(side: &[Cell], range: Range<usize>) -> u32 {
    let ends_line = |at: Option<usize>| at.is_none_or(|at| side.get(at).is_some_and(|cell| cell.ends_line));
    let ends_clause = |at: Option<usize>| {
        at.is_none_or(|at| {
            side.get(at)
                .is_some_and(|cell| cell.ends_line || cell.ends_clause)
        })
    };
    let (before, last) = (range.start.checked_sub(1), range.end.checked_sub(1));
    if ends_line(before) && ends_line(last) {
        2
    } else {
        u32::from(ends_clause(before) && ends_clause(last))
    }
}
