//! `docs/changing.md` lists the files that a change touches; this test keeps its lists true.
//!
//! A list is complete when it has every file that mentions the example's identifiers, and no other. The page states the
//! rule; a complaint names the line to add or to take away.

use super::sources::{Source, below, file, none};
use super::{commands, fields, ipc_lists, ipc_types};
use std::collections::BTreeMap;

const PAGE: &str = "docs/changing.md";
/// Before files that mention an example and need no edit for another of its kind.
const NOT_TOUCHED: &str = "Mentioned, not touched: ";
const ENDINGS: [&str; 10] = [
    ".css", ".json", ".md", ".rels", ".rs", ".sql", ".svelte", ".toml", ".ts", ".xml",
];
const FOLDERS: [&str; 4] = ["assets", "docs", "src-tauri", "ui/src"];
const APART: [&str; 8] = [
    PAGE,
    "docs/architecture.md",
    "docs/decisions/",
    fields::PAGE,
    commands::COMMANDS,
    ipc_lists::LISTS,
    ipc_types::TYPES,
    "/tests/",
];

/// One change: how its example is found, and its part of the page.
struct Change<'a> {
    title: &'a str,
    example: Vec<&'a str>,
    touched: Vec<&'a str>,
    not_touched: Vec<&'a str>,
}

#[test]
fn every_change_lists_the_files_that_mention_its_example() {
    let page = file(PAGE).text;
    let tree = tree();
    let complaints: Vec<String> = changes(&page)
        .iter()
        .flat_map(|change| {
            complaints(change, &tree)
                .into_iter()
                .map(|what| format!("{PAGE}, {}: {what}", change.title))
        })
        .collect();
    none(
        "The lists of files to change must be true, so mend the page:",
        &complaints,
    );
}

#[test]
fn every_change_has_its_count_in_the_table() {
    let page = file(PAGE).text;
    let changes = changes(&page);
    assert_eq!(changes.len(), 12, "{PAGE} tells of twelve changes");
    let wrong: Vec<String> = changes
        .iter()
        .filter_map(|change| {
            let row = format!("| [{}](", change.title);
            let Some(line) = page.lines().find(|line| line.starts_with(&row)) else {
                return Some(format!("{}: it has no row in the table", change.title));
            };
            let said = line.split(" | ").nth(1).unwrap_or_default();
            let count = change.touched.len().to_string();
            (said != count).then(|| format!("{}: say {count} in the table, not {said}", change.title))
        })
        .collect();
    none("The counts are the numbers of lines:", &wrong);
}

/// The faults of the list of one change.
fn complaints(change: &Change<'_>, tree: &[Source]) -> Vec<String> {
    let mentions: Vec<&str> = tree
        .iter()
        .filter(|source| {
            change
                .example
                .iter()
                .any(|name| mentions(&source.text, name) || mentions(&source.path, name))
        })
        .map(|source| source.path.as_str())
        .collect();
    let covered = |path: &str| {
        change.not_touched.contains(&path) || change.touched.iter().any(|line| covers(line, path))
    };
    let missing = mentions
        .iter()
        .filter(|path| !covered(path))
        .map(|path| format!("add a line for `{path}`, or name it after `{NOT_TOUCHED}`"));
    let stale = change
        .touched
        .iter()
        .chain(&change.not_touched)
        .filter(|line| !mentions.iter().any(|path| covers(line, path)))
        .map(|line| {
            if tree.iter().any(|source| covers(line, &source.path)) {
                format!("take `{line}` away: it does not mention the example")
            } else {
                format!("take `{line}` away: there is no such file")
            }
        });
    missing.chain(stale).collect()
}

/// Whether a line of a list covers this file: it names it, or a folder above it.
fn covers(line: &str, path: &str) -> bool {
    line == path || line.ends_with('/') && path.starts_with(line)
}

/// Whether the text has the name as a whole word: `rule` is in `nodes.rule` and not in `ruled`.
fn mentions(text: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let begins = name.starts_with(is_word);
    let ends = name.ends_with(is_word);
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|text| text.chars().next());
        !(begins && before.is_some_and(is_word) || ends && after.is_some_and(is_word))
    })
}

/// Every file that a change may touch.
fn tree() -> Vec<Source> {
    FOLDERS
        .iter()
        .flat_map(|folder| below(folder, &ENDINGS))
        .filter(|source| {
            let path = source.path.as_str();
            let is_test =
                path.contains("/testing/") || path.ends_with("/tests.rs") || path.ends_with(".test.ts");
            !is_test && !APART.iter().any(|apart| path.contains(apart))
        })
        .collect()
}

/// The page's sections, each a change.
fn changes(page: &str) -> Vec<Change<'_>> {
    page.split("\n## ").skip(1).map(change).collect()
}

fn change(section: &str) -> Change<'_> {
    let mut lines = BTreeMap::<&str, Vec<&str>>::new();
    for line in section.lines() {
        for start in ["Example: ", "1. ", NOT_TOUCHED] {
            if let Some(rest) = line.strip_prefix(start) {
                lines.entry(start).or_default().push(rest);
            }
        }
    }
    let said = |start: &str| lines.get(start).into_iter().flatten().copied();
    Change {
        title: section.lines().next().unwrap_or_default(),
        example: said("Example: ").flat_map(quoted).collect(),
        touched: said("1. ").filter_map(|line| quoted(line).next()).collect(),
        not_touched: said(NOT_TOUCHED).flat_map(quoted).collect(),
    }
}

/// The words of a line in backquotes; in two of them where one is part of it.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let opened = rest.get(rest.find('`')?..)?;
        let mark = if opened.starts_with("``") { "``" } else { "`" };
        let (inside, after) = opened.strip_prefix(mark)?.split_once(mark)?;
        rest = after;
        Some(if mark == "`" { inside } else { inside.trim() })
    })
}

#[test]
fn a_name_in_two_backquotes_may_hold_one() {
    let names: Vec<&str> = quoted("Example: `a`, `` `rule` ``, `b c`.").collect();
    assert_eq!(names, ["a", "`rule`", "b c"]);
}

#[test]
fn a_complaint_says_which_line_to_add_or_take_away() {
    let source = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let tree = [
        source("a/kept.rs", "nodes.rule"),
        source("a/new.rs", "see rule"),
        source("a/other.rs", "ruled, ruler"),
    ];
    let page = "\n## A thing\n\nExample: `rule`.\n\n1. `a/kept.rs`: keep\n1. `a/other.rs`: nothing\n1. `a/gone.rs`: gone\n";
    let said: Vec<String> = changes(page)
        .iter()
        .flat_map(|change| complaints(change, &tree))
        .collect();
    assert_eq!(
        said,
        [
            "add a line for `a/new.rs`, or name it after `Mentioned, not touched: `",
            "take `a/other.rs` away: it does not mention the example",
            "take `a/gone.rs` away: there is no such file",
        ]
    );
}
