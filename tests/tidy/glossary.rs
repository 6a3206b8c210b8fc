//! The glossary's words are the code's: each type that a row names is there, in that crate.

use super::sources::{Source, below, file, none};

/// Where a type is, as the glossary says it: its crate and its name.
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
    source
        .path
        .strip_prefix("src-tauri/crates/")
        .and_then(|path| path.strip_prefix(house))
        .is_some_and(|path| path.starts_with("/src/"))
        && ["struct", "enum", "type", "trait"]
            .iter()
            .any(|kind| declares(&source.text, &format!("{kind} {name}")))
}

/// Whether a line declares it for more than its own module, and the name ends there.
fn declares(text: &str, declaration: &str) -> bool {
    text.lines()
        .filter_map(|line| {
            line.strip_prefix("pub ")
                .or_else(|| line.strip_prefix("pub(crate) "))
        })
        .filter_map(|line| line.strip_prefix(declaration))
        .any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}
