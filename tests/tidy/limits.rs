//! `docs/limits.md` lists how much everything may hold that comes from outside, as the crates' own `limits.rs` define it.
//!
//! A limit is a constant with its reason above it, and is in no other place: so the files are the table, and the page is
//! printed from them.

use super::sources::{file, golden};
use std::fmt::Write;

const PAGE: &str = "docs/limits.md";
const CRATES: [(&str, &str); 4] = [
    ("photo", "Pictures"),
    ("press", "Word files, HTML, caption sheets and mails"),
    ("package", "Packages"),
    ("story", "Stories"),
];
const HEAD: &str = "# How much there may be

What comes from outside is counted where it is made, before the memory it would cost is asked for. What is beyond a limit is refused
with a sentence, or left out and said. `tests/hostile` goes to the limits with files made for it. This page is written from
`limits.rs` of each crate (`UPDATE_GOLDEN=1 make test`); do not edit it.
";

#[test]
fn the_page_lists_every_limit_as_the_crates_have_it() {
    let mut page = HEAD.to_owned();
    for (name, title) in CRATES {
        let source = file(&format!("src-tauri/crates/{name}/src/limits.rs")).text;
        write!(
            page,
            "\n## {title}\n\n| limit | value | what and why |\n|---|---|---|\n"
        )
        .unwrap();
        for (limit, value, why) in limits(&source) {
            writeln!(page, "| `{name}::{limit}` | {value} | {why} |").unwrap();
        }
    }
    golden(PAGE, &page);
}

/// Name, value and reason of each constant in a `limits.rs`.
fn limits(source: &str) -> Vec<(&str, String, String)> {
    let mut found = Vec::new();
    let mut why = Vec::new();
    for line in source.lines() {
        if let Some(words) = line.strip_prefix("///") {
            why.push(words.trim());
        } else if let Some((name, value)) = constant(line) {
            assert!(!why.is_empty(), "{name} says why it is as it is");
            found.push((name, value, why.join(" ").replace("[`", "`").replace("`]", "`")));
            why.clear();
        } else {
            why.clear();
        }
    }
    found
}

/// `pub const MAX_BYTES: usize = 256 << 20;` is `MAX_BYTES` and 268,435,456.
fn constant(line: &str) -> Option<(&str, String)> {
    let (_, rest) = line.split_once("const ")?;
    let (name, rest) = rest.split_once(':')?;
    let (_, value) = rest.trim_end_matches(';').split_once(" = ")?;
    let number = |text: &str| text.replace('_', "").parse::<u64>();
    let value = match value.split_once(" << ") {
        Some((number_of, zeros)) => number(number_of).unwrap() << number(zeros).unwrap(),
        None if value.starts_with("u32::MAX") => u64::from(u32::MAX),
        None => number(value).unwrap_or_else(|_| panic!("{name} is a number, not {value}")),
    };
    Some((name, in_thousands(value)))
}

fn in_thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[test]
fn a_constant_is_read_with_its_value() {
    assert_eq!(
        constant("pub const A: u64 = 3 << 10;"),
        Some(("A", "3,072".to_owned()))
    );
    assert_eq!(
        constant("pub(crate) const B: usize = 250_000;"),
        Some(("B", "250,000".to_owned()))
    );
    assert_eq!(constant("pub use a::B;"), None);
}
