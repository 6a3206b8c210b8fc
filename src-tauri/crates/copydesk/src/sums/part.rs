//! Parts and wholes: 其中, 共计, 新增.

use story::Severity;

use crate::decimal::Decimal;
use crate::finding::Findings;
use crate::numeral::Numeral;
use crate::passage::Passage;
use crate::rule::{Look, Rule};

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "part_over_whole",
        clause: "逻辑：部分不大于整体",
        severity: Severity::Error,
        is_certain: false,
        zh: "“其中”的{0}比总数{1}还多，请核对。",
        en: "The part {0} is more than the whole {1}; check.",
        hit: "先后发动833名党员投身一线，其中893名党员担任联络员。",
        pass: "先后发动833名党员投身一线，其中93名党员担任联络员。占地20亩，其中建筑面积30亩。",
        look: Look::Text(over_whole),
    },
    Rule {
        id: "parts_sum",
        clause: "逻辑：各部分之和等于整体",
        severity: Severity::Error,
        is_certain: false,
        zh: "各部分加起来是{0}，文中写的是{1}，请核对。",
        en: "The parts add up to {0}, the text says {1}; check.",
        hit: "捐款20万元、捐物30万元，合计60万元。",
        pass: "捐款20万元、捐物30万元，合计50万元。参训60人，其中男性35人、女性25人。",
        look: Look::Text(sums),
    },
    Rule {
        id: "growth_sum",
        clause: "逻辑：原有加新增等于现有",
        severity: Severity::Error,
        is_certain: false,
        zh: "原有的加新增的是{0}，文中写的是{1}，请核对。",
        en: "What there was and what came make {0}, the text says {1}; check.",
        hit: "原有网点120个，新增30个，现有网点160个。",
        pass: "原有网点120个，新增30个，现有网点150个。",
        look: Look::Text(growth),
    },
];

/// A sentence with more quantities than this is in effect a table.
const MOST: usize = 48;

/// The quantities of a sentence; none of one that has too many to be compared.
pub(crate) fn within(passage: &Passage, sentence: (usize, usize)) -> Vec<&Numeral> {
    let mut all = passage.numerals_between(sentence);
    if all.len() > MOST {
        all.clear();
    }
    all
}

/// Where these words are between two places.
pub(crate) fn find(passage: &Passage, words: &str, (from, to): (usize, usize)) -> Option<usize> {
    (from..to).find(|at| passage.has(*at, words))
}

/// Whether a part may be compared with a whole: the same unit, and of one kind.
fn compares(passage: &Passage, whole: &Numeral, part: &Numeral) -> bool {
    let between: String = passage.between(whole.unit_end, part.at).iter().collect();
    // 每户84平方米 and 100亿元以上的集团 are no parts.
    let is_each = ["面积", "每", "平均", "人均", "最"]
        .iter()
        .any(|word| between.contains(word));
    let is_limit = passage.has(part.unit_end, "以上") || passage.has(part.unit_end, "以下");
    whole.unit == part.unit && !part.is_of_calendar() && !part.is_per_cent() && !is_each && !is_limit
}

fn over_whole(passage: &Passage, findings: &mut Findings) {
    for sentence in passage.sentences() {
        let Some(middle) = find(passage, "其中", sentence) else {
            continue;
        };
        let all = within(passage, sentence);
        let (before, after) = all.split_at(all.partition_point(|numeral| numeral.at < middle));
        let end = (middle..sentence.1)
            .find(|at| matches!(passage.at(*at), '；' | ';'))
            .unwrap_or(sentence.1);
        for part in after.iter().filter(|part| part.at < end && !part.unit.is_empty()) {
            let wholes = before.iter().filter(|whole| compares(passage, whole, part));
            let Some(whole) = wholes.max_by_key(|whole| whole.value) else {
                continue;
            };
            // 168万多元 may be any amount up to 169万元.
            let most = if whole.is_vague {
                whole.value.plus(ulp(whole))
            } else {
                whole.value
            };
            if part.value > most {
                findings.tell(
                    part.at,
                    part.unit_end - part.at,
                    None,
                    [passage.quantity(part), passage.quantity(whole)],
                );
            }
        }
    }
}

/// The value of one unit in the last place.
pub(crate) fn ulp(numeral: &Numeral) -> Decimal {
    let scale = match numeral.scale {
        Some('万') => 10_000,
        Some(_) => 100_000_000,
        None => 1,
    };
    let tenths = (0..numeral.places).fold(1_000_000, |ulp, _| ulp / 10);
    Decimal::millionths(tenths).times(scale)
}

/// How far a sum may be off because its parts were rounded; whole numbers are exact.
fn tolerance<'a>(numerals: impl Iterator<Item = &'a &'a Numeral>) -> Decimal {
    let rounded = numerals.filter(|numeral| numeral.places > 0);
    rounded.map(|numeral| ulp(numeral)).max().unwrap_or(Decimal::ZERO)
}

/// Words that announce a total of what came before.
const TOTALS: [&str; 6] = ["共计", "合计", "总计", "总共", "一共", "累计达"];
/// Words before a number that exclude it from the sum.
const NO_PARTS: [&str; 13] = [
    "其中", "同比", "增长", "人均", "平均", "每", "累计", "比上", "占", "分之", "目标", "以上", "等各",
];
/// Two parts that make up a whole.
const HALVES: [(&str, &str); 8] = [
    ("男", "女"),
    ("城镇", "农村"),
    ("省内", "省外"),
    ("市内", "市外"),
    ("国内", "国外"),
    ("线上", "线下"),
    ("公办", "民办"),
    ("上半年", "下半年"),
];

