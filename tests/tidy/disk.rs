//! A file gets its name in one place, so that a power cut never leaves half of one.

use super::sources::{below, none};

const THE_PLACE: &str = "src-tauri/crates/disk/";
/// The calls that give a file a name, or write under one that it has.
const WRITING: [&str; 4] = ["fs::write(", "fs::rename(", "fs::copy(", "File::create("];
/// Files that name things in a folder that is moved into place as a whole, and the folder that is a wire's other end.
const NOT_OURS: [&str; 2] = [
    "src-tauri/crates/newsroom/src/delivery/inbox.rs",
    "src-tauri/crates/wire/src/folder.rs",
];

#[test]
fn files_get_their_names_through_disk_alone() {
    let mut elsewhere = Vec::new();
    for source in below("src-tauri", &[".rs"]) {
        let is_program = source.path.contains("/src/") && !source.path.contains("/tests");
        if !is_program || source.path.starts_with(THE_PLACE) || NOT_OURS.contains(&source.path.as_str()) {
            continue;
        }
        let program = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = program.lines().enumerate();
        elsewhere.extend(
            lines
                .filter(|(_, line)| WRITING.iter().any(|writing| line.contains(writing)))
                .map(|(number, line)| format!("{}:{}: {}", source.path, number + 1, line.trim())),
        );
    }
    none(
        "Write it with disk::write or disk::Part, rename it with disk::rename.",
        &elsewhere,
    );
}
