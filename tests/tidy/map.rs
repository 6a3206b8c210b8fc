//! `docs/architecture.md` is the map: each crate has a line there, and each folder is named in it.

use super::sources::{below, file, none};
use std::collections::BTreeSet;

#[test]
fn every_crate_and_module_folder_is_on_the_map() {
    let map = file("docs/architecture.md").text;
    let missing: BTreeSet<String> = below("src-tauri", &[".rs"])
        .iter()
        .filter_map(|source| rooms(&source.path))
        .filter(|(_, folder)| *folder != Some("tests"))
        .filter_map(|(house, folder)| {
            let Some(line) = line_of(&map, house) else {
                return Some(format!("{house}: it has no line of its own, `- `{house}`: …`"));
            };
            let folder = folder.filter(|folder| !line.contains(&format!("`{folder}`")))?;
            Some(format!("{house}: `{folder}` is not in its line"))
        })
        .collect();
    none(
        "Not on the map; say in docs/architecture.md what it is for.",
        &Vec::from_iter(missing),
    );
}

/// The code map's item about a crate, with the lines that belong to it.
fn line_of<'a>(map: &'a str, house: &str) -> Option<&'a str> {
    let (_, rest) = map.split_once(&format!("\n- `{house}`: "))?;
    rest.split("\n- ").next()
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

/// The crate a file belongs to, and the folder inside it where the file is in one.
fn rooms(path: &str) -> Option<(&str, Option<&str>)> {
    let (house, inside) = match path.strip_prefix("src-tauri/crates/") {
        Some(rest) => rest.split_once("/src/")?,
        None => ("src-tauri/src", path.strip_prefix("src-tauri/src/")?),
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
