//! Algorithms on text: comparing two states, and setting a text in other forms.

use std::fmt::Write as _;

use super::{Length, Subject, Task};

pub(super) const COMPARE: Subject = Subject {
    name: "compare",
    lengths: &LENGTHS,
    make: |one, other| compared("text", one, other),
};

pub(super) const COMPARE_WORD: Subject = Subject {
    name: "compare as Word file",
    lengths: &LENGTHS,
    make: |one, other| compared("docx", one, other),
};

pub(super) const EXPORT_WORD: Subject = Subject {
    name: "export as Word file",
    lengths: &LENGTHS,
    make: |one, other| exported("docx", one, other),
};

pub(super) const EXPORT_WECHAT: Subject = Subject {
    name: "export for WeChat",
    lengths: &LENGTHS,
    make: |one, other| exported("wechat", one, other),
};

const LENGTHS: [Length; 7] = [
    ("times one character", 100_000),
    ("of two characters", 50_000),
    ("paragraphs", 5_000),
    ("items", 5_000),
    ("rows", 1_000),
    ("columns", 60),
    ("words of five", 50_000),
];

/// The text of these lengths, and another state of it in which much is changed and moved.
fn states(one: (usize, usize), other: (usize, usize)) -> (String, String) {
    let of = |at: usize| match at {
        at if at == one.0 => one.1,
        at if at == other.0 => other.1,
        _ => 0,
    };
    let [same, two, paragraphs, items, rows, columns, words] = std::array::from_fn(of);
    let mut seed = 20_261_130_u64;
    let mut random = move || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize
    };
    let mut state = |is_hers: bool| {
        let mut text = String::from("# 标题\n\n");
        for at in 0..same {
            text.push(if is_hers && at % 97 == 0 { '了' } else { '的' });
        }
        text.push_str("。\n\n");
        for _ in 0..two {
            text.push(if random() % 2 == 0 { '甲' } else { '乙' });
        }
        text.push_str("。\n\n");
        for _ in 0..words {
            text.push_str(["one ", "two ", "three ", "four ", "five "][random() % 5]);
        }
        text.push_str("end.\n\n");
        let turned = |at: usize, count: usize| if is_hers { (at * 7_919 + 13) % count } else { at };
        for at in 0..paragraphs {
            let _ = writeln!(text, "第{}段，晒场上铺开了油茶果。\n", turned(at, paragraphs));
        }
        for at in 0..items {
            let _ = writeln!(text, "- 第{}项", turned(at, items));
        }
        if rows + columns > 0 {
            let columns = columns.max(2);
            let _ = write!(text, "\n{}|\n{}|\n", "|头".repeat(columns), "|-".repeat(columns));
            for at in 0..rows {
                let _ = writeln!(text, "{}|", format!("|格{}", turned(at, rows)).repeat(columns));
            }
        }
        text
    };
    (state(false), state(true))
}

fn compared(form: &'static str, one: (usize, usize), other: (usize, usize)) -> Task {
    let (base, hers) = states(one, other);
    Task::Compare(form, base, hers)
}

fn exported(form: &'static str, one: (usize, usize), other: (usize, usize)) -> Task {
    Task::Export(form, states(one, other).0)
}