fn sums(passage: &Passage, findings: &mut Findings) {
    for sentence in passage.sentences() {
        let all = within(passage, sentence);
        totals(passage, sentence, &all, findings);
        halves(passage, sentence, &all, findings);
    }
}

/// `A万元、B万元，合计C万元`: the total's unit is that of everything before it.
fn totals(passage: &Passage, sentence: (usize, usize), all: &[&Numeral], findings: &mut Findings) {
    for (index, total) in all.iter().enumerate().skip(2) {
        let Some(word) = TOTALS
            .iter()
            .copied()
            .find(|word| says_before(passage, total.at, word))
        else {
            continue;
        };
        let before = all.get(..index).unwrap_or_default();
        let parts: Vec<&Numeral> = before
            .iter()
            .copied()
            .filter(|part| part.unit == total.unit)
            .collect();
        let said: String = passage.between(sentence.0, total.at).iter().collect();
        let is_bound = parts.len() >= 2
            && parts.len() == before.iter().filter(|part| !part.is_of_calendar()).count()
            && parts
                .iter()
                .chain([total])
                .all(|part| part.is_exact() && !part.is_of_calendar())
            && !NO_PARTS.iter().any(|word| said.contains(word));
        let sum = parts.iter().fold(Decimal::ZERO, |sum, part| sum.plus(part.value));
        if is_bound && sum.distance(total.value) > tolerance(parts.iter().chain([total])) {
            let from = total.at - word.chars().count().min(total.at);
            findings.tell(
                from,
                total.unit_end - from,
                None,
                [said_like(sum, total), passage.quantity(total)],
            );
        }
    }
}

/// `共60人，其中男35人、女25人`.
fn halves(passage: &Passage, sentence: (usize, usize), all: &[&Numeral], findings: &mut Findings) {
    for window in all.windows(3) {
        let [whole, first, second] = window else { continue };
        let is_pair = HALVES.iter().any(|(one, other)| {
            let from = sentence.0.max(first.at.saturating_sub(12));
            let (before, between) = (
                clause(passage, from, first.at),
                clause(passage, first.unit_end, second.at),
            );
            before.contains(one) && between.contains(other) || before.contains(other) && between.contains(one)
        });
        let gap: String = passage.between(whole.unit_end, first.at).iter().collect();
        let is_bound = whole.unit == first.unit
            && whole.unit == second.unit
            && [whole, first, second]
                .iter()
                .all(|one| one.is_exact() && !one.is_of_calendar() && !one.is_per_cent())
            && (gap.contains("其中") || gap.contains("包括"));
        // A third part behind them means that the two are no whole.
        let has_more = all
            .iter()
            .any(|other| other.at > second.at && other.unit == whole.unit && other.at < second.unit_end + 8);
        let sum = first.value.plus(second.value);
        if is_pair && is_bound && !has_more && sum.distance(whole.value) > tolerance(window.iter()) {
            findings.tell(
                whole.at,
                second.unit_end - whole.at,
                None,
                [said_like(sum, whole), passage.quantity(whole)],
            );
        }
    }
}

/// The text between the last mark before a place and the place.
fn clause(passage: &Passage, from: usize, to: usize) -> String {
    let words = passage.between(from, to);
    let start = words
        .iter()
        .rposition(|c| matches!(c, '，' | '、' | '；' | ',' | '（'))
        .map_or(0, |at| at + 1);
    words.get(start..).unwrap_or_default().iter().collect()
}

/// Whether a word is directly before a number, or with a noun of a few characters between.
pub(crate) fn says_before(passage: &Passage, at: usize, word: &str) -> bool {
    (0..=6).any(|gap| {
        let end = at.checked_sub(gap);
        end.is_some_and(|end| {
            passage.ends(end, word) && passage.between(end, at).iter().all(|c| crate::han::is_han(*c))
        })
    })
}

/// A value in the notation of another number: 500000 like 60万元 is 50万元.
fn said_like(value: Decimal, like: &Numeral) -> String {
    match like.scale {
        Some('万') => format!("{}万{}", value.divided(10_000), like.unit),
        Some('亿') => format!("{}亿{}", value.divided(100_000_000), like.unit),
        _ => format!("{value}{}", like.unit),
    }
}

fn growth(passage: &Passage, findings: &mut Findings) {
    for sentence in passage.sentences() {
        let all = within(passage, sentence);
        for window in all.windows(3) {
            let [was, came, is] = window else { continue };
            let says = |at: usize, words: &[&str]| words.iter().any(|word| says_before(passage, at, word));
            let is_told = says(was.at, &["原有", "原来有"])
                && says(came.at, &["新增", "增加", "新建"])
                && says(is.at, &["现有", "达到", "增至", "现在有"]);
            let is_bound =
                was.unit == came.unit && was.unit == is.unit && window.iter().all(|one| one.is_exact());
            let sum = was.value.plus(came.value);
            if is_told && is_bound && sum.distance(is.value) > tolerance(window.iter()) {
                findings.tell(
                    was.at,
                    is.unit_end - was.at,
                    None,
                    [said_like(sum, is), passage.quantity(is)],
                );
            }
        }
    }
}
