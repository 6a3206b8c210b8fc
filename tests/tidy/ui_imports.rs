//! How the window's files may import each other: downwards, and never in a circle.

use super::graph::{Graph, circles};
use super::sources::{Source, below, none};
use std::collections::BTreeSet;

/// Each folder of `ui/src` and the folders it may import from, besides itself. `main.ts` may import all.
const MAY: [(&str, &[&str]); 9] = [
    ("text", &[]),
    ("style", &[]),
    ("ipc", &[]),
    ("testing", &["ipc", "model"]),
    ("parts", &["text"]),
    ("model", &["ipc", "text"]),
    ("editor", &["testing", "ipc", "model", "parts", "text"]),
    ("views", &["ipc", "model", "editor", "parts", "text", "style"]),
    (
        "app",
        &[
            "testing", "ipc", "model", "editor", "views", "parts", "text", "style",
        ],
    ),
];

#[test]
fn tauri_is_imported_in_one_file() {
    let elsewhere: Vec<String> = sources()
        .iter()
        .filter(|source| source.path != "ui/src/ipc/tauri.ts")
        .filter(|source| {
            imports(&source.text)
                .iter()
                .any(|what| what.starts_with("@tauri-apps"))
        })
        .map(|source| source.path.clone())
        .collect();
    none(
        "Only ui/src/ipc/tauri.ts knows Tauri; everything else asks a Host.",
        &elsewhere,
    );
}

#[test]
fn the_windows_folders_import_downwards() {
    let mut complaints = Vec::new();
    let mut crossings = 0;
    for source in sources() {
        let from = folder(&source.path);
        for what in imports(&source.text) {
            let Some(target) = resolve(&source.path, &what) else {
                continue;
            };
            let to = folder(&target);
            if from.is_empty() || from == to {
                continue;
            }
            crossings += 1;
            let may = MAY.iter().find(|(name, _)| *name == from).map(|(_, may)| *may);
            match may {
                None => complaints.push(format!("{}: a folder this rule does not know", source.path)),
                Some(may) if !may.contains(&to) => {
                    complaints.push(format!("{} imports {target}", source.path))
                }
                Some(_) => {}
            }
        }
    }
    assert!(
        crossings > 0,
        "no file imports from another folder: this rule can no longer read them"
    );
    none(
        "ipc ← model ← editor, views ← app ← main; parts and text import nothing above them.",
        &complaints,
    );
}

/// Folders that draw what the model has. They may name the types that cross, and ask for nothing themselves.
const DRAWING: [&str; 3] = ["editor", "parts", "views"];

#[test]
fn what_is_drawn_asks_the_model_and_never_the_newsroom() {
    let sources = sources();
    let drawing = sources
        .iter()
        .filter(|source| DRAWING.contains(&folder(&source.path)) && !source.path.contains("/testing/"));
    let complaints: Vec<String> = drawing
        .flat_map(|source| {
            let values = ipc_values(&source.text).map(|line| format!("{}: {line}", source.path));
            let asks = commands_asked(&source.text).map(|call| format!("{}: {call}", source.path));
            values.chain(asks).collect::<Vec<_>>()
        })
        .collect();
    let asked = sources
        .iter()
        .flat_map(|source| commands_asked(&source.text))
        .count();
    assert!(
        asked > 50,
        "only {asked} calls were found in all: has their form changed?"
    );
    none(
        "Only model/ and app/ talk to the newsroom; of ipc the others import types.",
        &complaints,
    );
}

/// Imports from `ipc` of anything but types: `{ asFailure } from "../ipc/failure"`.
fn ipc_values(text: &str) -> impl Iterator<Item = &str> {
    let statements = text
        .split("import ")
        .skip(1)
        .filter_map(|rest| rest.split(';').next());
    statements.filter(|statement| statement.contains("/ipc/") && !statement.starts_with("type "))
}

