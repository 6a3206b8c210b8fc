//! 成语: finds four characters that differ from an idiom in one.
//!
//! The wrong character must sound like the right one, or look like it: 如火如涂 for 如火如荼, 迫不急待 for 迫不及待. Four
//! characters that merely resemble an idiom (鼓足干净) are left, and so is a rare idiom beside a common one.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use story::Severity;

use crate::alike;
use crate::finding::Findings;
use crate::han::is_han;
use crate::passage::Passage;
use crate::rule::{Look, Rule};
use crate::wording;

pub(crate) const RULES: &[Rule] = &[Rule {
    id: "idiom",
    clause: "成语",
    severity: Severity::Warning,
    is_certain: false,
    zh: "成语“{0}”，“{quote}”应作“{fix}”。",
    en: "The idiom is {0}: {quote} is {fix}.",
    hit: "全体干部责无旁代冲在前。",
    pass: "全体干部责无旁贷冲在前，鼓足干净，一心一意。",
    look: Look::Text(idioms),
}];

/// The idioms in use, an empty line, and the rare ones that differ from those in one character. See data/SOURCES.md.
const IDIOMS: &str = include_str!("../data/idioms.txt");

type Idiom = [char; 4];

/// Idioms by three of their characters and the place of the fourth.
struct Idioms {
    all: HashSet<Idiom>,
    by_hole: HashMap<(usize, [char; 3]), Vec<Idiom>>,
    /// The first two characters of each that is in use, and the last two.
    begins: PairFilter,
    ends: PairFilter,
}

fn known() -> &'static Idioms {
    static KNOWN: OnceLock<Idioms> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let (in_use, rare) = IDIOMS.split_once("\n\n").unwrap_or((IDIOMS, ""));
        let right = |line: &str| !wording::is_wrong_form(line);
        let mut by_hole: HashMap<(usize, [char; 3]), Vec<Idiom>> = HashMap::new();
        let empty = || PairFilter(vec![0; PairFilter::WORDS]);
        let (mut begins, mut ends) = (empty(), empty());
        for idiom in in_use.lines().filter(|line| right(line)).filter_map(idiom) {
            let [a, b, c, d] = idiom;
            begins.add(a, b);
            ends.add(c, d);
            for place in 0..4 {
                by_hole
                    .entry((place, without(idiom, place)))
                    .or_default()
                    .push(idiom);
            }
        }
        let all = in_use
            .lines()
            .chain(rare.lines())
            .filter(|line| right(line))
            .filter_map(idiom);
        Idioms {
            all: all.collect(),
            by_hole,
            begins,
            ends,
        }
    })
}

fn idiom(line: &str) -> Option<Idiom> {
    let chars: Vec<char> = line.chars().collect();
    chars.try_into().ok()
}

/// The three characters that are left of an idiom without one.
fn without([a, b, c, d]: Idiom, place: usize) -> [char; 3] {
    match place {
        0 => [b, c, d],
        1 => [a, c, d],
        2 => [a, b, d],
        _ => [a, b, c],
    }
}

fn idioms(passage: &Passage, findings: &mut Findings) {
    let known = known();
    for (at, window) in passage.chars().windows(4).enumerate() {
        let Ok(written) = Idiom::try_from(window) else {
            continue;
        };
        let [a, b, c, d] = written;
        if !known.begins.has(a, b) && !known.ends.has(c, d) {
            continue;
        }
        if !written.iter().all(|c| is_han(*c)) || !passage.are_free(at, 4) || known.all.contains(&written) {
            continue;
        }
        let meant = (0..4).find_map(|place| {
            let candidates = known.by_hole.get(&(place, without(written, place)))?;
            // Where two idioms fit, it is unknown which is meant.
            let [right] = candidates.as_slice() else {
                return None;
            };
            let (wrong, right_one) = (written.get(place)?, right.get(place)?);
            is_mistaken(*wrong, *right_one).then_some((place, *right))
        });
        let Some((place, right)) = meant else { continue };
        let words: String = written.iter().collect();
        let Some(fix) = right.get(place).filter(|_| !wording::is_wrong_form(&words)) else {
            continue;
        };
        let told = right.iter().collect::<String>();
        findings.tell(at + place, 1, Some(fix.to_string()), [told]);
    }
}

/// Characters that idioms are written with either way: 慷慨陈词 and 慷慨陈辞.
const EITHER: [&str; 10] = [
    "词辞", "注瞩", "流留", "以依", "像象", "功工", "定订", "分份", "随遂", "账帐",
];
/// Whether one character is written for another: it sounds the same, or looks alike.
fn is_mistaken(wrong: char, right: char) -> bool {
    !alike::are_in(&EITHER, wrong, right) && alike::is_mistaken(wrong, right)
}

/// A set of pairs of characters that may report one that is not in it, and never misses one that is (a Bloom filter). It excludes
/// nearly all text without a lookup in the tables.
struct PairFilter(Vec<u64>);

impl PairFilter {
    const WORDS: usize = 1 << 14;

    fn place(one: char, two: char) -> (usize, u64) {
        let mixed =
            (u64::from(u32::from(one)) << 21 | u64::from(u32::from(two))).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let bit = usize::try_from(mixed >> 44).unwrap_or(0);
        ((bit >> 6) % Self::WORDS, 1 << (bit & 63))
    }

    fn add(&mut self, one: char, two: char) {
        let (word, bit) = Self::place(one, two);
        if let Some(bits) = self.0.get_mut(word) {
            *bits |= bit;
        }
    }

    fn has(&self, one: char, two: char) -> bool {
        let (word, bit) = Self::place(one, two);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }
}
