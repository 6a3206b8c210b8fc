//! Compares stated counts with the number of listed items.

use story::Severity;

use crate::finding::Findings;
use crate::han::is_han;
use crate::numeral::small_number;
use crate::passage::Passage;
use crate::rule::{Look, Rule};
use crate::summary::Ordinal;
use crate::sums::sequence::ordinals;

pub(crate) const RULES: &[Rule] = &[
    Rule {
        id: "points_count",
        clause: "逻辑：数目与列举一致",
        severity: Severity::Error,
        is_certain: false,
        zh: "说的是{0}，列出的有{1}项，请核对。",
        en: "The text announces {0} and lists {1}; check.",
        hit: "会议提出三点要求：一是提高站位；二是压实责任；三是严明纪律；四是加强督查。",
        pass: "会议提出三点要求：一是提高站位；二是压实责任；三是严明纪律。",
        look: Look::Text(points),
    },
    Rule {
        id: "names_count",
        clause: "逻辑：数目与列举一致",
        severity: Severity::Error,
        is_certain: false,
        zh: "说的是{0}，列出的有{1}个，请核对。",
        en: "The text says {0} and names {1}; check.",
        hit: "甲县、乙县、丙县、丁县等3个县参加。",
        pass: "甲县、乙县、丙县等5个县参加，张三、李四两人到场，生产、生活等各方面都好。",
        look: Look::Text(names),
    },
];

/// Words that announce a list of 一是, 二是.
const POINTS: [&str; 19] = [
    "点要求",
    "点意见",
    "点建议",
    "点希望",
    "点体会",
    "点启示",
    "项要求",
    "项任务",
    "项工作",
    "项措施",
    "条措施",
    "条意见",
    "条建议",
    "条要求",
    "个方面",
    "个问题",
    "个重点",
    "大举措",
    "个特点",
];

fn points(passage: &Passage, findings: &mut Findings) {
    let items: Vec<_> = ordinals(passage).into_iter().filter(|one| one.is_is()).collect();
    if items.len() < 2 {
        return;
    }
    for at in (0..passage.len()).filter(|at| passage.is_free(*at)) {
        let Some((number, read)) = count(passage, at) else {
            continue;
        };
        let Some(word) = passage.first_of(at + read, &POINTS) else {
            continue;
        };
        let end = at + read + word.chars().count();
        // The list begins within a few words, and is the next one.
        let first = items.partition_point(|item| item.at() < passage.utf16(end));
        let is_near = |item: &Ordinal| item.number == 1 && item.at() <= passage.utf16(end) + 24;
        if !items.get(first).is_some_and(is_near) {
            continue;
        }
        let listed: Vec<_> = items
            .iter()
            .skip(first)
            .take_while({
                let mut last = 0;
                move |item| {
                    let goes_on = item.number > last;
                    last = item.number;
                    goes_on
                }
            })
            .collect();
        let listed = u32::try_from(listed.len()).unwrap_or(u32::MAX);
        if listed >= 2 && listed != number {
            findings.tell(
                at,
                end - at,
                None,
                [passage.words(at, end - at), listed.to_string()],
            );
        }
    }
}

/// The number that begins there, in characters or figures, and how long it is; not in the middle of one.
fn count(passage: &Passage, at: usize) -> Option<(u32, usize)> {
    let before = passage.back(at, 1);
    if before.is_ascii_digit()
        || small_number(&[before]).is_some()
        || matches!(before, '第' | '.' | '百' | '千' | '〇')
    {
        return None;
    }
    let figures: String = passage
        .from(at)
        .iter()
        .take_while(|c| c.is_ascii_digit())
        .take(3)
        .collect();
    if figures.is_empty() {
        return small_number(passage.from(at));
    }
    Some((figures.parse().ok()?, figures.len()))
}

