//! What a store does when it is opened where something is missing, newer, damaged, or gone and back again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where it is wrong"
)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::*;
use store::{Create, Error, Store};
use story::OriginalKind;

/// Every file below a folder with its bytes.
fn everything(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.clone(), fs::read(path).unwrap_or_default()))
        .collect()
}

#[test]
fn a_newer_store_is_refused_and_not_one_byte_of_it_changes() {
    let desk = Desk::new();
    drop(desk.open());
    let raw = rusqlite::Connection::open(desk.dir.join("galley.db")).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    raw.close().unwrap();
    let before = everything(&desk.dir);
    let known = store::MIGRATIONS.last().unwrap().version;
    for refused in [
        Store::open(&desk.dir, Create::IfMissing, now()),
        Store::open_to_read(&desk.dir),
    ] {
        assert!(matches!(refused, Err(Error::TooNew { found: 99, known: k }) if k == known));
    }
    assert_eq!(everything(&desk.dir), before, "no changed byte, no -wal, no -shm");
}

#[test]
fn a_newer_version_that_is_still_in_the_wal_is_refused_without_writing_to_the_database() {
    let desk = Desk::new();
    drop(desk.open());
    let raw = rusqlite::Connection::open(desk.dir.join("galley.db")).unwrap();
    raw.pragma_update(None, "user_version", 99).unwrap();
    let saved = everything(&desk.dir);
    // As after a kill: the files stay, nobody has them open.
    raw.close().unwrap();
    for (path, bytes) in &saved {
        fs::write(path, bytes).unwrap();
    }
    let refused = Store::open(&desk.dir, Create::IfMissing, now());
    assert!(matches!(refused, Err(Error::TooNew { found: 99, .. })));
    for name in ["galley.db", "galley.db-wal"] {
        let path = desk.dir.join(name);
        assert_eq!(fs::read(&path).unwrap(), saved[&path], "{name} is as it was");
    }
}

#[test]
fn a_folder_that_should_hold_a_store_and_does_not_is_missing_and_not_new() {
    let desk = Desk::new();
    let refused = Store::open(&desk.dir, Create::Never, now()).unwrap_err();
    assert!(
        matches!(&refused, Error::Missing { path } if *path == desk.dir),
        "{refused}"
    );
    assert!(!desk.dir.exists(), "nothing was made");
    fs::create_dir(&desk.dir).unwrap();
    let refused = Store::open(&desk.dir, Create::Never, now()).unwrap_err();
    assert!(
        matches!(&refused, Error::Missing { path } if *path == desk.dir.join("galley.db")),
        "{refused}"
    );
    assert_eq!(fs::read_dir(&desk.dir).unwrap().count(), 0, "nothing was made");
    assert!(matches!(
        Store::open_to_read(&desk.dir),
        Err(Error::Missing { .. })
    ));
}

#[test]
fn photos_without_a_database_are_a_store_that_is_gone_or_damaged_and_not_a_new_one() {
    let desk = Desk::new();
    let mut store = desk.open();
    add_photo(&mut store, b"a photo", "a.jpg");
    drop(store);
    for emptied in [false, true] {
        if emptied {
            fs::write(desk.dir.join("galley.db"), b"").unwrap();
        } else {
            fs::remove_file(desk.dir.join("galley.db")).unwrap();
        }
        let refused = Store::open(&desk.dir, Create::IfMissing, now()).unwrap_err();
        match refused {
            Error::DamagedStore { .. } => assert!(emptied),
            Error::Gone {
                backups: 0,
                newest: None,
                ..
            } => assert!(!emptied),
            other => panic!("{other}"),
        }
    }
}

#[test]
fn a_store_whose_folder_was_deleted_beside_its_backups_is_gone_and_not_damaged() {
    let desk = Desk::new();
    let store = desk.open();
    store.daily_backup(now()).unwrap();
    drop(store);
    fs::remove_dir_all(&desk.dir).unwrap();
    for refused in [
        Store::open(&desk.dir, Create::IfMissing, now()).unwrap_err(),
        Store::open_to_read(&desk.dir).unwrap_err(),
    ] {
        match refused {
            Error::Gone { backups, newest, .. } => assert_eq!((backups, newest), (1, Some(now()))),
            other => panic!("{other}"),
        }
    }
    assert!(!desk.dir.exists(), "nothing was made");
}

#[test]
fn a_file_that_is_no_database_or_another_program_s_is_left_alone() {
    for (name, bytes) in [
        ("text", b"not a database at all".to_vec()),
        ("short", b"SQLite format 3\0..".to_vec()),
    ] {
        let desk = Desk::new();
        fs::create_dir(&desk.dir).unwrap();
        fs::write(desk.dir.join("galley.db"), &bytes).unwrap();
        let refused = Store::open(&desk.dir, Create::IfMissing, now()).unwrap_err();
        assert!(matches!(refused, Error::DamagedStore { .. }), "{name}: {refused}");
        assert_eq!(everything(&desk.dir).len(), 1, "{name}: nothing beside it");
    }
    let desk = Desk::new();
    fs::create_dir(&desk.dir).unwrap();
    let foreign = rusqlite::Connection::open(desk.dir.join("galley.db")).unwrap();
    foreign
        .execute_batch("PRAGMA application_id = 7; CREATE TABLE t (x)")
        .unwrap();
    foreign.close().unwrap();
    let refused = Store::open(&desk.dir, Create::IfMissing, now()).unwrap_err();
    assert!(
        refused.to_string().contains("belongs to another program"),
        "{refused}"
    );
}

