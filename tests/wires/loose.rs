//! `packing = "folder"` on a wire: the outlet gets the files it asked for, and nothing else beside their list.

use crate::kills::{lines, sending};
use crate::outbox::{files, outlet_of, state};
use crate::outfit::{Kind, Outfit, hex};
use galley_tests::desk::Desk;
use galley_tests::dice::{Dice, rounds};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use wire::Destination;

pub(crate) const LIST: &str = "manifest-sha256.txt";

/// Keeps an outlet that wants a folder of pictures and a Word file.
pub(crate) fn loose_outlet(desk: &Desk, destination: &Destination) {
    outlet_of(
        desk,
        "desk",
        "formats = [\"docx\", \"text\"]\n[files]\npacking = \"folder\"\npackage = \"{date}{headline}\"",
        &lines(destination),
    );
}

/// Path and digest of every file below a folder.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut found = Vec::new();
    files(folder, &mut found);
    let one = |file: PathBuf| {
        let name = file.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        (name, hex(&std::fs::read(file).unwrap()))
    };
    found.into_iter().map(one).collect()
}

/// Whether the list of a folder at the desk names exactly the files that are there, with their digests.
pub(crate) fn is_whole(folder: &Path) -> bool {
    let list = std::fs::read_to_string(folder.join(LIST)).unwrap();
    let said = list.lines().filter_map(|line| line.split_once("  "));
    let said: BTreeMap<String, String> = said
        .map(|(digest, name)| (name.to_owned(), digest.to_owned()))
        .collect();
    let mut there = tree(folder);
    there.remove(LIST);
    said == there
}

#[test]
fn an_outlet_that_wants_a_folder_gets_the_files_that_an_export_gives_and_their_list() {
    for kind in [Kind::Folder, Kind::Ftp] {
        let (desk, outfit) = (Desk::new(), Outfit::of(kind));
        loose_outlet(&desk, &outfit.destination);
        let story = desk.ask(["sample"]).trim().to_owned();
        let export = desk.store().with_file_name("export");
        desk.ask([
            "export",
            &story,
            "--to",
            export.to_str().unwrap(),
            "--outlet",
            "desk",
        ]);
        let id = desk
            .ask(["deliver", &story, "--outlet", "desk", "--later"])
            .trim()
            .to_owned();
        sending(&desk, &id).wait().unwrap();

        let (now, row) = state(&desk, &id);
        assert_eq!(now, "delivered", "{kind:?}: {row}");
        let name = row["name"].as_str().unwrap();
        assert!(row["loose"] == true && !name.ends_with(".zip"), "{row}");
        assert_eq!(
            outfit.names(),
            [name],
            "{kind:?}: one folder and nothing beside it"
        );
        let folder = outfit.folder().join(name);
        assert!(is_whole(&folder), "{kind:?}");
        let mut there = tree(&folder);
        let list = there.remove(LIST).unwrap();
        let exported = std::fs::read_dir(&export)
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        assert_eq!(there, tree(&exported), "{kind:?}: the same as an export");
        assert!(there.keys().any(|name| name.ends_with(".jpg")), "{there:?}");
        assert!(name.ends_with(&list[..12]), "named by its list: {name}");
        assert_eq!(row["sha256"], list.as_str(), "{row}");
        assert_eq!(
            (&row["receipt"]["proof"], &row["receipt"]["name"]),
            (&"read_back".into(), &name.into())
        );
        let ledger = desk.ask(["ledger"]);
        assert!(ledger.contains(&list) && ledger.contains(name), "{ledger}");

        let again = desk.ask(["deliver", &story, "--outlet", "desk", "--later"]);
        assert_eq!(again.trim(), id, "{kind:?}: the same content goes no second time");
        desk.ask(["set", &story, "headline=改过的标题"]);
        let other = desk
            .ask(["deliver", &story, "--outlet", "desk", "--later"])
            .trim()
            .to_owned();
        sending(&desk, &other).wait().unwrap();
        assert_eq!(
            outfit.names().len(),
            2,
            "{kind:?}: another content is another folder"
        );
    }
}

#[test]
fn a_restored_backup_sends_a_folder_that_was_waiting() {
    let (desk, other, outfit) = (Desk::new(), Desk::new(), Outfit::of(Kind::Folder));
    loose_outlet(&desk, &outfit.destination);
    let story = desk.ask(["sample"]).trim().to_owned();
    let id = desk
        .ask(["deliver", &story, "--outlet", "desk", "--later"])
        .trim()
        .to_owned();
    let backup = desk.store().with_file_name("backup");
    desk.ask(["backup", backup.to_str().unwrap()]);
    std::fs::remove_dir_all(desk.store()).unwrap();
    other.ask(["restore-backup", backup.to_str().unwrap()]);
    other.ask(["outbox", "run"]);
    let (now, row) = state(&other, &id);
    assert_eq!(now, "delivered", "{row}");
    assert!(is_whole(&outfit.folder().join(row["name"].as_str().unwrap())));
}

