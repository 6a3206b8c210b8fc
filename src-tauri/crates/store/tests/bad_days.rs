//! The day after: a log that is lost, a clock that jumped, damage that gets into backups, a cable that failed once.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where it is wrong"
)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use common::*;
use rusqlite::Connection;
use store::{Create, Error, Filter, Store, backups, rescue, restore_backup};

/// A store with three stories as a crash leaves it: all of the last saves are in the log.
fn hot(desk: &Desk, name: &str, headline: &str) -> PathBuf {
    let dir = desk.root.path().join(format!("{name}-open"));
    let mut store = open(&dir);
    create(
        &mut store,
        &format!("{name}1"),
        headline,
        &piece(headline, "一段"),
    );
    store.checkpoint().unwrap();
    create(
        &mut store,
        &format!("{name}2"),
        headline,
        &piece(headline, "二段"),
    );
    save(&mut store, &format!("{name}1"), 1, &piece(headline, "改过的一段")).unwrap();
    let left = desk.root.path().join(name);
    copy(&dir, &left);
    assert!(fs::metadata(left.join("galley.db-wal")).unwrap().len() > 0);
    let _ = fs::remove_file(left.join("galley.db-shm"));
    left
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn headlines(store: &Store) -> Vec<String> {
    let all = store.stories(&Filter::default()).unwrap();
    all.into_iter().map(|story| story.row.headline).collect()
}

#[test]
fn a_whole_log_is_no_loss() {
    let desk = Desk::new();
    let dir = hot(&desk, "a", "甲");
    assert_eq!(Store::open_to_read(&dir).unwrap().loss(), None);
    let store = open(&dir);
    assert_eq!(store.loss(), None);
    assert_eq!(store.stories(&Filter::default()).unwrap().len(), 2);
}

#[test]
fn a_log_that_is_gone_or_cut_is_told_with_what_is_missing_and_told_once() {
    for cut in [0, 32, 5000] {
        let desk = Desk::new();
        let dir = hot(&desk, "a", "甲");
        let wal = dir.join("galley.db-wal");
        if cut == 0 {
            fs::remove_file(&wal).unwrap();
        } else {
            let bytes = fs::read(&wal).unwrap();
            fs::write(&wal, &bytes[..cut]).unwrap();
        }
        let read = Store::open_to_read(&dir).unwrap().loss().cloned().unwrap();
        let store = open(&dir);
        let loss = store.loss().cloned().unwrap();
        assert_eq!(read, loss, "a reader says the same");
        assert_eq!((loss.commits, loss.foreign), (2, false), "cut at {cut}");
        let named: Vec<_> = loss
            .saves
            .iter()
            .map(|save| (save.story.as_str(), save.version))
            .collect();
        assert_eq!(named, [("a2", 1), ("a1", 2)]);
        drop(store);
        assert_eq!(open(&dir).loss(), None, "it is told once");
    }
}

#[test]
fn every_changed_byte_of_the_log_that_costs_a_save_is_told() {
    let desk = Desk::new();
    let good = hot(&desk, "a", "甲");
    let log = fs::read(good.join("galley.db-wal")).unwrap();
    let (mut lost, mut told) = (0, 0);
    for at in (0..log.len()).step_by(log.len() / 80) {
        let dir = desk.root.path().join(format!("w{at}"));
        copy(&good, &dir);
        damage(&dir.join("galley.db-wal"), |bytes| bytes[at] ^= 0x10);
        let Ok(store) = Store::open(&dir, Create::Never, now()) else {
            continue;
        };
        let whole =
            store.working("a1").is_ok_and(|working| working.version == 2) && store.story("a2").is_ok();
        lost += usize::from(!whole);
        told += usize::from(!whole && store.loss().is_some());
    }
    assert!(lost > 10, "the control: {lost} changes cost a save");
    assert_eq!(told, lost);
}

#[test]
fn another_stores_log_is_put_aside_and_never_reaches_the_database() {
    let desk = Desk::new();
    let (mine, theirs) = (hot(&desk, "a", "甲"), hot(&desk, "b", "乙"));
    fs::copy(theirs.join("galley.db-wal"), mine.join("galley.db-wal")).unwrap();
    assert!(
        Store::open_to_read(&mine).is_err(),
        "nothing of theirs is shown as mine"
    );
    let store = open(&mine);
    assert_eq!(
        headlines(&store),
        ["甲"],
        "what is in the database itself is there"
    );
    let loss = store.loss().cloned().unwrap();
    assert_eq!((loss.foreign, loss.commits), (true, 2));
    let aside = fs::read_dir(&mine).unwrap().flatten();
    let aside = aside.filter(|entry| entry.file_name().to_string_lossy().contains("damaged"));
    assert!(aside.count() > 0, "their log is kept");
}

#[test]
fn a_whole_store_that_a_person_put_in_the_place_of_another_is_taken_as_it_is() {
    let desk = Desk::new();
    let (mine, theirs) = (hot(&desk, "a", "甲"), hot(&desk, "b", "乙"));
    for name in ["galley.db", "galley.db-wal"] {
        fs::copy(theirs.join(name), mine.join(name)).unwrap();
    }
    let store = open(&mine);
    assert_eq!(headlines(&store), ["标题", "乙"]);
    assert_eq!(store.loss(), None);
}

#[test]
fn a_store_that_is_whole_is_never_replaced() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", &piece("甲", "一段"));
    store.daily_backup(now()).unwrap().unwrap();
    create(&mut store, "s2", "乙", &piece("乙", "一段"));
    drop(store);
    assert!(matches!(rescue(&desk.dir, now()), Err(Error::Sound { .. })));
    assert_eq!(desk.open().stories(&Filter::default()).unwrap().len(), 2);
}