#[test]
fn a_folder_that_vanishes_stops_the_saving_and_nothing_else_and_it_goes_on_when_it_is_back() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"one");
    let away = desk.root.path().join("away");
    fs::rename(&desk.dir, &away).unwrap();
    for _ in 0..2 {
        let refused = save(&mut store, "s1", 1, b"two").unwrap_err();
        assert!(
            matches!(&refused, Error::Missing { path } if path.starts_with(&desk.dir)),
            "{refused}"
        );
    }
    let refused = store
        .photo_folder()
        .put_bytes(b"a photo", OriginalKind::Jpeg, now())
        .unwrap_err();
    assert!(matches!(refused, Error::Missing { .. }), "{refused}");
    assert!(!desk.dir.exists(), "no empty store takes its place");
    assert_eq!(
        store.working("s1").unwrap().bytes,
        b"one",
        "what was read before can still be read"
    );
    fs::rename(&away, &desk.dir).unwrap();
    assert_eq!(save(&mut store, "s1", 1, b"two").unwrap(), 2);
    drop(store);
    assert_eq!(desk.open().working("s1").unwrap().bytes, b"two");
}

#[test]
fn an_empty_folder_in_the_place_of_the_store_is_not_written_to() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"one");
    let away = desk.root.path().join("away");
    fs::rename(&desk.dir, &away).unwrap();
    fs::create_dir(&desk.dir).unwrap();
    assert!(matches!(
        save(&mut store, "s1", 1, b"two"),
        Err(Error::Missing { .. })
    ));
    assert_eq!(fs::read_dir(&desk.dir).unwrap().count(), 0);
    fs::remove_dir(&desk.dir).unwrap();
    fs::rename(&away, &desk.dir).unwrap();
    assert_eq!(save(&mut store, "s1", 1, b"two").unwrap(), 2);
}

#[test]
fn another_store_in_its_place_keeps_its_own_stories() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"one");
    let other = Desk::new();
    create(&mut other.open(), "other", "乙", b"theirs");
    fs::rename(&desk.dir, desk.root.path().join("away")).unwrap();
    fs::rename(&other.dir, &desk.dir).unwrap();
    assert!(matches!(
        save(&mut store, "s1", 1, b"two"),
        Err(Error::NotFound { .. })
    ));
    assert_eq!(store.working("other").unwrap().bytes, b"theirs");
    let kept = Store::open_to_read(&desk.root.path().join("away")).unwrap();
    assert_eq!(kept.working("s1").unwrap().bytes, b"one");
}

#[test]
fn a_reader_of_a_store_that_nobody_writes_to_is_told_so() {
    let desk = Desk::new();
    create(&mut desk.open(), "s1", "甲", b"one");
    let mut reader = Store::open_to_read(&desk.dir).unwrap();
    assert_eq!(reader.working("s1").unwrap().bytes, b"one");
    assert!(matches!(
        save(&mut reader, "s1", 1, b"two"),
        Err(Error::ReadOnly { .. })
    ));
}

#[test]
fn a_restore_that_was_cut_short_is_not_taken_for_a_new_store() {
    let desk = Desk::new();
    create(&mut desk.open(), "s1", "甲", b"one");
    let aside = desk.root.path().join("store-before-restore-20200214-093000");
    fs::rename(&desk.dir, &aside).unwrap();
    let refused = Store::open(&desk.dir, Create::IfMissing, now()).unwrap_err();
    assert!(
        refused.to_string().contains("a restore was cut short"),
        "{refused}"
    );
    assert!(!desk.dir.exists(), "nothing was made");
}

#[test]
fn a_store_that_was_killed_in_its_first_moment_opens_as_a_new_one() {
    let desk = Desk::new();
    fs::create_dir(&desk.dir).unwrap();
    fs::write(desk.dir.join("galley.db"), b"").unwrap();
    fs::write(desk.dir.join("lock"), b"pid 1, galley\n").unwrap();
    let mut store = Store::open(&desk.dir, Create::Never, now()).unwrap();
    create(&mut store, "s1", "甲", b"one");
}

#[test]
fn a_backup_on_another_thread_does_not_stop_the_writing() {
    fn may_be_shared<T: Send + Sync>(_: &T) {}
    let desk = Desk::new();
    let mut store = desk.open();
    may_be_shared(&store.photo_folder());
    create(&mut store, "s1", "甲", b"one");
    let dir = desk.dir.clone();
    let backup = std::thread::spawn(move || Store::open_to_read(&dir).unwrap().daily_backup(now()).unwrap());
    for version in 1..20 {
        save(&mut store, "s1", version, b"two").unwrap();
    }
    assert!(backup.join().unwrap().is_some());
    // The store itself may move to another thread too.
    std::thread::spawn(move || save(&mut store, "s1", 20, b"three").unwrap())
        .join()
        .unwrap();
}
