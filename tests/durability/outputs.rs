//! A file that a verb reports as written outside the store is on the disk, name and bytes, and an old one is whole until then.

use super::account::{Acknowledgement, trace};
use galley_tests::desk::{Desk, plain};
use galley_tests::programs::root;
use std::collections::BTreeSet;
use std::fs;

/// A verb, its argument that names where it writes, and how it is called in a folder with one story. `{out}` is a
/// folder that is there.
const WRITERS: [(&str, &str, &[&str]); 11] = [
    ("export", "Export.to", &["export", "{story}", "--to", "{out}/new"]),
    (
        "export as a folder",
        "Export.to",
        &["export", "{story}", "--to", "{out}/new", "--outlet", "folder"],
    ),
    ("file", "Whither.to", &["file", "{story}", "--to", "{out}/new"]),
    (
        "file as Word",
        "Whither.to",
        &["file", "{story}", "--to", "{out}/new", "--as", "docx"],
    ),
    ("ledger", "Ledger.to", &["ledger", "--to", "{out}/ledger.csv"]),
    (
        "photo captions",
        "Captions.to",
        &["photo", "captions", "{story}", "--to", "{out}/captions.docx"],
    ),
    (
        "photo proof-sheet",
        "ProofSheet.to",
        &["photo", "proof-sheet", "{story}", "--to", "{out}/proof.html"],
    ),
    (
        "photo sidecar",
        "Sidecar.dir",
        &["photo", "sidecar", "{story}", "{out}/new"],
    ),
    ("backup", "Backup.to", &["backup", "{out}/backup"]),
    (
        "deliver",
        "",
        &["deliver", "{story}", "--outlet", "shelf", "--unreviewed"],
    ),
    (
        "deliver --later",
        "",
        &[
            "deliver",
            "{story}",
            "--outlet",
            "shelf",
            "--unreviewed",
            "--later",
        ],
    ),
];

#[test]
fn every_verb_that_writes_outside_the_store_is_on_the_list() {
    let listed: BTreeSet<&str> = WRITERS.iter().map(|(_, field, _)| *field).collect();
    for field in fields() {
        assert!(
            listed.contains(field.as_str()),
            "{field} writes somewhere, and no trace of it is taken"
        );
    }
}

#[test]
fn what_is_acknowledged_outside_the_store_is_on_the_disk() {
    let mut lost = Vec::new();
    for (verb, _, arguments) in WRITERS {
        let desk = Desk::new();
        let room = desk.store().parent().expect("a folder above").to_owned();
        let (out, shelf) = (room.join("out"), room.join("shelf"));
        fs::create_dir_all(&out).expect("a folder of ours");
        fs::create_dir_all(&shelf).expect("a folder of ours");
        fs::write(out.join("ledger.csv"), "last month's").expect("a file of ours");
        let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
        desk.ask(["photo", "add", &story, plain(&desk.photo(1))]);
        for (name, rest) in [
            ("folder", "packing = \"folder\"\n".to_owned()),
            (
                "shelf",
                format!("[wire]\nkind = \"folder\"\npath = \"{}\"\n", plain(&shelf)),
            ),
        ] {
            let table = if name == "folder" {
                format!("[files]\n{rest}")
            } else {
                rest
            };
            let file = desk.file(
                &format!("{name}.toml"),
                format!("name = \"{name}\"\nformats = [\"docx\"]\n{table}").as_bytes(),
            );
            desk.ask(["outlet", "add", plain(&file)]);
        }
        let arguments: Vec<String> = arguments
            .iter()
            .map(|word| word.replace("{story}", &story).replace("{out}", plain(&out)))
            .collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let trace = trace(&desk, &arguments);
        for moment in Acknowledgement::all(&trace, plain(&room)) {
            if !moment.is_safe() {
                lost.push(format!(
                    "{verb}: bytes {:?}, names {:?}",
                    moment.bytes, moment.names
                ));
            }
            if !moment.emptied.is_empty() {
                lost.push(format!("{verb}: written in place {:?}", moment.emptied));
            }
        }
    }
    assert!(
        lost.is_empty(),
        "a power cut right after the answer takes:\n{}",
        lost.join("\n")
    );
}

/// The fields of the command line's arguments that name where a verb writes, each as `Verb.field`.
fn fields() -> BTreeSet<String> {
    let folder = root().join("src-tauri/crates/cli/src");
    let mut sources = vec![folder.join("args.rs")];
    let more = fs::read_dir(folder.join("args")).expect("the arguments are there");
    sources.extend(more.flatten().map(|entry| entry.path()));
    let mut found = BTreeSet::new();
    for source in sources {
        let text = fs::read_to_string(&source).expect("a source is text");
        let mut verb = "";
        for line in text.lines() {
            let words = line.trim().trim_end_matches(" {");
            if line.ends_with(" {") && !words.contains("impl") {
                verb = words.rsplit(' ').next().unwrap_or_default();
            }
            let field = words.trim_start_matches("pub(crate) ");
            for name in ["to", "dir"] {
                if field.starts_with(&format!("{name}: ")) && field.contains("PathBuf") {
                    found.insert(format!("{verb}.{name}"));
                }
            }
        }
    }
    assert!(found.len() > 5, "the arguments are read: {found:?}");
    found
}