/// Changes a word of a text, which SQLite does not notice.
fn damage_text(desk: &Desk, story: &str) {
    let conn = Connection::open(desk.dir.join("galley.db")).unwrap();
    let sql =
        "UPDATE working_copies SET content = CAST(replace(CAST(content AS TEXT), '一段', '二段') AS BLOB)
               WHERE story = (SELECT id FROM stories WHERE guid = ?1)";
    assert_eq!(conn.execute(sql, [story]).unwrap(), 1);
}

#[test]
fn thirty_days_after_damage_the_newest_whole_backup_is_there_and_is_the_one_that_is_restored() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", &piece("甲", "一段"));
    create(&mut store, "s2", "乙", &piece("乙", "别的"));
    let mut version = 1;
    for day in 0..30 {
        let made = store.daily_backup(now() + TimeDelta::days(day)).unwrap().unwrap();
        if day < 3 {
            assert_eq!(made.damaged, []);
        } else {
            assert_eq!(
                made.damaged.len(),
                1,
                "day {day}: the damage is told when it is backed up"
            );
        }
        if day == 2 {
            // Written after the backup, and damaged before the next: whole in none.
            save(&mut store, "s1", 1, &piece("甲", "一段，改过")).unwrap();
            drop(store);
            damage_text(&desk, "s1");
            store = desk.open();
        }
        version = save(&mut store, "s2", version, &piece("乙", &format!("第{day}天"))).unwrap();
    }
    let kept = backups(&desk.dir).unwrap();
    assert_eq!(kept.len(), 8, "seven days, and the newest whole one");
    let undamaged: Vec<_> = kept.iter().filter(|one| !one.damaged).collect();
    assert_eq!(
        undamaged.iter().map(|one| one.at).collect::<Vec<_>>(),
        [now() + TimeDelta::days(2)]
    );
    let whole = undamaged[0].path.clone();
    drop(store);
    damage(&desk.dir.join("galley.db"), |bytes| {
        let end = bytes.len();
        bytes[100..end].fill(0);
    });
    assert_eq!(rescue(&desk.dir, now()).unwrap().restored, whole);
    assert_eq!(desk.open().working("s1").unwrap().bytes, piece("甲", "一段"));
}

#[test]
fn a_clock_that_was_ahead_for_one_backup_is_over_with_the_next() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", &piece("甲", "一段"));
    store
        .daily_backup(now() + TimeDelta::days(3652))
        .unwrap()
        .unwrap();
    save(&mut store, "s1", 1, &piece("甲", "两段")).unwrap();
    let next = store.daily_backup(now()).unwrap().unwrap();
    assert_eq!(
        backups(&desk.dir).unwrap()[0].path,
        next.path,
        "the last one made is the newest"
    );
    save(&mut store, "s1", 2, &piece("甲", "三段")).unwrap();
    let soon = now() + TimeDelta::minutes(5);
    assert_eq!(
        store.daily_backup(soon).unwrap(),
        None,
        "and a copy is not made every minute"
    );
}

#[test]
fn one_of_the_daily_backups_is_restored_by_its_name() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", &piece("甲", "一段"));
    let made = store.daily_backup(now()).unwrap().unwrap().path;
    save(&mut store, "s1", 1, &piece("甲", "两段")).unwrap();
    drop(store);
    let name = PathBuf::from(made.file_name().unwrap());
    let aside = restore_backup(&name, &desk.dir, now(), &mut unwatched)
        .unwrap()
        .unwrap();
    assert!(aside.exists());
    let store = desk.open();
    assert_eq!(store.working("s1").unwrap().bytes, piece("甲", "一段"));
    assert_eq!(store.loss(), None, "a person took it back");
}

#[test]
fn a_restored_backup_leaves_the_signing_keys_where_they_are() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", &piece("甲", "一段"));
    let to = desk.root.path().join("usb");
    store.backup(&to, now(), &mut unwatched).unwrap();
    drop(store);
    fs::create_dir(desk.dir.join("keys")).unwrap();
    fs::write(desk.dir.join("keys/0123.key"), "sealed").unwrap();
    restore_backup(&to, &desk.dir, now(), &mut unwatched).unwrap();
    assert_eq!(
        fs::read_to_string(desk.dir.join("keys/0123.key")).unwrap(),
        "sealed"
    );
}

