//! A folder on a disk that is full at any byte, twenty times, as the line is cut for servers. Nothing there looks complete,
//! and once there is room the same delivery goes on and ends whole.

use crate::loose::{LIST, is_whole, loose_outlet};
use crate::outbox::state;
use galley_tests::desk::Desk;
use galley_tests::dice::{Dice, rounds};
use galley_tests::disk::SmallDisk;
use std::fs;
use std::path::Path;
use wire::Destination;

/// The names that a reader of the desk's folder may take for a delivery.
fn names(there: &Path) -> Vec<String> {
    let entries = fs::read_dir(there).unwrap().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| !name.starts_with('.')).collect()
}

#[test]
fn a_folder_survives_a_disk_that_is_full_at_any_byte() {
    let (desk, home) = (Desk::new(), tempfile::tempdir().unwrap());
    let disk = SmallDisk::mount(home.path(), 16);
    let path = disk.folder().join("there");
    let there = disk.from_outside().join("there");
    fs::create_dir(&there).unwrap();
    loose_outlet(&desk, &Destination::Folder { path });
    // The row tells the outcome, for every exit status.
    let sends = |id: &str| {
        let run = disk.cli(&desk.store()).args(["outbox", "retry", id]).output();
        run.expect("util-linux");
        state(&desk, id)
    };
    let story = desk.ask(["sample"]).trim().to_owned();
    let mut dice = Dice::seeded(79);
    let mut whole = 0;
    for round in 0..=rounds(20, 100) {
        desk.ask(["set", &story, &format!("headline=第{round}号稿")]);
        let id = desk
            .ask(["deliver", &story, "--outlet", "desk", "--later"])
            .trim()
            .to_owned();
        // The first finds room, and measures how many bytes a delivery takes.
        if round > 0 {
            let room = dice.below(whole);
            disk.fill_but(room);
            let (now, row) = sends(&id);
            assert!(
                now != "delivered" && row["why"] != "",
                "with room for {room}: {row}"
            );
            for name in names(&there) {
                let folder = there.join(&name);
                assert!(
                    !folder.join(LIST).exists() || is_whole(&folder),
                    "with room for {room}, {name} looks complete and is not"
                );
            }
            disk.free();
        }
        let (now, row) = sends(&id);
        assert_eq!(now, "delivered", "{row}");
        let name = row["name"].as_str().unwrap();
        let entries: Vec<_> = fs::read_dir(&there).unwrap().flatten().collect();
        assert_eq!(entries.len(), 1, "one folder and nothing beside it: {entries:?}");
        assert!(is_whole(&there.join(name)), "{name}");
        whole = row["bytes"].as_u64().unwrap();
        fs::remove_dir_all(there.join(name)).unwrap();
    }
}
