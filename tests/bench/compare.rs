//! Comparing two states of a story: within a time that a person does not notice, and linear where little changed. Beside it
//! `diff` of the same texts, a character a line, which is how `git diff --word-diff` cuts Chinese.

use std::fmt::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use newsroom::story::compare::compare;
use newsroom::story::{Block, Content};

const ROUNDS: usize = 9;
/// Characters, and the milliseconds that comparing so many may take.
const BARS: [(usize, u64); 2] = [(20_000, 10), (100_000, 50)];

/// Measures and prints; whether every bar was met.
pub(crate) fn bars() -> bool {
    let mut met = true;
    let mut per_character = Vec::new();
    for (characters, most) in BARS {
        let (base, hers) = states(characters);
        let ours = best(|| {
            assert!(!compare(&base, &hers).is_empty());
        });
        let theirs = by_diff(&base, &hers);
        let within = ours <= Duration::from_millis(most);
        met &= within;
        per_character.push(ours.as_secs_f64() / characters as f64);
        println!(
            "  compare {characters} characters, little changed: {:.2} ms (diff a character a line, files and process included: {:.2} ms), bar {most} ms: {}",
            ours.as_secs_f64() * 1e3,
            theirs.as_secs_f64() * 1e3,
            if within { "met" } else { "MISSED" }
        );
    }
    if let [small, large] = per_character.as_slice() {
        let (ratio, most) = (large / small, 1.5);
        let linear = ratio <= most;
        met &= linear;
        println!(
            "  time a character, 100000 ÷ 20000: {ratio:.2}, bar {most:.1}: {}",
            if linear { "met" } else { "MISSED" }
        );
    }
    met
}

fn best(mut work: impl FnMut()) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        work();
        best = best.min(start.elapsed());
    }
    best
}

/// A long story, and the same with a word changed in every fifth paragraph, one split and one that moved.
fn states(characters: usize) -> (Content, Content) {
    let text = |number: usize| {
        let mut text = String::new();
        for turn in 0..6 {
            let _ = write!(
                text,
                "第{number}段第{turn}句，河西村的晒场上铺开了油茶果，林场的老师傅说今年雨水来得匀，"
            );
        }
        text
    };
    let one = text(1).chars().count();
    let count = characters / one;
    let base = Content {
        body: (0..count).map(|number| Block::paragraph(&text(number))).collect(),
        ..Content::default()
    };
    let mut hers = base.clone();
    for (number, block) in hers.body.iter_mut().enumerate().step_by(5) {
        *block = Block::paragraph(&text(number).replacen("晒场", "打谷场", 1));
    }
    let moved = hers.body.remove(1);
    hers.body.insert(count / 2, moved);
    (base, hers)
}

/// `diff` of both texts with a character a line.
fn by_diff(base: &Content, hers: &Content) -> Duration {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let written = |content: &Content, name: &str| {
        let mut lines = String::new();
        for block in &content.body {
            for c in block
                .texts()
                .iter()
                .flat_map(|text| text.to_plain().chars().collect::<Vec<_>>())
            {
                lines.push(c);
                lines.push('\n');
            }
            lines.push_str("¶\n");
        }
        let path = folder.path().join(name);
        std::fs::write(&path, lines).expect("room for two texts");
        path
    };
    let (one, other) = (written(base, "base"), written(hers, "hers"));
    best(|| {
        let output = Command::new("diff").arg(&one).arg(&other).output().expect("diff");
        assert_eq!(output.status.code(), Some(1));
    })
}
