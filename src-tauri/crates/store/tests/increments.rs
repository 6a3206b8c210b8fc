//! A day's backup holds what changed since the day before, and is the whole store of that day when it is put back.

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

use chrono::{DateTime, TimeDelta, Utc};
use common::*;
use rusqlite::Connection;
use rusqlite::types::Value;
use store::{Create, Error, NewRevision, NewStory, Store, Tx, backups, restore_backup};
use story::workflow::{Step, Who};

const NONE: [String; 0] = [];

fn day(number: i64) -> DateTime<Utc> {
    now() + TimeDelta::days(number)
}

/// Tables with their rows.
type Rows = BTreeMap<String, Vec<Vec<Value>>>;

/// Every row of every table that a person's work is in.
fn rows(database: &Path) -> Rows {
    let conn = Connection::open(database).unwrap();
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('changed', 'lineage')";
    let mut query = conn.prepare(sql).unwrap();
    let tables: Vec<String> = query
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let read = |table: String| {
        let sql = match table.as_str() {
            "sqlite_sequence" => "SELECT name, seq FROM sqlite_sequence ORDER BY name".to_owned(),
            _ => format!("SELECT rowid, * FROM {table} ORDER BY rowid"),
        };
        let mut query = conn.prepare(&sql).unwrap();
        let width = query.column_count();
        let row = |row: &rusqlite::Row<'_>| (0..width).map(|at| row.get(at)).collect();
        let rows = query.query_map([], row).unwrap().map(Result::unwrap).collect();
        (table, rows)
    };
    tables.into_iter().map(read).collect()
}

/// The rows of a backup, put back beside.
fn put_back(desk: &Desk, backup: &Path) -> Rows {
    let room = tempfile::tempdir().unwrap();
    let dir = room.path().join("elsewhere");
    restore_backup(backup, &dir, now(), &mut unwatched).unwrap();
    let rows = rows(&dir.join("galley.db"));
    let sound = Store::open(&dir, Create::Never, now())
        .unwrap()
        .doctor(now(), &mut unwatched)
        .unwrap();
    let lost = |finding: &store::Finding| !matches!(finding.thing, store::Thing::Photo { .. });
    assert_eq!(
        sound
            .findings
            .into_iter()
            .filter(|finding| finding.severity == store::Severity::Error && lost(finding))
            .collect::<Vec<_>>(),
        [],
        "{}",
        desk.dir.display()
    );
    rows
}

/// The tables in which two states differ.
fn differing(one: &Rows, other: &Rows) -> Vec<String> {
    let tables = one
        .keys()
        .chain(other.keys())
        .filter(|table| one.get(*table) != other.get(*table));
    tables.cloned().collect()
}

fn folder_size(desk: &Desk) -> u64 {
    let files = fs::read_dir(desk.root.path().join("store-backups")).unwrap();
    files.map(|file| file.unwrap().metadata().unwrap().len()).sum()
}

/// So many stories with three revisions each.
fn many(store: &mut Store, stories: usize) {
    let add = |tx: &mut Tx<'_>| {
        for number in 0..stories {
            let (guid, headline) = (format!("s{number}"), format!("第{number}号稿"));
            let text = piece(&headline, &"千里驰援，守望相助。".repeat(120));
            let new = NewStory {
                guid: &guid,
                who: Who::Writer,
                content: &text,
                row: &row(&headline),
            };
            tx.create_story(&new, now())?;
            for revision in 0..3 {
                let frozen = NewRevision {
                    guid: &format!("r{number}-{revision}"),
                    content: &piece(&headline, &"千里驰援。".repeat(200 + revision)),
                    author: "彭彤",
                    reason: story::RevisionReason::Named,
                    label: "",
                };
                tx.freeze(&guid, &frozen, now())?;
            }
        }
        Ok::<_, Error>(())
    };
    store.write(add).unwrap();
}

#[test]
fn seven_days_cost_little_more_than_one_and_each_of_them_is_that_day() {
    let desk = Desk::new();
    let mut store = desk.open();
    many(&mut store, 700);
    let mut days = Vec::new();
    let mut one = 0;
    for number in 0..7 {
        let text = piece("改过", &format!("第{number}天"));
        save(&mut store, &format!("s{}", number * 50), 1, &text).unwrap();
        let made = store.daily_backup(day(number)).unwrap().unwrap();
        assert_eq!(made.damaged, []);
        days.push((made.path, rows(&desk.dir.join("galley.db"))));
        one = one.max(folder_size(&desk));
        if number == 0 {
            assert!(one > 8 << 20, "the control: a whole one has {one} bytes");
        }
    }
    let (all, first) = (folder_size(&desk), fs::metadata(&days[0].0).unwrap().len());
    assert!(
        all * 100 < first * 103,
        "{all} bytes for seven days, {first} for one"
    );
    for (backup, rows) in &days {
        assert!(
            put_back(&desk, backup) == *rows,
            "{} is its day",
            backup.display()
        );
    }
}

