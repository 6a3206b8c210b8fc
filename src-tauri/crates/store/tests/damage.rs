//! The doctor finds what is damaged and names it; SQLite alone would not.

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

use chrono::TimeDelta;
use common::*;
use store::{Error, Finding, Severity, Store, Thing, Trouble};
use story::{Digest, OriginalKind};

fn findings(store: &Store) -> Vec<Finding> {
    let report = store.doctor(now(), &mut unwatched).unwrap();
    report
        .findings
        .into_iter()
        .filter(|finding| finding.severity != Severity::Note)
        .collect()
}

/// A small, repeatable source of places to damage.
fn places(seed: u64) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(seed), |x| {
        Some(x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1))
    })
    .skip(1)
    .map(|x| (x >> 33) as usize)
}

#[test]
fn every_flipped_bit_in_a_text_is_found_where_sqlite_finds_none() {
    let desk = Desk::new();
    let mut store = desk.open();
    let text = piece("慰问抗疫一线志愿者", &"千里驰援，守望相助。".repeat(3000));
    create(&mut store, "s1", "慰问抗疫一线志愿者", &text);
    freeze(
        &mut store,
        "s1",
        "r1",
        &piece("初稿", &"万众一心。".repeat(3000)),
        false,
    );
    drop(store);
    let database = desk.dir.join("galley.db");
    let good = fs::read(&database).unwrap();
    // Places within the two texts: bytes of Chinese, of which the rest of the file has next to none.
    let han: Vec<usize> = (0..good.len()).filter(|at| good[*at] >= 0x80).collect();
    let (mut found, mut sqlite_found) = (0, 0);
    const FLIPS: usize = 60;
    for place in places(2).take(FLIPS) {
        let mut bad = good.clone();
        bad[han[place % han.len()]] ^= 1 << (place % 7);
        fs::write(&database, &bad).unwrap();
        let raw = rusqlite::Connection::open(&database).unwrap();
        let said: String = raw
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap_or_default();
        drop(raw);
        sqlite_found += usize::from(said != "ok");
        found += usize::from(!findings(&desk.open()).is_empty());
    }
    assert_eq!(found, FLIPS, "every flip is found");
    assert!(
        sqlite_found * 10 < FLIPS,
        "the control: SQLite alone notices {sqlite_found} of {FLIPS}"
    );
}

#[test]
fn a_damaged_working_copy_is_named_and_the_other_stories_stay_readable() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "坏稿", &piece("坏稿", "一段文字"));
    create(&mut store, "s2", "好稿", &piece("好稿", "另一段"));
    drop(store);
    flip(&desk, "一段文字");
    let store = desk.open();
    let refused = store.working("s1").unwrap_err();
    assert!(
        matches!(&refused, Error::Damaged { id, .. } if id.contains("坏稿")),
        "{refused}"
    );
    assert_eq!(store.working("s2").unwrap().bytes, piece("好稿", "另一段"));
    let found = findings(&store);
    let [
        Finding {
            severity: Severity::Error,
            thing: Thing::Story { guid, headline },
            ..
        },
    ] = found.as_slice()
    else {
        panic!("one finding about one story, not {found:?}");
    };
    assert_eq!((guid.as_str(), headline.as_str()), ("s1", "坏稿"));
}

/// Flips one bit in the last place where the database holds this text.
fn flip(desk: &Desk, text: &str) {
    damage(&desk.dir.join("galley.db"), |bytes| {
        let at = bytes
            .windows(text.len())
            .rposition(|window| window == text.as_bytes())
            .unwrap();
        bytes[at + 1] ^= 1;
    });
}

