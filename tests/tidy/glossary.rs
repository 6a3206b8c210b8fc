//! The glossary's words are the code's: each type that a row names is in that crate, and no other type has its name.

use super::sources::{Source, below, file, none};

/// Where a type is, by the glossary: its crate and its name.
type Named<'a> = (&'a str, &'a str);

#[test]
fn every_type_that_the_glossary_names_is_in_its_crate() {
    let page = file("docs/glossary.md").text;
    let sources = below("src-tauri/crates", &[".rs"]);
    let named = named(&page);
    assert!(named.len() > 20, "the glossary's table is read by its columns");
    let gone: Vec<String> = named
        .iter()
        .filter(|(house, name)| !sources.iter().any(|source| defines(source, house, name)))
        .map(|(house, name)| format!("{house}::{name}"))
        .collect();
    none(
        "No such type in that crate; mend its row in docs/glossary.md.",
        &gone,
    );
}

#[test]
fn no_other_type_has_the_name_of_a_word() {
    let page = file("docs/glossary.md").text;
    let sources = below("src-tauri", &[".rs"]);
    let named = named(&page);
    let mut others = Vec::new();
    for (_, name) in &named {
        let is_named = |source: &Source| {
            named
                .iter()
                .any(|(house, other)| other == name && is_in(source, house))
        };
        let twins = sources
            .iter()
            .filter(|source| !source.path.contains("/tests") && declares(&source.text, name))
            .filter(|source| !is_named(source));
        others.extend(twins.map(|source| format!("{}: {name}", source.path)));
    }
    none(
        "A word of docs/glossary.md means one thing; give this type another name.",
        &others,
    );
}

/// The types in the column *in the code*, the fourth of five.
fn named(page: &str) -> Vec<Named<'_>> {
    page.lines()
        .filter(|line| line.starts_with("| "))
        .filter_map(|line| line.split(" | ").nth(3))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .filter_map(|path| path.split_once("::"))
        .collect()
}

fn defines(source: &Source, house: &str, name: &str) -> bool {
    is_in(source, house) && declares(&source.text, name)
}

fn is_in(source: &Source, house: &str) -> bool {
    source
        .path
        .strip_prefix("src-tauri/crates/")
        .and_then(|path| path.strip_prefix(house))
        .is_some_and(|path| path.starts_with("/src/"))
}

/// Whether a line declares a type of this name.
fn declares(text: &str, name: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start();
        let line = ["pub ", "pub(crate) ", "pub(super) "]
            .iter()
            .find_map(|public| line.strip_prefix(public))
            .unwrap_or(line);
        ["struct ", "enum ", "type ", "trait "]
            .iter()
            .filter_map(|kind| line.strip_prefix(kind)?.strip_prefix(name))
            .any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}
