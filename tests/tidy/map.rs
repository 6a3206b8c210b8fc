//! `docs/architecture.md` is the map, and nothing stands in the house that is not on it.

use super::sources::{below, file, none};
use std::collections::BTreeSet;

#[test]
fn every_crate_and_module_folder_is_on_the_map() {
    let map = file("docs/architecture.md").text;
    let words: BTreeSet<&str> = map
        .split(|c: char| !c.is_alphanumeric() && !"_-".contains(c))
        .collect();
    let missing: BTreeSet<String> = below("src-tauri", &[".rs"])
        .iter()
        .filter_map(|source| rooms(&source.path))
        .flat_map(|(house, room)| {
            [Some(house), room]
                .into_iter()
                .flatten()
                .map(move |name| (house, name))
        })
        .filter(|(_, name)| *name != "tests" && !words.contains(name))
        .map(|(house, name)| {
            if house == name {
                name.to_owned()
            } else {
                format!("{house}: {name}")
            }
        })
        .collect();
    none(
        "Not on the map; say in docs/architecture.md what it is for.",
        &Vec::from_iter(missing),
    );
}

#[test]
fn every_folder_of_the_window_is_on_the_map() {
    let map = file("docs/architecture.md").text;
    let missing: BTreeSet<String> = below("ui/src", &[".ts", ".svelte", ".css"])
        .iter()
        .filter_map(|source| source.path.strip_prefix("ui/src/")?.split_once('/'))
        .map(|(folder, _)| folder.to_owned())
        .filter(|folder| !map.contains(&format!("{folder}/")) && !map.contains(&format!("`{folder}`")))
        .collect();
    none(
        "Not on the map; say in docs/architecture.md what it is for.",
        &Vec::from_iter(missing),
    );
}

/// The crate a file belongs to, and the folder inside it where the file stands in one.
fn rooms(path: &str) -> Option<(&str, Option<&str>)> {
    let (house, inside) = match path.strip_prefix("src-tauri/crates/") {
        Some(rest) => rest.split_once("/src/")?,
        None => ("src-tauri", path.strip_prefix("src-tauri/src/")?),
    };
    Some((house, inside.split_once('/').map(|(folder, _)| folder)))
}

#[test]
fn every_source_file_opens_with_what_it_is() {
    let silent: Vec<String> = ["src-tauri", "tests"]
        .iter()
        .flat_map(|folder| below(folder, &[".rs"]))
        .filter(|source| !source.path.ends_with("/tests.rs") && !source.path.contains("/tests/"))
        .filter(|source| !source.text.trim_start().starts_with("//!"))
        .map(|source| source.path)
        .collect();
    none(
        "Each file opens with `//!`: what it is and what it must not know.",
        &silent,
    );
}