#[test]
fn the_days_backup_made_anew_builds_on_the_day_before_and_an_old_day_goes() {
    let desk = Desk::new();
    let mut store = desk.open();
    many(&mut store, 20);
    let mut version = 1;
    let mut last = BTreeMap::new();
    for number in 0..12 {
        for hour in [0, 1] {
            let text = piece("改过", &format!("第{number}天{hour}"));
            version = save(&mut store, "s3", version, &text).unwrap();
            let at = day(number) + TimeDelta::hours(hour);
            let made = store.daily_backup(at).unwrap().unwrap();
            last.insert(number, (made.path, rows(&desk.dir.join("galley.db"))));
        }
    }
    let found = backups(&desk.dir).unwrap();
    assert_eq!(found.len(), 7, "{found:?}");
    assert!(found.iter().all(|one| one.sound.is_ok()), "{found:?}");
    for (backup, number) in found.iter().zip((5..12).rev()) {
        assert_eq!(
            differing(&put_back(&desk, &backup.path), &last[&number].1),
            NONE,
            "day {number}"
        );
    }
}

#[test]
fn damage_on_the_disk_does_not_walk_into_the_next_days() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", &piece("甲", "一段"));
    create(&mut store, "s2", "乙", &piece("乙", "别的"));
    store.daily_backup(day(0)).unwrap();
    let sql =
        "UPDATE working_copies SET content = CAST(replace(CAST(content AS TEXT), '一段', '二段') AS BLOB)";
    Connection::open(desk.dir.join("galley.db"))
        .unwrap()
        .execute(sql, [])
        .unwrap();
    let mut newest = PathBuf::new();
    for number in 1..30 {
        let text = piece("乙", &format!("第{number}天"));
        save(&mut store, "s2", u64::try_from(number).unwrap(), &text).unwrap();
        let made = store.daily_backup(day(number)).unwrap().unwrap();
        assert_eq!(made.damaged, []);
        newest = made.path;
    }
    let dir = desk.root.path().join("elsewhere");
    restore_backup(&newest, &dir, now(), &mut unwatched).unwrap();
    let other = open(&dir);
    assert_eq!(other.working("s1").unwrap().bytes, piece("甲", "一段"));
    assert_eq!(other.working("s2").unwrap().bytes, piece("乙", "第29天"));
}

#[test]
fn a_backup_after_an_older_state_took_the_stores_place_is_a_whole_one() {
    for by_hand in [false, true] {
        let desk = Desk::new();
        let mut store = desk.open();
        create(&mut store, "s1", "甲", &piece("甲", "一"));
        let first = store.daily_backup(day(0)).unwrap().unwrap().path;
        for number in 1..4 {
            save(&mut store, "s1", number, &piece("甲", &format!("{number}"))).unwrap();
            store.daily_backup(day(i64::try_from(number).unwrap())).unwrap();
        }
        drop(store);
        let first = backups(&desk.dir)
            .unwrap()
            .into_iter()
            .map(|one| one.path)
            .find(|path| *path == first)
            .unwrap();
        if by_hand {
            fs::copy(&first, desk.dir.join("galley.db")).unwrap();
            fs::remove_file(desk.dir.join("commits")).unwrap();
        } else {
            restore_backup(&first, &desk.dir, now(), &mut unwatched).unwrap();
        }
        // More is written than was, so that the count of commits proves nothing.
        let mut store = desk.open();
        for number in 0..9 {
            create(&mut store, &format!("new{number}"), "新", &piece("新", "二"));
        }
        let made = store.daily_backup(day(5)).unwrap().unwrap().path;
        let whole = rows(&desk.dir.join("galley.db"));
        assert_eq!(
            differing(&put_back(&desk, &made), &whole),
            NONE,
            "by hand: {by_hand}"
        );
    }
}

#[test]
fn a_day_whose_ground_is_damaged_or_gone_is_whole_by_itself() {
    for gone in [false, true] {
        let desk = Desk::new();
        let mut store = desk.open();
        many(&mut store, 5);
        store.daily_backup(day(0)).unwrap();
        save(&mut store, "s1", 1, &piece("甲", "一")).unwrap();
        let second = store.daily_backup(day(1)).unwrap().unwrap().path;
        if gone {
            for file in fs::read_dir(second.parent().unwrap()).unwrap().flatten() {
                fs::remove_file(file.path()).unwrap();
            }
        } else {
            damage(&second, |bytes| {
                let end = bytes.len() - 1;
                bytes[end] ^= 1;
            });
            assert!(backups(&desk.dir).unwrap()[0].sound.is_err());
        }
        save(&mut store, "s2", 1, &piece("乙", "二")).unwrap();
        let third = store.daily_backup(day(2)).unwrap().unwrap().path;
        assert!(backups(&desk.dir).unwrap()[0].sound.is_ok());
        assert_eq!(
            differing(&put_back(&desk, &third), &rows(&desk.dir.join("galley.db"))),
            NONE
        );
    }
}