/// Calls of the shell's commands: `ask("outlets"` of `desk.host.ask("outlets", {})`.
fn commands_asked(text: &str) -> impl Iterator<Item = &str> {
    ["ask(", "follow(", "send("].into_iter().flat_map(move |call| {
        text.match_indices(call).filter_map(move |(at, _)| {
            let arguments = text.get(at + call.len()..)?.trim_start().strip_prefix('"')?;
            let (name, _) = arguments.split_once('"')?;
            let is_command = name
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '_');
            is_command.then_some(name)
        })
    })
}

#[test]
fn no_two_files_of_the_window_import_each_other() {
    let sources = sources();
    let known: BTreeSet<&str> = sources.iter().map(|source| source.path.as_str()).collect();
    // Types count too: two files that import each other's types cannot be read, moved or changed one without the other.
    let graph: Graph = sources
        .iter()
        .map(|source| {
            let imports = imports(&source.text);
            let targets = imports.iter().filter_map(|what| resolve(&source.path, what));
            let targets = targets.map(|target| with_ending(&known, &target));
            (source.path.clone(), targets.collect())
        })
        .collect();
    none(
        "Files that import each other are one file, or share a third.",
        &circles(&graph),
    );
}

fn sources() -> Vec<Source> {
    let all = below("ui/src", &[".ts", ".svelte"]);
    all.into_iter()
        .filter(|source| !source.path.ends_with(".test.ts"))
        .collect()
}

/// The files that a file imports or passes on, values and types, by the text between the quotes.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for statement in ["import ", "import(", "export "] {
        for rest in text.split(statement).skip(1) {
            // Up to the end of the statement; a call's argument ends at its bracket.
            let rest = rest.split([';', ')']).next().unwrap_or_default();
            let path = match statement {
                "export " => rest
                    .split_once(" from ")
                    .filter(|(names, _)| names.trim().starts_with(['{', '*', 't']))
                    .map(|(_, path)| path),
                "import " => rest.split_once(" from ").map(|(_, path)| path).or(Some(rest)),
                _ => Some(rest),
            };
            let Some(path) = path else { continue };
            let quoted = path.trim().trim_matches(['"', '\'']);
            if quoted.len() + 2 == path.trim().len() && !quoted.contains(['"', '\n']) {
                found.push(quoted.to_owned());
            }
        }
    }
    found
}

/// The path to which a relative import leads, below the root and as written (without an ending, often). `None` for libraries.
fn resolve(from: &str, what: &str) -> Option<String> {
    if !what.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in what.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn with_ending(known: &BTreeSet<&str>, target: &str) -> String {
    let endings = ["", ".ts", ".svelte", ".svelte.ts", "/index.ts"];
    let full = endings
        .iter()
        .map(|ending| format!("{target}{ending}"))
        .find(|path| known.contains(path.as_str()));
    full.unwrap_or_else(|| target.to_owned())
}

/// The folder of `ui/src` a file is in; empty for the files beside them, `main.ts` for one.
fn folder(path: &str) -> &str {
    let inside = path.strip_prefix("ui/src/").unwrap_or_default();
    inside.split_once('/').map_or("", |(folder, _)| folder)
}

#[test]
fn the_rules_read_imports_as_they_are_written() {
    let text = "import { a } from \"./a\";\nimport type { B } from '../b';\nimport {\n  c,\n} from \"x\";\nimport \"./d.css\";\n\
                const e = await import(\"./e\");\nexport { f } from \"./f\";\nexport const g = \"./g\";";
    let read = imports(text);
    for what in ["./a", "../b", "x", "./d.css", "./e", "./f"] {
        assert!(read.iter().any(|one| one == what), "{what} in {read:?}");
    }
    assert_eq!(read.len(), 6, "{read:?}");
    assert_eq!(
        resolve("ui/src/editor/page.ts", "../ipc/types").as_deref(),
        Some("ui/src/ipc/types")
    );
}
