//! The completeness of this rig: every public verb of the newsroom is called by a chapter.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// By what names the chapters call those whose verbs they use.
const CALLED_ON: [&str; 4] = ["writer", "editor", "reader", "courier"];
/// The types that have verbs without being rooms.
const OFFERING: [&str; 2] = ["Newsroom", "Courier"];

/// A public verb: the room it is called on, if any, and its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Verb {
    room: Option<String>,
    name: String,
}

#[test]
fn every_verb_of_the_newsroom_is_called_here() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap());
    let read = |path: &PathBuf| fs::read_to_string(path).unwrap();
    let rooms = rooms(&read(&root.join("src/rooms.rs")));
    let sources = rust_files(&root.join("src"));
    let verbs: BTreeSet<Verb> = sources
        .iter()
        .flat_map(|path| methods(&read(path), &rooms))
        .collect();
    let functions = exported_functions(&read(&root.join("src/lib.rs")));
    let idle = rooms.values().filter(|room| *room != "flags");
    let idle: Vec<&String> = idle
        .filter(|room| !verbs.iter().any(|verb| verb.room.as_ref() == Some(*room)))
        .collect();
    assert!(
        verbs.len() > 150 && functions.len() > 5 && rooms.len() == 11 && idle.is_empty(),
        "the sources are read as they are written: {} verbs, {} functions, {} rooms, without verbs {idle:?}",
        verbs.len(),
        functions.len(),
        rooms.len(),
    );

    let chapters: String = rust_files(&root.join("tests/two_people"))
        .iter()
        .map(|path| without_blanks(&read(path)))
        .collect();
    let is_called = |verb: &Verb| {
        let name = &verb.name;
        let calls: Vec<String> = match &verb.room {
            Some(room) => CALLED_ON
                .iter()
                .map(|on| format!("{on}.{room}().{name}"))
                .collect(),
            None => {
                let on = CALLED_ON.iter().map(|on| format!("{on}.{name}"));
                on.chain(OFFERING.iter().map(|of| format!("{of}::{name}")))
                    .collect()
            }
        };
        calls.iter().any(|call| {
            ["(", "::<"]
                .iter()
                .any(|open| chapters.contains(&format!("{call}{open}")))
        })
    };
    let mut silent: Vec<String> = verbs
        .iter()
        .filter(|verb| !is_called(verb))
        .map(|verb| format!("{verb:?}"))
        .collect();
    silent.extend(
        functions
            .into_iter()
            .filter(|name| !chapters.contains(&format!("newsroom::{name}("))),
    );
    assert!(
        silent.is_empty(),
        "verbs that no chapter of this rig calls on {CALLED_ON:?}: {silent:?}"
    );
}

/// The rooms' types, each with the name of its accessor: `pub review: ReviewRoom;` → `ReviewRoom`, `review`
fn rooms(source: &str) -> BTreeMap<String, String> {
    let lines = source.lines().filter_map(|line| {
        let (room, handle) = line.trim().strip_suffix(';')?.split_once(": ")?;
        let room = room.rsplit(' ').next()?;
        handle
            .ends_with("Room")
            .then(|| (handle.to_owned(), room.to_owned()))
    });
    lines.filter(|(handle, _)| !handle.starts_with('$')).collect()
}

/// The public methods of the rooms and of [`OFFERING`] that a source declares; its own tests are no part of it.
fn methods(source: &str, rooms: &BTreeMap<String, String>) -> Vec<Verb> {
    let source = source.split("#[cfg(test)]").next().unwrap();
    let mut found = Vec::new();
    // The type of the `impl` that a line is in, if it is a room, and the indentation of that `impl`.
    let mut inside: Option<(Option<String>, usize)> = None;
    for line in source.lines() {
        let code = line.trim_start();
        let indent = line.len() - code.len();
        if let Some(of) = code.strip_prefix("impl ").and_then(|of| of.strip_suffix(" {")) {
            inside = match of.strip_suffix("<'_>").and_then(|room| rooms.get(room)) {
                Some(room) => Some((Some(room.clone()), indent)),
                None => OFFERING.contains(&of).then_some((None, indent)),
            };
        } else if let Some((room, of)) = &inside {
            match code.strip_prefix("pub fn ") {
                Some(rest) if indent == of + 4 => found.push(Verb {
                    room: room.clone(),
                    name: name(rest),
                }),
                _ if code == "}" && indent == *of => inside = None,
                _ => {}
            }
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

/// A call may go over many lines: `writer\n    .delivery()\n    .deliver(` → `writer.delivery().deliver(`
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