#[test]
fn a_restore_that_was_cut_short_is_told_to_readers_too() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", &piece("甲", "一段"));
    drop(store);
    fs::rename(
        &desk.dir,
        desk.root.path().join("store-before-restore-20200214-093000"),
    )
    .unwrap();
    for refused in [
        Store::open_to_read(&desk.dir).unwrap_err(),
        Store::open(&desk.dir, Create::Never, now()).unwrap_err(),
    ] {
        assert!(refused.to_string().contains("cut short"), "{refused}");
    }
}

#[test]
fn a_rescue_that_was_cut_between_the_names_keeps_the_log_with_its_database() {
    let desk = Desk::new();
    let dir = hot(&desk, "store", "甲");
    let mut store = open(&desk.root.path().join("store-open"));
    store.daily_backup(now()).unwrap().unwrap();
    create(&mut store, "later", "乙", &piece("乙", "一段"));
    drop(store);
    copy(
        &desk.root.path().join("store-open-backups"),
        &desk.root.path().join("store-backups"),
    );
    // As the first rescue left it: the database aside, the log not yet.
    fs::rename(
        dir.join("galley.db"),
        dir.join("galley.db.damaged-20200214-093000"),
    )
    .unwrap();
    rescue(&dir, later(60)).unwrap();
    assert!(dir.join("galley.db.damaged-20200214-093000-wal").exists());
    let aside = desk.root.path().join("look");
    fs::create_dir(&aside).unwrap();
    for end in ["", "-wal"] {
        let from = dir.join(format!("galley.db.damaged-20200214-093000{end}"));
        fs::copy(from, aside.join(format!("galley.db{end}"))).unwrap();
    }
    assert_eq!(
        open(&aside).stories(&Filter::default()).unwrap().len(),
        2,
        "nothing of it is lost"
    );
}

#[test]
fn an_older_store_is_read_and_backed_up_before_it_is_migrated() {
    let desk = Desk::new();
    fs::create_dir_all(&desk.dir).unwrap();
    let database = desk.dir.join("galley.db");
    let conn = Connection::open(&database).unwrap();
    conn.pragma_update(None, "journal_mode", "WAL").unwrap();
    for step in &store::MIGRATIONS[..2] {
        conn.execute_batch(step.sql).unwrap();
        conn.pragma_update(None, "user_version", step.version).unwrap();
    }
    conn.execute_batch(
        "INSERT INTO stories (guid, state, created, updated, headline, seal) VALUES ('s1', 'draft', 1, 1, '甲', '')",
    )
    .unwrap();
    drop(conn);
    let reader = Store::open_to_read(&desk.dir).unwrap();
    assert_eq!(headlines(&reader), ["甲"]);
    let to = desk.root.path().join("usb");
    reader.backup(&to, now(), &mut unwatched).unwrap();
    drop(reader);
    for database in [database, to.join("galley.db")] {
        let conn = Connection::open(database).unwrap();
        let version: u32 = conn
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .unwrap();
        assert_eq!(version, 2, "as it was");
    }
}

#[test]
fn a_page_of_the_list_that_is_gone_hides_no_other_story() {
    let desk = Desk::new();
    let mut store = desk.open();
    for number in 0..200 {
        let headline = format!(
            "第{number}号稿的标题，长得让一页只放得下几行：{}",
            "慰问抗疫一线志愿者".repeat(4)
        );
        create(
            &mut store,
            &format!("story-{number:03}"),
            &headline,
            &piece(&headline, "一段"),
        );
    }
    store.checkpoint().unwrap();
    let read = |sql: &str| -> i64 {
        Connection::open(desk.dir.join("galley.db"))
            .unwrap()
            .query_row(sql, [], |row| row.get(0))
            .unwrap()
    };
    let page = read("PRAGMA page_size");
    drop(store);
    // A leaf of the table, found by what is on it.
    let bytes = fs::read(desk.dir.join("galley.db")).unwrap();
    let wanted = "第77号稿的标题".as_bytes();
    let size = usize::try_from(page).unwrap();
    let leaf = bytes
        .chunks(size)
        .position(|page| page[0] == 13 && page.windows(wanted.len()).any(|at| at == wanted));
    damage(&desk.dir.join("galley.db"), |bytes| {
        bytes[leaf.unwrap() * size..][..size].fill(0)
    });
    let store = desk.open();
    let all = store.stories(&Filter::default()).unwrap();
    assert_eq!(all.len(), 200, "every story has its row");
    let lost = all.iter().filter(|story| story.damaged).count();
    assert!(lost > 0 && lost < 40, "those of the page say so: {lost}");
}
