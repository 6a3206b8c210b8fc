//! No source file is longer than a person reads in one go.

use super::ipc_types::TYPES;
use super::sources::{below, none};

const MOST_LINES: usize = 500;

#[test]
fn no_source_file_is_longer_than_500_lines() {
    let folders = ["src-tauri", "ui", "tests"];
    let long: Vec<String> = folders
        .iter()
        .flat_map(|folder| below(folder, &[".rs", ".ts", ".svelte", ".css", ".sql"]))
        // It is generated, and never read by a person: one file, so that it can be compared at one glance.
        .filter(|source| source.path != TYPES)
        .map(|source| (source.text.lines().count(), source.path))
        .filter(|(lines, _)| *lines > MOST_LINES)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    none(
        "A file this long holds more than one idea; split it by idea.",
        &long,
    );
}