#[test]
fn what_stands_beside_a_text_is_guarded_too() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "列表标题", &piece("x", "y"));
    freeze(&mut store, "s1", "r1", &piece("x", "z"), false);
    add_photo(&mut store, b"a photo", "江克美.jpg");
    store
        .write(|tx| tx.set_setting("profile", "市直机关工委"))
        .unwrap();
    drop(store);
    for text in ["列表标题", "彭彤", "江克美.jpg", "市直机关工委"] {
        flip(&desk, text);
    }
    let found = findings(&desk.open());
    let about = |wanted: fn(&Thing) -> bool| found.iter().filter(|finding| wanted(&finding.thing)).count();
    assert_eq!(
        about(|thing| matches!(thing, Thing::Story { .. })),
        1,
        "{found:?}"
    );
    assert_eq!(
        about(|thing| matches!(thing, Thing::Revision { number: 1, .. })),
        1,
        "{found:?}"
    );
    assert_eq!(
        about(|thing| matches!(thing, Thing::Setting { .. })),
        1,
        "{found:?}"
    );
    assert_eq!(
        about(|thing| matches!(thing, Thing::PhotoRow { .. })),
        1,
        "the photo's row: {found:?}"
    );
}

#[test]
fn a_known_key_that_was_changed_is_named_by_its_owner() {
    let desk = Desk::new();
    let mut store = desk.open();
    store.write(|tx| tx.know_key("RWQ1", "沈一", "", now())).unwrap();
    store.write(|tx| tx.know_key("RWQ2", "沈二", "", now())).unwrap();
    assert!(store.keys_of("沈一").is_ok());
    drop(store);
    let base = rusqlite::Connection::open(desk.dir.join("galley.db")).unwrap();
    base.execute("UPDATE known_keys SET since = since + 1 WHERE name = '沈一'", [])
        .unwrap();
    drop(base);
    let found = findings(&desk.open());
    let keys: Vec<&Thing> = found
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| &finding.thing)
        .collect();
    assert!(
        matches!(keys.as_slice(), [Thing::Key { name }] if name == "沈一"),
        "{found:?}"
    );
}

#[test]
fn damaged_lost_and_unknown_photos_are_named() {
    let desk = Desk::new();
    let mut store = desk.open();
    let damaged = add_photo(&mut store, b"first", "first.jpg");
    let lost = add_photo(&mut store, b"second", "second.jpg");
    let never_there = store
        .photo_folder()
        .put_bytes(b"third", OriginalKind::Jpeg, now())
        .unwrap();
    fs::remove_file(&never_there.path).unwrap();
    create(&mut store, "s1", "甲", &piece_with_photo("甲", &lost));
    create(
        &mut store,
        "s2",
        "乙",
        &piece_with_photo("乙", &never_there.digest),
    );
    damage(&photo_path(&store, &damaged), |bytes| bytes[0] ^= 1);
    fs::remove_file(photo_path(&store, &lost)).unwrap();
    let found = findings(&store);
    let trouble = |name: &str| {
        let named = |finding: &&Finding| matches!(&finding.thing, Thing::Photo { file_name, .. } if file_name == name);
        found.iter().find(named).map(|finding| finding.trouble.clone())
    };
    let used_by = |headline: &str| Some(headline.to_owned());
    assert!(
        matches!(trouble("first.jpg"), Some(Trouble::FileChanged { .. })),
        "{found:?}"
    );
    assert_eq!(
        trouble("second.jpg"),
        Some(Trouble::FileGone {
            used_by: used_by("甲")
        })
    );
    assert_eq!(
        trouble(""),
        Some(Trouble::Unknown {
            used_by: "乙".to_owned()
        })
    );
    assert_eq!(found.len(), 3);
}

#[test]
fn a_healthy_store_has_no_findings_and_the_doctor_can_be_sent_home() {
    let desk = Desk::new();
    let mut store = desk.open();
    let photo = add_photo(&mut store, b"a photo", "a.jpg");
    create(&mut store, "s1", "甲", &piece_with_photo("甲", &photo));
    store.daily_backup(now()).unwrap();
    let report = store.doctor(now(), &mut unwatched).unwrap();
    assert_eq!(report.findings, []);
    assert_eq!((report.stories, report.photos), (1, 1));
    assert!(report.free_space > 0);
    assert!(matches!(
        store.doctor(now(), &mut |_| ControlFlow::Break(())),
        Err(Error::Cancelled)
    ));
}

