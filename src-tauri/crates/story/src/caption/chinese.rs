//! Chinese captions: `江克美(左二)`, `左起:江克美、彭彤`, `后排右起为……`, `左二为江克美`.

use super::slot::{han_row, number};
use super::{PeopleRow, PositionedPerson, Slot, Standings, StartSide, begins, names};
use crate::limits::MOST_PLACED;

/// Words that may come between a position and the names it introduces: `左起依次为甲、乙`.
const ANNOUNCING: [&str; 12] = [
    "依次为",
    "依次是",
    "分别为",
    "分别是",
    "依次",
    "分别",
    "为",
    "是",
    "：",
    ":",
    "，",
    ",",
];

pub(super) fn read(caption: &str, known: &[&str], found: &mut Standings) {
    brackets(caption, known, found);
    rows(caption, known, found);
    apposed(caption, known, found);
    labelled(caption, known, found);
}

/// Every name with its position in brackets behind it.
fn brackets(caption: &str, known: &[&str], found: &mut Standings) {
    for (open, bracket) in caption.match_indices(['(', '（']) {
        let inner = begins(
            caption
                .get(open.saturating_add(bracket.len())..)
                .unwrap_or_default(),
        );
        let Some(close) = inner.find([')', '）']) else {
            continue;
        };
        let (before, inner) = (
            caption.get(..open).unwrap_or_default(),
            inner.get(..close).unwrap_or_default(),
        );
        // `(左二，市直机关工委书记)`: the position is the first or the last of the facts in the bracket.
        let slot = inner.split(['，', ',', '、', ' ', '；']).find_map(position);
        if let Some(slot) = slot
            && let Some(name) = names::at_end(before, known)
        {
            found.add(name, slot);
        }
    }
}

/// Parses a Chinese position. `Slot::parse` also reads English ones, which occur in English captions.
fn position(text: &str) -> Option<Slot> {
    // `左起` alone introduces a row.
    if text.chars().any(names::is_han) && !text.trim_end().ends_with('起') {
        Slot::parse(text)
    } else {
        None
    }
}

/// `左起:甲、乙`, `从左至右依次为甲、乙和丙`, `后排右起:丁、戊`; and `甲、乙(左起)`.
fn rows(caption: &str, known: &[&str], found: &mut Standings) {
    const ENDS: [(&str, StartSide); 10] = [
        ("左起", StartSide::Left),
        ("右起", StartSide::Right),
        ("从左至右", StartSide::Left),
        ("从左到右", StartSide::Left),
        ("由左至右", StartSide::Left),
        ("由左到右", StartSide::Left),
        ("自左至右", StartSide::Left),
        ("从右至左", StartSide::Right),
        ("从右到左", StartSide::Right),
        ("由右至左", StartSide::Right),
    ];
    for (word, side) in ENDS {
        for (at, word) in caption.match_indices(word) {
            let before = caption.get(..at).unwrap_or_default();
            let behind = caption.get(at.saturating_add(word.len())..).unwrap_or_default();
            // `右起第二` counts one person; it does not introduce a row.
            let counted = behind
                .chars()
                .next()
                .is_some_and(|c| c == '第' || number(&String::from(c)).is_some());
            if counted {
                continue;
            }
            let row = row_before(before);
            // `甲、乙(左起)` is about the names before it, `(左起)甲、乙` about those behind it.
            let told = behind
                .strip_prefix([')', '）'])
                .map_or_else(Vec::new, |_| listed_before(before));
            let names = if told.len() > 1 {
                told
            } else {
                listed(announced(behind.trim_start_matches([')', '）'])), known)
            };
            // `左起第二为…` names one, not a row.
            if names.len() > 1 {
                found.row(row, side, &names);
            }
        }
    }
}

fn row_before(before: &str) -> Option<PeopleRow> {
    let start = before.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    han_row(before.get(start..).unwrap_or_default()).0
}

fn announced(text: &str) -> &str {
    let mut text = text.trim_start();
    while let Some(rest) = ANNOUNCING.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest.trim_start();
    }
    text
}

