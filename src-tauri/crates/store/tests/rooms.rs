//! Deletion: a story is deleted whole, its photos only where nothing names them; and templates and snippets stay as given.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where it is wrong"
)]

mod common;

use chrono::TimeDelta;
use common::*;
use store::{Error, Stationery};

#[test]
fn a_story_goes_with_its_revisions_and_with_the_photos_nobody_else_names() {
    let desk = Desk::new();
    let mut store = desk.open();
    let shared = add_photo(&mut store, b"shared", "shared.jpg");
    let own = add_photo(&mut store, b"own", "own.jpg");
    create(&mut store, "goes", "走的", &piece_with_photo("走的", &own));
    let once = piece_with_photo("走的", &shared);
    freeze(&mut store, "goes", "r1", &once, false);
    create(&mut store, "stays", "留的", &piece("留的", "字"));
    freeze(
        &mut store,
        "stays",
        "r2",
        &piece_with_photo("留的", &shared),
        false,
    );
    let file = photo_path(&store, &own);

    let leaving = store.leaving("goes").unwrap();
    assert_eq!(
        (leaving.revisions, leaving.photos.as_slice()),
        (1, [own.clone()].as_slice())
    );
    assert!(store.write(|tx| tx.delete_story("goes", &leaving)).unwrap());

    assert!(matches!(store.story("goes"), Err(Error::NotFound { .. })));
    assert!(matches!(store.working("goes"), Err(Error::NotFound { .. })));
    assert_eq!(store.find_photo(&own).unwrap(), None);
    assert!(
        store.find_photo(&shared).unwrap().is_some(),
        "a revision of another story names it"
    );
    assert_eq!(store.revisions("stays").unwrap().len(), 1);
    assert!(file.exists(), "its file waits for the sweep");
    let long_after = later(90_000 * 365);
    store.sweep(long_after, TimeDelta::days(1)).unwrap();
    assert!(!file.exists());
    assert!(store.doctor(now(), &mut unwatched).unwrap().is_sound());
}

#[test]
fn while_a_backup_names_a_photo_its_file_stays() {
    let desk = Desk::new();
    let mut store = desk.open();
    let own = add_photo(&mut store, b"own", "own.jpg");
    create(&mut store, "goes", "走的", &piece_with_photo("走的", &own));
    store.daily_backup(now()).unwrap().unwrap();
    let file = photo_path(&store, &own);
    let leaving = store.leaving("goes").unwrap();
    store.write(|tx| tx.delete_story("goes", &leaving)).unwrap();
    store.sweep(later(90_000 * 365), TimeDelta::days(1)).unwrap();
    assert!(file.exists());
}

#[test]
fn a_photo_that_a_story_came_to_name_meanwhile_stays() {
    let desk = Desk::new();
    let mut store = desk.open();
    let photo = add_photo(&mut store, b"photo", "photo.jpg");
    create(&mut store, "goes", "走的", &piece_with_photo("走的", &photo));
    create(&mut store, "stays", "留的", &piece("留的", "字"));
    let leaving = store.leaving("goes").unwrap();
    save(&mut store, "stays", 1, &piece_with_photo("留的", &photo)).unwrap();
    assert!(!store.write(|tx| tx.delete_story("goes", &leaving)).unwrap());
    assert!(store.find_photo(&photo).unwrap().is_some());
}

#[test]
fn a_revision_that_a_person_made_goes_only_with_its_story() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"{}");
    freeze(&mut store, "s1", "r1", &piece("甲", "一"), false);
    drop(store);
    let conn = rusqlite::Connection::open(desk.dir.join("galley.db")).unwrap();
    let refused = conn.execute("DELETE FROM revisions", []).unwrap_err();
    assert!(
        refused.to_string().contains("only an automatic revision"),
        "{refused}"
    );
}

#[test]
fn templates_and_snippets_come_back_as_given_and_one_of_ours_can_be_unwanted() {
    let desk = Desk::new();
    let mut store = desk.open();
    let kept = |store: &store::Store| {
        let rows = store.stationery(Stationery::Snippet).unwrap();
        rows.into_iter().map(Result::unwrap).collect::<Vec<_>>()
    };
    store
        .write(|tx| {
            tx.set_stationery(Stationery::Snippet, "b", Some("{\"一\":1}"))?;
            tx.set_stationery(Stationery::Snippet, "a", None)?;
            tx.set_stationery(Stationery::Template, "b", Some("{}"))
        })
        .map_err(|error: Error| error)
        .unwrap();
    let given = [
        ("b".to_owned(), Some("{\"一\":1}".to_owned())),
        ("a".to_owned(), None),
    ];
    assert_eq!(kept(&store), given);
    store
        .write(|tx| tx.forget_stationery(Stationery::Snippet, "a"))
        .unwrap();
    drop(store);
    assert_eq!(kept(&desk.open()), given[..1]);
}

#[test]
fn a_damaged_snippet_is_named_as_people_call_it_and_not_by_its_key() {
    let desk = Desk::new();
    let mut store = desk.open();
    let json = "{\"name\":\"问候\"}";
    store
        .write(|tx| tx.set_stationery(Stationery::Snippet, "5e0c", Some(json)))
        .unwrap();
    drop(store);
    let raw = rusqlite::Connection::open(desk.dir.join("galley.db")).unwrap();
    raw.execute("UPDATE stationery SET seal = 'another'", []).unwrap();
    raw.close().unwrap();
    let rows = desk.open().stationery(Stationery::Snippet).unwrap();
    assert!(matches!(&rows[0], Err(Error::Damaged { id, .. }) if id == "问候"));
}