#[test]
fn the_sweep_takes_what_nobody_names_and_only_when_it_is_old() {
    let desk = Desk::new();
    let mut store = desk.open();
    let kept = add_photo(&mut store, b"named", "a.jpg");
    let folder = store.photo_folder();
    let fresh = folder
        .put_bytes(b"row still to come", OriginalKind::Jpeg, now())
        .unwrap();
    let old = folder
        .put_bytes(b"nobody's", OriginalKind::Jpeg, now() - TimeDelta::days(2))
        .unwrap();
    let part = desk.dir.join("photos/incoming-x.part");
    fs::write(&part, b"half").unwrap();
    fs::File::open(&part)
        .unwrap()
        .set_modified((now() - TimeDelta::days(2)).into())
        .unwrap();
    let mut removed = store.sweep(now(), TimeDelta::hours(1)).unwrap();
    removed.sort();
    let mut expected = vec![old.path, part];
    expected.sort();
    assert_eq!(removed, expected);
    assert!(fresh.path.exists() && store.photo_bytes(&kept).is_ok());
}

#[test]
fn framings_that_were_tried_leave_the_cache_and_what_lists_and_pages_show_stays() {
    let desk = Desk::new();
    let mut store = desk.open();
    let photo = add_photo(&mut store, b"named", "a.jpg");
    let gone = Digest::from_sha256([7; 32]);
    let folder = store.photo_folder();
    let view = |digest: &Digest, name: &str| {
        folder
            .rendition::<store::Error>(digest, OriginalKind::Jpeg, name, |_| Ok(name.as_bytes().to_vec()))
            .map(drop)
    };
    for name in ["thumb", "web", "web-t1s-250c0-0-5000-5000"] {
        view(&photo, name).unwrap();
    }
    let fan = desk.dir.join("renditions").join(&gone.as_str()[..2]);
    fs::create_dir_all(&fan).unwrap();
    fs::write(fan.join(format!("{gone}-thumb")), b"of a photo that is gone").unwrap();
    let there = || {
        let fans = fs::read_dir(desk.dir.join("renditions")).unwrap().flatten();
        let files = fans.flat_map(|fan| fs::read_dir(fan.path()).unwrap().flatten());
        let mut names: Vec<String> = files
            .map(|file| file.file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let aged = |days| {
        let fans = fs::read_dir(desk.dir.join("renditions")).unwrap().flatten();
        for file in fans.flat_map(|fan| fs::read_dir(fan.path()).unwrap().flatten()) {
            let file = fs::File::options().write(true).open(file.path()).unwrap();
            file.set_modified((now() - TimeDelta::days(days)).into()).unwrap();
        }
    };
    aged(0);
    assert_eq!(
        store.sweep_views(now(), TimeDelta::days(1)).unwrap(),
        0,
        "all are fresh"
    );
    aged(2);
    assert_eq!(store.sweep_views(now(), TimeDelta::days(1)).unwrap(), 2);
    assert_eq!(there(), [format!("{photo}-thumb"), format!("{photo}-web")]);
}

#[test]
fn a_photo_that_a_kept_backup_or_a_database_kept_aside_names_is_not_swept() {
    let desk = Desk::new();
    drop(desk.open());
    let empty = fs::read(desk.dir.join("galley.db")).unwrap();
    let mut store = desk.open();
    add_photo(&mut store, b"named by the backup", "a.jpg");
    let backup = store.daily_backup(now()).unwrap().unwrap();
    drop(store);
    // The database of a time before the photo, as after a restore.
    fs::write(desk.dir.join("galley.db"), &empty).unwrap();
    let long_after = now() + TimeDelta::days(30);
    let store = desk.open();
    assert_eq!(
        store.sweep(long_after, TimeDelta::hours(1)).unwrap(),
        [] as [std::path::PathBuf; 0]
    );
    fs::remove_file(backup.path).unwrap();
    let aside = desk.dir.join("galley.db.damaged-20200214-093000");
    fs::write(&aside, b"who knows").unwrap();
    assert_eq!(
        store.sweep(long_after, TimeDelta::hours(1)).unwrap(),
        [] as [std::path::PathBuf; 0]
    );
    fs::remove_file(aside).unwrap();
    assert_eq!(
        store.sweep(long_after, TimeDelta::hours(1)).unwrap().len(),
        1,
        "now nobody names it"
    );
}

/// Everything a person wrote, as it is read: each story's row and text, each revision's text.
fn all_words(store: &Store) -> Result<Vec<String>, Error> {
    let mut words = Vec::new();
    for story in store.stories(&store::Filter::default())? {
        words.push(format!("{:?}", story.row));
        words.push(String::from_utf8_lossy(&store.working(&story.guid)?.bytes).into_owned());
        for revision in store.revisions(&story.guid)? {
            words.push(format!("{revision:?}"));
            words.push(String::from_utf8_lossy(&store.revision_content(&revision.guid)?).into_owned());
        }
    }
    Ok(words)
}

#[test]
fn whatever_is_damaged_in_the_database_is_told_or_costs_nothing() {
    let desk = Desk::new();
    let mut store = desk.open();
    for number in 0..30 {
        let headline = format!("第{number}号稿的标题");
        // Long enough that most of the file is words, and most damages are to them.
        let text = piece(&headline, &"千里驰援，守望相助。".repeat(100 + number));
        create(&mut store, &format!("s{number}"), &headline, &text);
        freeze(
            &mut store,
            &format!("s{number}"),
            &format!("r{number}"),
            &text,
            number % 2 == 0,
        );
    }
    let whole = all_words(&store).unwrap();
    drop(store);
    let database = desk.dir.join("galley.db");
    let good = fs::read(&database).unwrap();
    let rounds = if std::env::var_os("GALLEY_SOAK").is_some() {
        1000
    } else {
        100
    };
    let mut places = places(7);
    let mut draw = |below: usize| places.next().unwrap() % below;
    let (mut silent, mut changed, mut lists) = (Vec::new(), 0, 0);
    for round in 0..rounds {
        let mut bad = good.clone();
        let how = match draw(4) {
            0 => {
                let page = draw(good.len() / 4096) * 4096;
                bad[page..page + 4096].fill(0);
                format!("page at {page} is empty")
            }
            1 => {
                let at = draw(good.len() / 512) * 512;
                (at..at + 512).for_each(|at| bad[at] = draw(256) as u8);
                format!("512 bytes at {at} are rubbish")
            }
            _ => {
                let at = draw(good.len());
                bad[at] ^= 1 << draw(8);
                format!("a bit at {at} is another")
            }
        };
        for left in ["galley.db-wal", "galley.db-shm", "commits"] {
            let _ = fs::remove_file(desk.dir.join(left));
        }
        fs::write(&database, &bad).unwrap();
        let Ok(store) = Store::open(&desk.dir, store::Create::Never, now()) else {
            continue;
        };
        lists += usize::from(
            store
                .stories(&store::Filter::default())
                .is_ok_and(|all| all.len() >= 29),
        );
        let read = all_words(&store);
        if read.as_ref().is_ok_and(|words| *words == whole) {
            continue;
        }
        changed += 1;
        let told = read.is_err() || !findings(&store).is_empty();
        if !told {
            silent.push(format!("{round}: {how}"));
        }
    }
    assert!(
        changed * 4 > rounds,
        "the control: {changed} of {rounds} damages changed what is read"
    );
    println!("{changed} of {rounds} damages changed what is read, {lists} lists were whole");
    assert!(silent.is_empty(), "nobody is told: {}", silent.join("\n"));
}