#[test]
fn whatever_is_written_and_restored_each_kept_backup_is_its_moment() {
    let desk = Desk::new();
    let mut store = desk.open();
    let mut dice = 17_u64;
    let mut draw = |below: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (dice >> 33) % below
    };
    let mut moments: BTreeMap<PathBuf, Rows> = BTreeMap::new();
    let (mut at, mut made) = (now(), 0_u64);
    for round in 0..150 {
        match draw(12) {
            0..=3 => {
                made += 1;
                create(
                    &mut store,
                    &format!("s{made}"),
                    "稿",
                    &piece("稿", &format!("{round}")),
                );
            }
            4..=6 if made > 0 => {
                let guid = format!("s{}", draw(made) + 1);
                if let Ok(working) = store.working(&guid) {
                    let text = piece("稿", &format!("改{round}"));
                    save(&mut store, &guid, working.version, &text).unwrap();
                    freeze(&mut store, &guid, &format!("r{round}"), &text, round % 2 == 0);
                }
            }
            7 => {
                let key = format!("k{}", draw(5));
                store
                    .write(|tx| tx.set_setting(&key, &round.to_string()))
                    .unwrap();
            }
            10 if made > 0 => {
                let guid = format!("s{}", draw(made) + 1);
                if store
                    .story(&guid)
                    .is_ok_and(|story| story.state == story::workflow::State::Draft)
                {
                    store.write(|tx| tx.step(&guid, Step::Spike, at)).unwrap();
                    let leaving = store.leaving(&guid).unwrap();
                    assert!(store.write(|tx| tx.delete_story(&guid, &leaving)).unwrap());
                }
            }
            8 => drop(add_photo(&mut store, &[round as u8; 50], "a.jpg")),
            9 => {
                drop(store);
                // Now and then a person goes back to some day.
                let found = backups(&desk.dir).unwrap();
                if !found.is_empty() && draw(3) == 0 {
                    let one = &found[usize::try_from(draw(found.len() as u64)).unwrap()];
                    restore_backup(&one.path, &desk.dir, at, &mut unwatched).unwrap();
                    for aside in fs::read_dir(&desk.dir).unwrap().flatten() {
                        if aside.file_name().to_string_lossy().contains(".damaged-") {
                            fs::remove_file(aside.path()).unwrap();
                        }
                    }
                    let now = rows(&desk.dir.join("galley.db"));
                    assert_eq!(
                        differing(&moments[&stem(&one.path)], &now),
                        NONE,
                        "{round}: {one:?}"
                    );
                }
                store = desk.open();
            }
            _ => {
                at += TimeDelta::hours(i64::try_from(draw(40)).unwrap());
                if let Some(backup) = store.daily_backup(at).unwrap() {
                    moments.insert(stem(&backup.path), rows(&desk.dir.join("galley.db")));
                }
            }
        }
    }
    drop(store);
    let found = backups(&desk.dir).unwrap();
    assert!(found.len() >= 7, "{found:?}");
    for one in found {
        assert!(one.sound.is_ok(), "{one:?}");
        let back = put_back(&desk, &one.path);
        assert_eq!(differing(&back, &moments[&stem(&one.path)]), NONE, "{one:?}");
    }
}

/// The part of a backup's name that is the same for a whole one and an increment: its number and its count.
fn stem(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    PathBuf::from(name.split('-').take(3).collect::<Vec<_>>().join("-"))
}

#[test]
fn a_whole_backup_that_is_damaged_later_is_found_in_turn_and_the_next_day_builds_on_it_no_more() {
    let desk = Desk::new();
    let mut store = desk.open();
    many(&mut store, 700);
    let whole = store.daily_backup(day(0)).unwrap().unwrap().path;
    save(&mut store, "s1", 1, &piece("甲", "第一天")).unwrap();
    store.daily_backup(day(1)).unwrap().unwrap();
    damage(&whole, |bytes| {
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
    });
    let mut found = Vec::new();
    for _ in 0..40 {
        found.extend(store.scrub(30, day(1)).unwrap());
    }
    assert!(!found.is_empty(), "it is told");
    save(&mut store, "s1", 2, &piece("甲", "第二天")).unwrap();
    let next = store.daily_backup(day(2)).unwrap().unwrap().path;
    let kept = backups(&desk.dir).unwrap();
    let sound: Vec<&Path> = kept
        .iter()
        .filter(|kept| kept.sound.is_ok() && !kept.damaged)
        .map(|kept| kept.path.as_path())
        .collect();
    assert_eq!(sound, [next.as_path()], "the next is whole by itself");
    let room = tempfile::tempdir().unwrap();
    let dir = room.path().join("elsewhere");
    restore_backup(&next, &dir, now(), &mut unwatched).unwrap();
    let restored = Store::open(&dir, Create::Never, now()).unwrap();
    assert_eq!(restored.working("s1").unwrap().bytes, piece("甲", "第二天"));
}
