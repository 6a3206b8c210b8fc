//! Compares two runs of numbers, in time that grows linearly with their length for any content.
//!
//! imara-diff's histogram anchors on what is rare and falls back to a bounded Myers search. Before that search it looks, for each
//! number that is common, back to the hundredth instead of over the last hundred, so that 100,000 times 的 cost 5,000,000,000
//! steps. So it is only given pieces of a length at which that does not matter. Longer runs are cut first: at numbers that occur
//! once on each side, as between 甲 and 丙 in
//!
//! ```text
//! 的的的 甲 的的的的 丙 的的
//! 的的   甲 的的的   丙 的的的
//! ```
//!
//! and, where there are none, into as many pieces on each side.

use std::collections::HashMap;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, Token};

/// A place where the two differ: nothing in one of the ranges means that something came or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hunk {
    pub base: Range<usize>,
    pub hers: Range<usize>,
}

/// Most numbers that the library gets at once.
const PIECE: usize = 8_000;
/// A run without a number that occurs once is cut into pieces of this length.
const CUT: usize = 4_000;
/// How often pieces are cut at numbers that occur once in them; each time costs their length.
const DEEPEST: u32 = 4;

/// Where the two differ, in order, no two touching.
pub(crate) fn raw(base: &[u32], hers: &[u32]) -> Vec<Hunk> {
    let mut runs = Runs {
        base,
        hers,
        hunks: Vec::new(),
    };
    runs.lay(0..base.len(), 0..hers.len(), 0);
    join_touching(runs.hunks)
}

/// Both runs, and where they differ as far as is known.
struct Runs<'r> {
    base: &'r [u32],
    hers: &'r [u32],
    hunks: Vec<Hunk>,
}

impl Runs<'_> {
    fn lay(&mut self, base: Range<usize>, hers: Range<usize>, depth: u32) {
        if base.is_empty() && hers.is_empty() {
            return;
        }
        if base.is_empty() || hers.is_empty() {
            self.hunks.push(Hunk { base, hers });
            return;
        }
        if base.len().max(hers.len()) <= PIECE {
            self.ask_library(base, hers);
            return;
        }
        let (base, hers) = self.without_ends(base, hers);
        let anchors = if depth < DEEPEST {
            self.anchors(&base, &hers)
        } else {
            Vec::new()
        };
        if base.len().max(hers.len()) <= PIECE {
            self.lay(base, hers, depth);
        } else if anchors.is_empty() {
            self.cut(&base, &hers);
        } else {
            let (mut from, mut to) = (base.start, hers.start);
            for (at, there) in anchors.into_iter().chain([(base.end, hers.end)]) {
                self.lay(from..at, to..there, depth + 1);
                (from, to) = (at + 1, there + 1);
            }
        }
    }

    /// The same without what both begin and end with.
    fn without_ends(&self, base: Range<usize>, hers: Range<usize>) -> (Range<usize>, Range<usize>) {
        let (old, new) = (of(self.base, &base), of(self.hers, &hers));
        let front = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let rest = old.len().min(new.len()) - front;
        let ends = old.iter().rev().zip(new.iter().rev()).take(rest);
        let back = ends.take_while(|(a, b)| a == b).count();
        (
            base.start + front..base.end - back,
            hers.start + front..hers.end - back,
        )
    }

    /// Pairs of positions of the numbers that occur once on each side, the most of them that keep their order.
    fn anchors(&self, base: &Range<usize>, hers: &Range<usize>) -> Vec<(usize, usize)> {
        // Of each number: how often it occurs in the base, in hers, and where in hers.
        let mut seen: HashMap<u32, (u32, u32, usize)> = HashMap::new();
        for number in of(self.base, base) {
            seen.entry(*number).or_default().0 += 1;
        }
        for (at, number) in hers.clone().zip(of(self.hers, hers)) {
            if let Some(one) = seen.get_mut(number) {
                (one.1, one.2) = (one.1 + 1, at);
            }
        }
        let once = |(at, number): (usize, &u32)| match seen.get(number) {
            Some((1, 1, there)) => Some((at, *there)),
            _ => None,
        };
        let pairs: Vec<_> = base.clone().zip(of(self.base, base)).filter_map(once).collect();
        let stays = longest_rising(&pairs.iter().map(|(_, there)| *there).collect::<Vec<_>>());
        let kept = pairs.into_iter().zip(stays);
        kept.filter_map(|(pair, stays)| stays.then_some(pair)).collect()
    }

    /// Cuts both runs into the same count of pieces, and compares each with its counterpart.
    fn cut(&mut self, base: &Range<usize>, hers: &Range<usize>) {
        let pieces = base.len().max(hers.len()).div_ceil(CUT);
        let edge = |range: &Range<usize>, at: usize| range.start + range.len() * at / pieces;
        for at in 0..pieces {
            let (old, new) = (
                edge(base, at)..edge(base, at + 1),
                edge(hers, at)..edge(hers, at + 1),
            );
            self.lay(old, new, DEEPEST);
        }
    }

    fn ask_library(&mut self, base: Range<usize>, hers: Range<usize>) {
        // The library needs numbers without gaps.
        let mut dense: HashMap<u32, u32> = HashMap::new();
        let mut number = |keys: &[u32]| -> Vec<Token> {
            keys.iter()
                .map(|key| {
                    let next = u32::try_from(dense.len()).unwrap_or(u32::MAX);
                    Token::from(*dense.entry(*key).or_insert(next))
                })
                .collect()
        };
        let (before, after) = (number(of(self.base, &base)), number(of(self.hers, &hers)));
        let mut diff = Diff::default();
        let count = u32::try_from(dense.len()).unwrap_or(u32::MAX);
        diff.compute_with(Algorithm::Histogram, &before, &after, count);
        let wide = |range: Range<u32>, from: usize| from + range.start as usize..from + range.end as usize;
        self.hunks.extend(diff.hunks().map(|hunk| Hunk {
            base: wide(hunk.before, base.start),
            hers: wide(hunk.after, hers.start),
        }));
    }
}

