//! Finds lines that moved and were edited on the way.

use std::collections::{HashMap, HashSet};

use crate::compare::keyed::LinedTape;
use crate::compare::raw::Hunk;

/// A line lighter than this (ten Han characters) is too short to be recognised when words in it changed.
const KNOWN: u32 = 20;

/// Pairs of lines from different gaps that share at least 60 % of their pairs of neighbouring tokens; each line once.
pub(crate) fn similar(
    base: &LinedTape<'_, '_>,
    hers: &LinedTape<'_, '_>,
    gaps: &[Hunk],
    taken: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    let taken_base: HashSet<usize> = taken.iter().map(|(b, _)| *b).collect();
    let taken_hers: HashSet<usize> = taken.iter().map(|(_, h)| *h).collect();
    let mut come: HashMap<(u32, u32), Vec<usize>> = HashMap::new();
    let mut home: HashMap<usize, (usize, usize)> = HashMap::new();
    for (gap, line) in gaps
        .iter()
        .enumerate()
        .flat_map(|(n, gap)| gap.hers.clone().map(move |l| (n, l)))
    {
        if taken_hers.contains(&line) || hers.weight(line) < KNOWN {
            continue;
        }
        let twos = twos(hers, line);
        home.insert(line, (gap, twos.len()));
        for two in twos {
            come.entry(two).or_default().push(line);
        }
    }
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (gap, line) in gaps
        .iter()
        .enumerate()
        .flat_map(|(n, gap)| gap.base.clone().map(move |l| (n, l)))
    {
        if taken_base.contains(&line) || base.weight(line) < KNOWN {
            continue;
        }
        let twos = twos(base, line);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for two in &twos {
            // A pair that occurs in many lines tells none of them apart.
            for candidate in come
                .get(two)
                .filter(|lines| lines.len() <= 16)
                .into_iter()
                .flatten()
            {
                *shared.entry(*candidate).or_default() += 1;
            }
        }
        for (candidate, count) in shared {
            let Some((its_gap, its_twos)) = home.get(&candidate) else {
                continue;
            };
            if *its_gap != gap && count * 20 >= (twos.len() + its_twos) * 6 {
                found.push((count, line, candidate));
            }
        }
    }
    found.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut used_base, mut used_hers) = (HashSet::new(), HashSet::new());
    found
        .into_iter()
        .filter(|(_, b, h)| {
            let free = !used_base.contains(b) && !used_hers.contains(h);
            if free {
                used_base.insert(*b);
                used_hers.insert(*h);
            }
            free
        })
        .map(|(_, b, h)| (b, h))
        .collect()
}

/// The different pairs of neighbouring tokens of a line.
fn twos(side: &LinedTape<'_, '_>, line: usize) -> HashSet<(u32, u32)> {
    let range = side.lines.get(line).cloned().unwrap_or_default();
    let keys = side.tape.keys.get(range).unwrap_or_default();
    keys.iter().copied().zip(keys.iter().copied().skip(1)).collect()
}
