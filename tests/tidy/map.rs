//! `docs/architecture.md` is the map, and nothing stands in the house that is not on it.

use super::sources::{below, file, none};
use std::collections::BTreeSet;

/// Names that say the same in every crate and need no line on the map.
const EVERYWHERE: [&str; 5] = ["lib", "main", "error", "tests", "bin"];

#[test]
fn every_crate_and_top_module_is_on_the_map() {
    let map = file("docs/architecture.md").text;
    let words: BTreeSet<&str> = map
        .split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-')
        .collect();
    let rooms: BTreeSet<(String, String)> = below("src-tauri", &[".rs"])
        .iter()
        .filter_map(|source| room(&source.path))
        .collect();
    let missing: Vec<String> = rooms
        .iter()
        .flat_map(|(house, room)| [(house, house), (house, room)])
        .filter(|(_, name)| !EVERYWHERE.contains(&name.as_str()) && !words.contains(name.as_str()))
        .map(|(house, name)| format!("{house}: {name}"))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    none(
        "Not on the map; say in docs/architecture.md what it is for.",
        &missing,
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

/// The crate and the top module a file belongs to.
fn room(path: &str) -> Option<(String, String)> {
    let (house, inside) = match path.strip_prefix("src-tauri/crates/") {
        Some(rest) => rest.split_once("/src/")?,
        None => ("src-tauri", path.strip_prefix("src-tauri/src/")?),
    };
    let module = inside.split('/').next()?.trim_end_matches(".rs");
    Some((house.to_owned(), module.to_owned()))
}