fn of<'r>(run: &'r [u32], range: &Range<usize>) -> &'r [u32] {
    run.get(range.clone()).unwrap_or_default()
}

pub(crate) fn join_touching(hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut joined: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        match joined.last_mut() {
            Some(last) if last.base.end == hunk.base.start && last.hers.end == hunk.hers.start => {
                last.base.end = hunk.base.end;
                last.hers.end = hunk.hers.end;
            }
            _ => joined.push(hunk),
        }
    }
    joined
}

/// Which of these belong to a longest run that rises.
pub(crate) fn longest_rising(values: &[usize]) -> Vec<bool> {
    // The end of the best run of each length, and for each value what comes before it in its run.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before = vec![None; values.len()];
    for (at, value) in values.iter().enumerate() {
        let length = ends.partition_point(|(end, _)| end < value);
        if let (Some(slot), Some((_, last))) = (
            before.get_mut(at),
            length.checked_sub(1).and_then(|l| ends.get(l)),
        ) {
            *slot = Some(*last);
        }
        match ends.get_mut(length) {
            Some(end) => *end = (*value, at),
            None => ends.push((*value, at)),
        }
    }
    let mut stays = vec![false; values.len()];
    let mut next = ends.last().map(|(_, at)| *at);
    while let Some(at) = next {
        if let Some(stay) = stays.get_mut(at) {
            *stay = true;
        }
        next = before.get(at).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::{Hunk, raw};

    /// Whether what the hunks leave is the same on both sides.
    fn fits(base: &[u32], hers: &[u32], hunks: &[Hunk]) -> bool {
        let rest = |run: &[u32], range: fn(&Hunk) -> &std::ops::Range<usize>| -> Vec<u32> {
            let gone = |at: &usize| hunks.iter().any(|hunk| range(hunk).contains(at));
            (0..run.len()).filter(|at| !gone(at)).map(|at| run[at]).collect()
        };
        rest(base, |hunk| &hunk.base) == rest(hers, |hunk| &hunk.hers)
    }

    #[test]
    fn long_runs_of_few_numbers_fit_where_they_are_cut() {
        let base = vec![0; 20_000];
        let mut hers = base.clone();
        hers.iter_mut().step_by(97).for_each(|number| *number = 1);
        let hunks = raw(&base, &hers);
        assert!(fits(&base, &hers, &hunks));
        assert_eq!(hunks.len(), 207, "each exchanged number is one change");
    }

    #[test]
    fn what_stands_once_on_each_side_holds_the_rest_in_its_place() {
        let part = |number: u32, length: usize| [vec![0; length], vec![number]].concat();
        let base: Vec<u32> = (1..10).flat_map(|n| part(n, 3_000)).collect();
        let hers: Vec<u32> = (1..10)
            .flat_map(|n| part(n, if n == 5 { 2_990 } else { 3_000 }))
            .collect();
        let hunks = raw(&base, &hers);
        assert!(fits(&base, &hers, &hunks));
        let [one] = hunks.as_slice() else {
            panic!("one change, not {hunks:?}")
        };
        assert_eq!((one.base.len(), one.hers.len()), (10, 0));
    }
}
