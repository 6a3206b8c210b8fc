//! Backups, restoring, and the rescue of a damaged database.

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
use std::ops::ControlFlow;
use std::process::Command;

use chrono::TimeDelta;
use common::*;
use store::{Create, Error, Filter, Store, backups, rescue, restore_backup};
use story::OriginalKind;
use story::workflow::Step;

/// A store with a story, two revisions, a photo and a kept rendition of it.
fn furnished(desk: &Desk) -> Store {
    let mut store = desk.open();
    let photo = add_photo(&mut store, &[7; 100_000], "江克美.jpg");
    let text = piece_with_photo("慰问抗疫一线志愿者", &photo);
    create(&mut store, "s1", "慰问抗疫一线志愿者", &text);
    freeze(&mut store, "s1", "r1", &piece("初稿", "一段"), false);
    freeze(&mut store, "s1", "r2", &text, false);
    keep_rendition(&mut store, &photo, "web", b"smaller");
    store
}

#[test]
fn a_backup_restored_elsewhere_is_the_same_store() {
    let desk = Desk::new();
    let store = furnished(&desk);
    let to = desk.root.path().join("usb");
    let facts = store.backup(&to, now(), &mut unwatched).unwrap();
    assert_eq!(
        (facts.made, facts.stories, facts.revisions, facts.photos),
        (now(), 1, 2, 1)
    );
    assert_eq!(facts.damaged, []);
    let checked = Command::new("sha256sum")
        .args(["--check", "--strict", "manifest-sha256.txt"])
        .current_dir(&to)
        .output();
    assert!(
        checked
            .expect("sha256sum is in the apt package coreutils")
            .status
            .success()
    );

    let place = desk.root.path().join("other");
    assert_eq!(restore_backup(&to, &place, now(), &mut unwatched).unwrap(), None);
    let other = Store::open(&place, Create::Never, now()).unwrap();
    assert_eq!(
        other.stories(&Filter::default()).unwrap(),
        store.stories(&Filter::default()).unwrap()
    );
    assert_eq!(other.revisions("s1").unwrap(), store.revisions("s1").unwrap());
    assert_eq!(other.working("s1").unwrap(), store.working("s1").unwrap());
    let report = other.doctor(now(), &mut unwatched).unwrap();
    assert!(report.is_sound() && report.photos == 1, "{:?}", report.findings);
    let photo = store::PhotoFolder::path(&other.photo_folder(), &photo_of(&other), OriginalKind::Jpeg);
    assert!(fs::metadata(photo).unwrap().permissions().readonly());
    let left: Vec<_> = fs::read_dir(desk.root.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 3, "no temporary folder stays: {left:?}");
}

fn photo_of(store: &Store) -> story::Digest {
    let content = story::Content::from_json(&store.working("s1").unwrap().bytes).unwrap();
    content.figures().find_map(|figure| figure.photo.clone()).unwrap()
}

#[test]
fn a_backup_never_overwrites_and_a_stopped_one_leaves_nothing() {
    let desk = Desk::new();
    let store = furnished(&desk);
    let to = desk.root.path().join("usb");
    assert!(matches!(
        store.backup(&to, now(), &mut |_| ControlFlow::Break(())),
        Err(Error::Cancelled)
    ));
    assert_eq!(
        fs::read_dir(desk.root.path()).unwrap().count(),
        1,
        "only the store is there"
    );
    fs::create_dir(&to).unwrap();
    fs::write(to.join("holiday.jpg"), b"mine").unwrap();
    assert!(matches!(
        store.backup(&to, now(), &mut unwatched),
        Err(Error::Exists { .. })
    ));
    fs::remove_file(to.join("holiday.jpg")).unwrap();
    store
        .backup(&to, now(), &mut unwatched)
        .expect("an empty folder may be filled");
}