/// Names in a row, until something that is none.
fn listed(text: &str, known: &[&str]) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = announced(text);
    while let Some(item) = rest
        .split(['、', '，', ',', ' ', '；', ';', '。', '(', '（'])
        .next()
    {
        // Behind the last name the sentence may go on, `甲、乙和丙在会上`: only a name known or short is taken.
        for (number, part) in item.split(['和', '与', '及']).enumerate() {
            match names::at_start(part, known) {
                Some(name) => names.push(name.to_owned()),
                None if number == 0 => return names,
                None => {}
            }
        }
        let behind = rest.get(item.len()..).unwrap_or_default();
        match behind.strip_prefix('、') {
            Some(next) => rest = next,
            None => break,
        }
    }
    names
}

/// `图为甲、乙、丙(左起)`: the list ends at the bracket.
fn listed_before(before: &str) -> Vec<String> {
    let before = before.trim_end().trim_end_matches(['(', '（']);
    let mut names: Vec<String> = Vec::new();
    for item in before.rsplit('、') {
        let tail = item
            .rsplit(['，', ',', '。', ' ', '：', ':'])
            .next()
            .unwrap_or_default();
        match names::at_end(tail, &[]) {
            Some(name) => names.insert(0, name.to_owned()),
            None => break,
        }
        if tail.len() < item.len() {
            break;
        }
    }
    names
}

/// `左二为江克美`, `前排左一:王桂兰`.
fn apposed(caption: &str, known: &[&str], found: &mut Standings) {
    for (at, word) in caption.match_indices(['左', '右']) {
        let before = caption.get(..at).unwrap_or_default();
        let behind = caption.get(at.saturating_add(word.len())..).unwrap_or_default();
        let behind = behind.strip_prefix('起').unwrap_or(behind);
        let behind = behind.strip_prefix('第').unwrap_or(behind);
        let figures = behind
            .find(|c| number(&String::from(c)).is_none())
            .unwrap_or(behind.len());
        let (Some(count), Some(rest)) = (behind.get(..figures).and_then(number), behind.get(figures..))
        else {
            continue;
        };
        let rest = rest.strip_prefix(['位', '人']).unwrap_or(rest);
        let told = announced(rest);
        let told_so = ["为", "是", "：", ":"].iter().any(|word| rest.starts_with(word));
        let name = names::at_start(told, known).or_else(|| names::at_end(clause(told), known));
        if let (true, Some(name)) = (told_so, name) {
            let side = if word == "左" {
                StartSide::Left
            } else {
                StartSide::Right
            };
            found.add(
                name,
                Slot {
                    row: row_before(before),
                    side,
                    number: Some(count),
                },
            );
        }
    }
}

/// The text up to the next mark: `左二为市长李晓明，` ends with the person.
fn clause(text: &str) -> &str {
    text.split(|c: char| !names::is_han(c) && !matches!(c, '·' | '•'))
        .next()
        .unwrap_or_default()
}

/// `左：张三 右：李四`.
fn labelled(caption: &str, known: &[&str], found: &mut Standings) {
    for (colon, mark) in caption.match_indices(['：', ':']) {
        let before = caption.get(..colon).unwrap_or_default();
        let label = before
            .rsplit(|c: char| !names::is_han(c))
            .next()
            .unwrap_or_default();
        let behind = caption
            .get(colon.saturating_add(mark.len())..)
            .unwrap_or_default();
        let slot = ["左", "中", "右"]
            .contains(&label)
            .then(|| position(label))
            .flatten();
        if let (Some(slot), Some(name)) = (slot, names::at_start(behind, known)) {
            found.add(name, slot);
        }
    }
}

impl Standings {
    pub(super) fn add(&mut self, name: &str, slot: Slot) {
        let standing = PositionedPerson {
            name: name.trim().to_owned(),
            slot,
        };
        if self.people.len() < MOST_PLACED && !self.people.contains(&standing) {
            self.people.push(standing);
        }
    }

    pub(super) fn row(&mut self, row: Option<PeopleRow>, side: StartSide, names: &[String]) {
        for (number, name) in (1..=u8::MAX).zip(names) {
            let slot = Slot {
                row,
                side,
                number: Some(number),
            };
            self.add(name, slot);
        }
        self.rows
            .push((row, u8::try_from(names.len()).unwrap_or(u8::MAX)));
    }
}
