//! A row that the disk changed is found by the backup that has it, whichever column it is, and is put back as it was.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where it is wrong"
)]

mod common;

use common::*;
use rusqlite::Connection;
use store::{DamagedRow, Store, Thing};

/// A store with a backup of the day, and rows that were written since.
fn backed_up(desk: &Desk) -> Store {
    let mut store = desk.open();
    create(&mut store, "s1", "甲", &piece("甲", "一段"));
    create(&mut store, "s2", "乙", &piece("乙", "别的"));
    freeze(&mut store, "s1", "r1", &piece("甲", "初稿"), false);
    add_photo(&mut store, b"a photo", "江克美.jpg");
    store.write(|tx| tx.set_setting("profile", "机关工委")).unwrap();
    store.daily_backup(now()).unwrap().unwrap();
    save(&mut store, "s2", 1, &piece("乙", "后来的")).unwrap();
    store
}

fn database(desk: &Desk) -> Connection {
    Connection::open(desk.dir.join("galley.db")).unwrap()
}

/// Changes the database as another program would, that notes nothing.
fn change(desk: &Desk, sql: &str) {
    let conn = database(desk);
    conn.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
        .unwrap();
    conn.execute_batch(sql).unwrap();
}

fn rows(store: &Store) -> Vec<(String, i64)> {
    let damaged = store.damaged_rows().unwrap();
    damaged.into_iter().map(|row| (row.table, row.row)).collect()
}

fn put_back(store: &mut Store) -> Vec<DamagedRow> {
    let damaged = store.damaged_rows().unwrap();
    for row in &damaged {
        store.write(|tx| tx.put_row_back(row, now())).unwrap();
        assert!(store.is_as_it_was(row).unwrap());
    }
    damaged
}

#[test]
fn what_was_written_since_the_backup_is_not_damaged() {
    let desk = Desk::new();
    let mut store = backed_up(&desk);
    assert_eq!(rows(&store), []);
    store.write(|tx| tx.set_setting("profile", "另一个单位")).unwrap();
    assert_eq!(rows(&store), []);
}

#[test]
fn a_changed_a_lost_and_an_unalterable_row_come_back_as_they_were() {
    let desk = Desk::new();
    let store = backed_up(&desk);
    let profile = store.setting("profile").unwrap();
    drop(store);
    change(
        &desk,
        "UPDATE settings SET value = '机关王委' WHERE key = 'profile';
         DELETE FROM photos;
         DROP TRIGGER a_revision_is_never_altered;
         UPDATE revisions SET author = '别人';
         CREATE TRIGGER a_revision_is_never_altered BEFORE UPDATE ON revisions
         BEGIN SELECT RAISE(ABORT, 'a revision is never altered'); END",
    );
    let mut store = desk.open();
    assert!(store.setting("profile").is_err(), "the control");
    let found = put_back(&mut store);
    let things: Vec<&Thing> = found.iter().map(|row| &row.thing).collect();
    assert!(
        matches!(
            things.as_slice(),
            [
                Thing::PhotoRow { .. },
                Thing::Revision { number: 1, .. },
                Thing::Setting { .. }
            ]
        ),
        "{things:?}"
    );
    assert_eq!(store.setting("profile").unwrap(), profile);
    assert_eq!(rows(&store), []);
    let report = store.doctor(now(), &mut unwatched).unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
    let kept = std::fs::read_dir(desk.dir.join("damaged")).unwrap();
    assert_eq!(kept.count(), 2, "what was in their places is kept");
    let refused = database(&desk)
        .execute("UPDATE revisions SET author = 'x'", [])
        .unwrap_err();
    assert!(
        refused.to_string().contains("never altered"),
        "the rule stands: {refused}"
    );
}

#[test]
fn a_text_that_was_saved_after_the_backup_is_never_replaced_by_an_older_one() {
    let desk = Desk::new();
    drop(backed_up(&desk));
    change(
        &desk,
        "UPDATE working_copies SET content = x'00' WHERE story = (SELECT id FROM stories WHERE guid = 's2')",
    );
    let store = desk.open();
    assert_eq!(rows(&store), [], "the backup has an older text");
    assert!(store.working("s2").is_err());
}

#[test]
fn a_backup_that_is_damaged_itself_proves_nothing() {
    let desk = Desk::new();
    let store = backed_up(&desk);
    let backup = store::backups(&desk.dir).unwrap().remove(0).path;
    damage(&backup, |bytes| {
        let wanted = "机关工委".as_bytes();
        let at = bytes
            .windows(wanted.len())
            .position(|window| window == wanted)
            .unwrap();
        bytes[at + 2] ^= 1;
    });
    assert_eq!(rows(&store), []);
}