#[test]
fn progress_rises_and_does_not_pass_its_end() {
    let desk = Desk::new();
    let store = furnished(&desk);
    let mut seen = Vec::new();
    store
        .backup(&desk.root.path().join("usb"), now(), &mut |progress| {
            seen.push(progress);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(
        seen.windows(2).all(|pair| pair[0].done <= pair[1].done),
        "{seen:?}"
    );
    assert!(
        seen.iter().all(|progress| progress.done <= progress.total),
        "{seen:?}"
    );
    let last = seen.last().unwrap();
    assert!(
        last.done * 10 > last.total * 8,
        "the end is near the whole: {last:?}"
    );
    assert!(seen.len() > 2);
}

#[test]
fn any_changed_byte_of_a_backup_is_found_and_then_nothing_is_restored() {
    let desk = Desk::new();
    let store = furnished(&desk);
    let to = desk.root.path().join("usb");
    store.backup(&to, now(), &mut unwatched).unwrap();
    let photo = photo_path(&store, &photo_of(&store));
    let photo = to.join(photo.strip_prefix(&desk.dir).unwrap());
    for file in [
        to.join("galley.db"),
        photo,
        to.join("about.txt"),
        to.join("manifest-sha256.txt"),
    ] {
        let good = fs::read(&file).unwrap();
        for at in [0, good.len() / 3, good.len() - 1] {
            damage(&file, |bytes| bytes[at] ^= 1);
            let place = desk.root.path().join("other");
            let refused = restore_backup(&to, &place, now(), &mut unwatched).unwrap_err();
            assert!(
                matches!(refused, Error::BackupDamaged { .. }),
                "{} byte {at}: {refused}",
                file.display()
            );
            assert!(!place.exists(), "{} byte {at}", file.display());
            fs::write(&file, &good).unwrap();
        }
    }
    let place = desk.root.path().join("other");
    restore_backup(&to, &place, now(), &mut unwatched).expect("put right again, it is whole");
}

#[test]
fn restoring_keeps_what_was_there_and_waits_for_nobody_to_write() {
    let desk = Desk::new();
    let mut store = furnished(&desk);
    let to = desk.root.path().join("usb");
    store.backup(&to, now(), &mut unwatched).unwrap();
    create(&mut store, "later", "后来", b"{}");
    assert!(matches!(
        restore_backup(&to, &desk.dir, now(), &mut unwatched),
        Err(Error::Held { .. })
    ));
    assert!(store.story("later").is_ok());
    drop(store);
    let aside = restore_backup(&to, &desk.dir, now(), &mut unwatched)
        .unwrap()
        .expect("there was a store");
    assert_eq!(
        aside,
        desk.root.path().join("store-before-restore-20200214-093000")
    );
    assert!(matches!(desk.open().story("later"), Err(Error::NotFound { .. })));
    assert!(Store::open_to_read(&aside).unwrap().story("later").is_ok());
}

#[test]
fn a_lost_photo_does_not_keep_the_rest_from_being_saved() {
    let desk = Desk::new();
    let store = furnished(&desk);
    let photo = photo_of(&store);
    fs::remove_file(photo_path(&store, &photo)).unwrap();
    let to = desk.root.path().join("usb");
    let facts = store.backup(&to, now(), &mut unwatched).unwrap();
    assert_eq!(facts.damaged, [(store::Record::Photo, photo.to_string())]);
    restore_backup(&to, &desk.root.path().join("other"), now(), &mut unwatched).unwrap();
}

#[test]
fn one_backup_a_day_and_seven_kept() {
    let desk = Desk::new();
    let store = furnished(&desk);
    for day in 0..9 {
        let made = store.daily_backup(now() + TimeDelta::days(day)).unwrap();
        assert!(made.is_some());
        assert_eq!(
            store
                .daily_backup(now() + TimeDelta::days(day) + TimeDelta::hours(3))
                .unwrap(),
            None
        );
    }
    let found = backups(&desk.dir).unwrap();
    let days: Vec<i64> = found
        .iter()
        .map(|backup| (backup.at - now()).num_days())
        .collect();
    assert_eq!(days, [8, 7, 6, 5, 4, 3, 2]);
    assert!(found.iter().all(|backup| backup.sound.is_ok()), "{found:?}");
    assert!(
        !found[0].path.starts_with(&desk.dir),
        "they lie outside what they protect"
    );
}

#[test]
fn while_stories_change_the_days_backup_is_made_anew_and_stays_one() {
    let desk = Desk::new();
    let mut store = furnished(&desk);
    let first = now() + TimeDelta::minutes(1);
    store.daily_backup(first).unwrap().unwrap();
    create(&mut store, "later", "后来写的", b"{}");
    assert_eq!(
        store.daily_backup(first + TimeDelta::minutes(5)).unwrap(),
        None,
        "too soon"
    );
    let changed = first + TimeDelta::minutes(6);
    store.write(|tx| tx.step("later", Step::File, changed)).unwrap();
    let again = store.daily_backup(first + TimeDelta::minutes(11)).unwrap();
    assert!(
        again.is_some(),
        "work since the morning is in the evening's backup"
    );
    let found = backups(&desk.dir).unwrap();
    assert_eq!(
        found.iter().map(|backup| &backup.path).collect::<Vec<_>>(),
        [&again.unwrap().path]
    );
}

#[test]
fn a_damaged_database_is_kept_aside_and_the_newest_good_backup_takes_its_place() {
    let desk = Desk::new();
    let mut store = furnished(&desk);
    store.daily_backup(now()).unwrap();
    create(&mut store, "second", "第二篇", b"{}");
    let newest = store
        .daily_backup(now() + TimeDelta::days(1))
        .unwrap()
        .unwrap()
        .path;
    drop(store);
    // The newest backup has one wrong bit in some text, which SQLite would not see.
    let text = |bytes: &[u8]| {
        bytes
            .windows(6)
            .rposition(|window| window == "第二".as_bytes())
            .unwrap()
    };
    damage(&newest, |bytes| {
        let at = text(bytes);
        bytes[at] ^= 1;
    });
    let database = desk.dir.join("galley.db");
    let mut broken = fs::read(&database).unwrap();
    broken[..4096].fill(0);
    fs::write(&database, &broken).unwrap();
    let refused = Store::open(&desk.dir, Create::Never, now()).unwrap_err();
    assert!(matches!(refused, Error::DamagedStore { .. }), "{refused}");
    assert_eq!(fs::read(&database).unwrap(), broken, "refusing changes nothing");

    let rescued = rescue(&desk.dir, later(9)).unwrap();
    assert_eq!(rescued.at, now(), "the older one is the newest good one");
    assert_eq!(fs::read(rescued.aside.unwrap()).unwrap(), broken);
    let store = Store::open(&desk.dir, Create::Never, now()).unwrap();
    assert!(store.doctor(now(), &mut unwatched).unwrap().is_sound());
    assert_eq!(store.stories(&Filter::default()).unwrap().len(), 1);
}

#[test]
fn without_a_good_backup_a_rescue_moves_nothing() {
    let desk = Desk::new();
    drop(furnished(&desk));
    let database = desk.dir.join("galley.db");
    fs::write(&database, b"rubbish").unwrap();
    assert!(matches!(rescue(&desk.dir, now()), Err(Error::NoBackup { .. })));
    assert_eq!(fs::read(&database).unwrap(), b"rubbish");
}

#[test]
fn a_store_that_lost_its_database_is_rescued_too() {
    let desk = Desk::new();
    let store = furnished(&desk);
    store.daily_backup(now()).unwrap();
    drop(store);
    fs::remove_file(desk.dir.join("galley.db")).unwrap();
    assert!(matches!(
        Store::open(&desk.dir, Create::IfMissing, now()),
        Err(Error::Gone { backups: 1, .. })
    ));
    assert_eq!(rescue(&desk.dir, now()).unwrap().aside, None);
    assert!(desk.open().story("s1").is_ok());
}
