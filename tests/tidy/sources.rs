//! The project's own source files, for the rules to read.

use galley_tests::programs::root;
use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path below the root, with `/`, and its text.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Folders with files that were installed, built or given.
const NOT_OURS: [&str; 6] = ["node_modules", "target", "dist", "gen", "schemas", "golden"];

/// Every file below `folder` whose name ends in one of `endings`, in the order of their paths.
///
/// # Panics
/// When there is none: a rule about no files checks nothing.
pub(crate) fn below(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root().join(folder), endings, &mut found);
    assert!(
        !found.is_empty(),
        "there are no {endings:?} files below {folder}: has it moved? Then the rule moves too"
    );
    found.sort();
    found.iter().map(|path| read(path)).collect()
}

/// One file by its path below the root.
pub(crate) fn file(path: &str) -> Source {
    read(&root().join(path))
}

/// Every page that people read about the project: `docs`, and those at the root.
pub(crate) fn documents() -> Vec<Source> {
    let mut documents = below("docs", &[".md"]);
    documents.extend(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(file));
    documents
}

fn walk(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a folder's entry").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if path.is_dir() {
            if !NOT_OURS.contains(&name) {
                walk(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
}

fn read(path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let path = path
        .strip_prefix(root())
        .expect("below the root")
        .to_string_lossy()
        .into_owned();
    Source { path, text }
}

/// Fails with every complaint at once, under the sentence with the rule's reason.
pub(crate) fn none(why: &str, complaints: &[String]) {
    assert!(complaints.is_empty(), "{why}\n  {}", complaints.join("\n  "));
}

/// Checks that a file which a rule writes is as the rule would write it now; `UPDATE_GOLDEN=1` writes it.
pub(crate) fn golden(path: &str, written: &str) {
    let file = root().join(path);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, written).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let now = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        now == written,
        "{path} is stale: run UPDATE_GOLDEN=1 make test, and commit it"
    );
}