#[test]
fn a_folder_that_is_paused_or_taken_back_leaves_nothing_that_looks_complete() {
    let (desk, outfit) = (Desk::new(), Outfit::of(Kind::Folder));
    loose_outlet(&desk, &outfit.destination);
    let story = desk.ask(["sample"]).trim().to_owned();
    let id = desk
        .ask(["deliver", &story, "--outlet", "desk", "--later"])
        .trim()
        .to_owned();
    desk.ask(["outbox", "pause", &id]);
    assert_eq!(desk.ask(["outbox", "run"]), "");
    assert!(outfit.names().is_empty());
    desk.ask(["outbox", "cancel", &id]);
    assert!(
        !desk.store().join("outbox").join(&id).exists(),
        "what waited is gone"
    );
    assert!(outfit.names().is_empty());
}

#[test]
fn a_changed_byte_in_what_waits_is_noticed_before_it_goes() {
    let (desk, outfit) = (Desk::new(), Outfit::of(Kind::Folder));
    loose_outlet(&desk, &outfit.destination);
    let story = desk.ask(["sample"]).trim().to_owned();
    let id = desk
        .ask(["deliver", &story, "--outlet", "desk", "--later"])
        .trim()
        .to_owned();
    let package = desk.store().join("outbox").join(&id).join("package.zip");
    let mut bytes = std::fs::read(&package).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&package, bytes).unwrap();
    sending(&desk, &id).wait().unwrap();
    let (now, row) = state(&desk, &id);
    assert_eq!(now, "failed", "{row}");
    assert!(outfit.names().is_empty());
}

#[test]
fn a_profile_whose_wire_takes_no_folder_is_refused_where_it_says_so() {
    let desk = Desk::new();
    let toml = "name = \"desk\"\nformats = [\"docx\"]\n[files]\npacking = \"folder\"\n[wire]\nkind = \"https\"\n\
                url = \"https://desk.example/submit\"\n";
    let file = desk.file("desk.toml", toml.as_bytes());
    let refused = desk.refused(&["outlet", "add", file.to_str().unwrap()]);
    assert!(
        refused.contains("line 4, files.packing") && refused.contains("packing = \"zip\""),
        "{refused}"
    );
}

/// `kill -9` at twenty random moments, for a folder of this machine, as the line is cut for servers.
#[test]
fn a_folder_of_the_desk_survives_every_kill() {
    let (desk, outfit) = (Desk::new(), Outfit::of(Kind::Folder));
    loose_outlet(&desk, &outfit.destination);
    let mut dice = Dice::seeded(78);
    let (mut longest, mut killed, mut expected) = (Duration::ZERO, 0, Vec::new());
    let most = rounds(20, 100);
    for round in 0.. {
        // The first is not killed, and measures how long a delivery takes.
        if killed >= most {
            break;
        }
        assert!(round < 3 * most, "{killed} kills in {round} deliveries");
        let story = desk.ask(["sample"]).trim().to_owned();
        desk.ask(["set", &story, &format!("headline=第{round}号稿")]);
        let id = desk
            .ask(["deliver", &story, "--outlet", "desk", "--later"])
            .trim()
            .to_owned();
        for _ in 0..if round == 0 { 0 } else { 4 } {
            let start = Instant::now();
            let mut child = sending(&desk, &id);
            // Not a wait for something: the random moment of the kill is what this test is about.
            std::thread::sleep(longest.mul_f64(dice.fraction()));
            let over = child.try_wait().unwrap().is_some();
            child.kill().unwrap();
            child.wait().unwrap();
            if over {
                longest = longest.min(start.elapsed());
                break;
            }
            killed += 1;
            for name in outfit.names().iter().filter(|name| !name.starts_with('.')) {
                let folder = outfit.folder().join(name);
                assert!(
                    !folder.join(LIST).exists() || is_whole(&folder),
                    "{name} looks complete and is not"
                );
            }
        }
        if state(&desk, &id).0 != "delivered" {
            let start = Instant::now();
            sending(&desk, &id).wait().unwrap();
            longest = longest.max(start.elapsed());
        }
        let (now, row) = state(&desk, &id);
        assert_eq!(now, "delivered", "{row}");
        let name = row["name"].as_str().unwrap().to_owned();
        assert!(is_whole(&outfit.folder().join(&name)), "{name}");
        expected.push(name);
        expected.sort();
        assert_eq!(outfit.names(), expected, "one folder of each and nothing else");
    }
}
