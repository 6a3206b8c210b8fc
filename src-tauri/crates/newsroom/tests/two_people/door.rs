//! The door: every verb the newsroom offers is called by a chapter of this rig.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// By what names the chapters call those whose verbs they use.
const CALLED_ON: [&str; 4] = ["writer", "editor", "reader", "courier"];
/// The types whose methods are verbs: the newsroom, and the handle that it gives out.
const OFFERING: [&str; 2] = ["Newsroom", "Courier"];

#[test]
fn every_verb_of_the_newsroom_is_called_here() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap());
    let read = |path: &PathBuf| fs::read_to_string(path).unwrap();
    let sources = rust_files(&root.join("src"));
    let verbs: BTreeSet<String> = sources.iter().flat_map(|path| methods(&read(path))).collect();
    let functions = exported_functions(&read(&root.join("src/lib.rs")));
    assert!(
        verbs.len() > 100 && functions.len() > 5,
        "the sources are read as they are written: {} verbs, {} functions",
        verbs.len(),
        functions.len()
    );

    let chapters: String = rust_files(&root.join("tests/two_people"))
        .iter()
        .map(|path| without_blanks(&read(path)))
        .collect();
    let is_called = |verb: &String| {
        let on = CALLED_ON.iter().map(|name| format!("{name}.{verb}"));
        let of = OFFERING.iter().map(|name| format!("{name}::{verb}"));
        on.chain(of).any(|call| {
            ["(", "::<"]
                .iter()
                .any(|open| chapters.contains(&format!("{call}{open}")))
        })
    };
    let mut silent: Vec<&String> = verbs.iter().filter(|verb| !is_called(verb)).collect();
    let uncalled = |name: &&String| !chapters.contains(&format!("newsroom::{name}("));
    silent.extend(functions.iter().filter(uncalled));
    assert!(
        silent.is_empty(),
        "verbs that no chapter of this rig calls on {CALLED_ON:?}: {silent:?}"
    );
}

/// The public methods of [`OFFERING`] that a source declares; its own tests are no part of it.
fn methods(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap();
    let (mut found, mut inside) = (Vec::new(), false);
    for line in source.lines() {
        if let Some(of) = line.strip_prefix("impl ") {
            inside = OFFERING.iter().any(|name| of == format!("{name} {{"));
        } else if line == "}" {
            inside = false;
        } else if let Some(rest) = line.strip_prefix("    pub fn ").filter(|_| inside) {
            found.push(name(rest));
        }
    }
    found
}

/// The free functions that the crate gives out: the small letters among its `pub use`, and its own `pub fn`.
fn exported_functions(lib: &str) -> Vec<String> {
    let uses = lib.split("pub use ").skip(1);
    let names = uses.flat_map(|line| {
        let line = line.split(';').next().unwrap();
        let list = line.rsplit("::").next().unwrap().trim_matches(['{', '}']);
        list.split(',')
            .map(|name| name.trim().to_owned())
            .collect::<Vec<_>>()
    });
    let is_function =
        |name: &String| name.starts_with(|first: char| first.is_ascii_lowercase()) && name != "story";
    names.filter(is_function).collect()
}

/// `deliver(&self, id: &str …` → `deliver`
fn name(declared: &str) -> String {
    let ends = |letter: char| !(letter.is_alphanumeric() || letter == '_');
    declared.split(ends).next().unwrap().to_owned()
}

/// A call may go over many lines: `writer\n    .deliver(` → `writer.deliver(`
fn without_blanks(source: &str) -> String {
    source.split_whitespace().collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found
}
