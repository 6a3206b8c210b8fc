//! Captions, of which every bracket and every name is asked who it is, and caption sheets.

use super::{Length, Subject, Task};

pub(super) const CAPTION: Subject = Subject {
    name: "caption",
    lengths: &CAPTION_LENGTHS,
    make: caption,
};

pub(super) const SHEET: Subject = Subject {
    name: "caption sheet",
    lengths: &SHEET_LENGTHS,
    make: sheet,
};

const CAPTION_LENGTHS: [Length; 7] = [
    ("open brackets", 8_000),
    ("closed brackets", 8_000),
    ("names in a row", 2_000),
    ("positions", 4_000),
    ("characters", 20_000),
    ("English names", 2_000),
    ("commas", 8_000),
];

fn lengths<const N: usize>(one: (usize, usize), other: (usize, usize)) -> [usize; N] {
    std::array::from_fn(|at| match at {
        at if at == one.0 => one.1,
        at if at == other.0 => other.1,
        _ => 0,
    })
}

fn caption(one: (usize, usize), other: (usize, usize)) -> Task {
    let [open, closed, names, positions, characters, english, commas] = lengths(one, other);
    Task::Caption(
        [
            format!("左起：{}。", "王小明、".repeat(names)),
            "（".repeat(open),
            "）".repeat(closed),
            "江克美（左二），".repeat(positions),
            "字".repeat(characters),
            format!("From left: {}.", "Ann Lee, ".repeat(english)),
            "，".repeat(commas),
        ]
        .concat(),
    )
}

const SHEET_LENGTHS: [Length; 4] = [
    ("rows", 20_000),
    ("unknown columns", 2_000),
    ("bytes of a cell", 200_000),
    ("quotes", 100_000),
];

fn sheet(one: (usize, usize), other: (usize, usize)) -> Task {
    let [rows, columns, cell, quotes] = lengths(one, other);
    let heads: String = (0..columns).map(|n| format!(",column {n}")).collect();
    let first = format!("1,{}\"{}\"", "字".repeat(cell), "\"\"".repeat(quotes));
    Task::Sheet(format!(
        "图号,图片说明{heads}\n{first}\n{}",
        "1,一句话\n".repeat(rows)
    ))
}