/// What is counted behind a list of names.
const COUNTED: &str = "个人名位家所省市县区乡镇村国地项种类";
/// A list's items are names: shorter than this, and without what makes a clause.
const LONGEST_ITEM: usize = 9;
/// How far back items are counted.
const LONGEST_LIST: usize = 40;

fn names(passage: &Passage, findings: &mut Findings) {
    for (comma, mark) in passage.marks() {
        // The last 、 of a list.
        if mark != '、' || !passage.is_free(comma) {
            continue;
        }
        let tail = passage.from(comma + 1);
        let item = tail
            .iter()
            .take(LONGEST_ITEM + 4)
            .take_while(|c| is_han(**c))
            .count();
        let Some((at, number, read, is_open)) = announced(passage, comma + 1, item) else {
            continue;
        };
        let end = at + read;
        let is_counted = COUNTED.contains(passage.at(end)) && passage.at(end) != '\0';
        let named = items_before(passage, comma) + 1 + usize::from(has_and(passage, comma + 1, at));
        let named = u32::try_from(named).unwrap_or(u32::MAX);
        let is_wrong = if is_open { named > number } else { named != number };
        if is_counted && is_wrong && named >= 2 && number >= 2 {
            let from = at + usize::from(is_open);
            findings.tell(
                from,
                end + 1 - from,
                None,
                [passage.words(from, end + 1 - from), named.to_string()],
            );
        }
    }
}

/// `等3个`, or in characters without 等: `两人`; 北欧五国 would be one name. Where it begins, its number, its length, and whether there may be more.
fn announced(passage: &Passage, from: usize, long: usize) -> Option<(usize, u32, usize, bool)> {
    let more = (from + 1..=from + long).find(|at| passage.at(*at) == '等');
    if let Some(at) = more {
        let (number, read) = count(passage, at + 1)?;
        return Some((at, number, read + 1, true));
    }
    let at = (from + 1..from + long).find(|at| {
        let number = small_number(passage.from(*at));
        number.is_some_and(|(_, read)| passage.at(at + read) == '人')
    })?;
    let (number, read) = count(passage, at)?;
    let is_each = matches!(
        passage.back(at, 1),
        '各' | '第' | '每' | '有' | '共' | '的' | '这' | '那' | '一'
    );
    // Two people are 两人 in apposition only directly behind names of two to four characters.
    (number <= 10 && !is_each && (2..=4).contains(&(at - from)) && ends_clause(passage, at + read + 1))
        .then_some((at, number, read, false))
}

/// A name in apposition is followed by what it does, not by another noun: 两人到场, 三地联动, and not 三人小组.
fn ends_clause(passage: &Passage, at: usize) -> bool {
    !matches!(
        passage.at(at),
        '小' | '组' | '行' | '间' | '次' | '以' | '大' | '级' | '民' | '口' | '区' | '方' | '多'
    )
}

/// Whether the last item is two, joined by 和, 与 or 及.
fn has_and(passage: &Passage, from: usize, to: usize) -> bool {
    passage
        .between(from + 1, to.saturating_sub(1))
        .iter()
        .any(|c| matches!(c, '和' | '与' | '及'))
}

/// How many items are before this 、: as far back as there are short names with 、 between them.
fn items_before(passage: &Passage, comma: usize) -> usize {
    let mut items = 0;
    let mut end = comma;
    loop {
        let item = passage
            .between(end.saturating_sub(LONGEST_ITEM), end)
            .iter()
            .rev();
        let long = item
            .take_while(|c| is_han(**c) || c.is_ascii_alphanumeric())
            .count();
        if long == 0 {
            return items.max(1);
        }
        items += 1;
        if items > LONGEST_LIST {
            return items;
        }
        let Some(before) = end.checked_sub(long + 1) else {
            return items;
        };
        if passage.at(before) != '、' || !passage.is_free(before) {
            return items;
        }
        // 的 ends what only describes the first name.
        if passage.between(before + 1, end).contains(&'的') {
            return items;
        }
        end = before;
    }
}
