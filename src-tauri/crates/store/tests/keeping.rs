//! Stories, revisions and settings are kept exactly, and nothing is replaced unnoticed.

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
use store::{Create, Error, Filter, NewName, NewRevision, Store};
use story::RevisionReason;
use story::workflow::{State, Step, Who};

#[test]
fn a_saved_text_comes_back_byte_for_byte_after_reopening() {
    let desk = Desk::new();
    let text = piece(
        "慰问抗疫一线志愿者",
        "“防疫”**一线**——\u{3000}全角空格，还有 emoji 🙂",
    );
    let mut store = desk.open();
    create(&mut store, "s1", "慰问抗疫一线志愿者", b"{}");
    assert_eq!(save(&mut store, "s1", 1, &text).unwrap(), 2);
    drop(store);
    let working = desk.open().working("s1").unwrap();
    assert_eq!((working.version, working.bytes), (2, text));
}

#[test]
fn a_stale_save_changes_nothing_and_names_both_versions() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"one");
    save(&mut store, "s1", 1, b"two").unwrap();
    let refused = save(&mut store, "s1", 1, b"three").unwrap_err();
    assert!(
        matches!(&refused, Error::Stale { id, seen: 1, now: 2 } if id == "s1"),
        "{refused}"
    );
    assert_eq!(store.working("s1").unwrap().bytes, b"two");
}

#[test]
fn saving_again_after_an_answer_that_never_arrived_is_not_stale() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"one");
    assert_eq!(save(&mut store, "s1", 1, b"two").unwrap(), 2);
    assert_eq!(
        save(&mut store, "s1", 1, b"two").unwrap(),
        2,
        "the same bytes are there already"
    );
}

#[test]
fn what_fails_halfway_has_not_happened() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"one");
    let failed = store.write(|tx| {
        tx.save_working("s1", 1, b"two", &row("乙"), now())?;
        tx.step("nobody", Step::File, now())
    });
    assert!(matches!(
        failed,
        Err(Error::NotFound {
            what: store::Record::Story,
            ..
        })
    ));
    assert_eq!(store.working("s1").unwrap().bytes, b"one");
    assert_eq!(store.story("s1").unwrap().row.headline, "甲");
    save(&mut store, "s1", 1, b"two").expect("the store writes on after a rollback");
}

#[test]
fn a_step_is_checked_against_the_state_it_finds_and_moves_nothing_when_it_is_refused() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"{}");
    let refused = store.write(|tx| tx.step("s1", Step::Deliver, later(1)));
    assert!(matches!(refused, Err(Error::NotYourStep(_))), "{refused:?}");
    assert_eq!(store.story("s1").unwrap().state, State::Draft);
    assert_eq!(
        store.write(|tx| tx.step("s1", Step::Spike, later(1))).unwrap(),
        State::Spiked
    );
    let late = store.write(|tx| tx.step("s1", Step::File, later(2)));
    assert!(
        matches!(late, Err(Error::NotYourStep(_))),
        "what took long meets the state of now"
    );
    assert_eq!(store.story("s1").unwrap().state, State::Spiked);
}

#[test]
fn the_list_shows_the_last_saved_first_and_filters_by_state_and_words() {
    let desk = Desk::new();
    let mut store = desk.open();
    for (guid, headline) in [("a", "抗疫 100%"), ("b", "春耕"), ("c", "抗洪")] {
        create(&mut store, guid, headline, b"{}");
    }
    store.write(|tx| tx.step("a", Step::File, later(60))).unwrap();
    let guids = |filter: Filter| -> Vec<String> {
        store
            .stories(&filter)
            .unwrap()
            .into_iter()
            .map(|story| story.guid)
            .collect()
    };
    assert_eq!(guids(Filter::default()), ["a", "c", "b"]);
    assert_eq!(
        guids(Filter {
            states: vec![State::Draft],
            ..Filter::default()
        }),
        ["c", "b"]
    );
    assert_eq!(
        guids(Filter {
            words: vec!["抗".to_owned()],
            ..Filter::default()
        }),
        ["a", "c"]
    );
    assert_eq!(
        guids(Filter {
            words: vec!["%".to_owned()],
            ..Filter::default()
        }),
        ["a"],
        "a percent sign is no wildcard"
    );
    let page = |from| {
        guids(Filter {
            from,
            limit: Some(1),
            ..Filter::default()
        })
    };
    assert_eq!([page(0), page(1), page(2), page(3)].concat(), ["a", "c", "b"]);
    let both = Filter {
        words: ["抗", "洪"].map(str::to_owned).to_vec(),
        ..Filter::default()
    };
    assert_eq!(store.story_count(&both).unwrap(), 1, "every word is needed");
    let counts = store.state_counts().unwrap();
    let in_state = |state| counts.iter().find(|one| one.state == state).unwrap().own;
    assert_eq!((in_state(State::Draft), in_state(State::Filed)), (2, 1));
    assert_eq!(
        guids(Filter {
            limit: Some(1),
            ..Filter::default()
        }),
        ["a"]
    );
    assert_eq!(store.story_guids("b").unwrap(), ["b"]);
}

#[test]
fn the_reader_s_place_and_the_settings_are_kept() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"{}");
    assert_eq!(store.place("s1").unwrap(), None);
    store
        .write(|tx| {
            tx.set_place("s1", r#"{"block":3}"#)?;
            tx.set_setting("profile", r#"{"unit":"工委"}"#)?;
            tx.set_setting("profile", r#"{"unit":"市直机关工委"}"#)
        })
        .unwrap();
    drop(store);
    let store = desk.open();
    assert_eq!(store.place("s1").unwrap().as_deref(), Some(r#"{"block":3}"#));
    assert_eq!(
        store.setting("profile").unwrap().as_deref(),
        Some(r#"{"unit":"市直机关工委"}"#)
    );
    assert_eq!(store.setting("nothing").unwrap(), None);
}

#[test]
fn freezing_the_same_content_again_gives_the_revision_there_is() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"{}");
    let first = freeze(&mut store, "s1", "r1", b"one", true);
    assert_eq!(freeze(&mut store, "s1", "r2", b"one", true), first);
    let other = freeze(&mut store, "s1", "r3", b"two", true);
    let back = freeze(&mut store, "s1", "r4", b"one", true);
    assert_eq!(
        (first.number, other.number, back.number),
        (1, 2, 3),
        "an older twin is another point in time"
    );
    assert_eq!(store.revision_content("r3").unwrap(), b"two");
    assert_eq!(store.revisions("s1").unwrap(), [back, other, first]);
}

#[test]
fn an_automatic_revision_that_is_handed_over_stays_for_ever() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"{}");
    freeze(&mut store, "s1", "r1", b"one", true);
    let handed = freeze(&mut store, "s1", "unused", b"one", false);
    assert_eq!((handed.guid.as_str(), handed.names.len()), ("r1", 1));
    freeze(&mut store, "s1", "r2", b"two", true);
    freeze(&mut store, "s1", "r3", b"three", true);
    freeze(&mut store, "s1", "r4", b"four", true);
    assert_eq!(
        store.write(|tx| tx.thin("s1", later(400 * 86_400))).unwrap(),
        1,
        "r2 shares its week with r3"
    );
    let left: Vec<String> = store
        .revisions("s1")
        .unwrap()
        .into_iter()
        .map(|revision| revision.guid)
        .collect();
    assert_eq!(left, ["r4", "r3", "r1"]);
}

#[test]
fn a_revision_is_named_later_without_being_touched() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"{}");
    freeze(&mut store, "s1", "r1", b"one", true);
    let naming = NewName {
        by: "彭彤",
        reason: RevisionReason::Named,
        label: "送审前",
    };
    store
        .write(|tx| tx.name_revision("r1", &naming, later(5)))
        .unwrap();
    let revision = store.revision("s1", 1).unwrap();
    assert_eq!(
        revision.names.first().map(|name| name.label.as_str()),
        Some("送审前")
    );
    assert!(revision.automatic, "the row itself says what it said");
}

#[test]
fn the_database_itself_refuses_to_alter_a_revision_or_delete_one_that_counts() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"{}");
    freeze(&mut store, "s1", "r1", b"one", true);
    freeze(&mut store, "s1", "r2", b"two", false);
    drop(store);
    let raw = rusqlite::Connection::open(desk.dir.join("galley.db")).unwrap();
    raw.execute("UPDATE revisions SET author = 'x' WHERE guid = 'r1'", [])
        .unwrap_err();
    raw.execute("DELETE FROM revisions WHERE guid = 'r2'", [])
        .unwrap_err();
    raw.execute("DELETE FROM revisions WHERE guid = 'r1'", [])
        .expect("an automatic one may go");
}

#[test]
fn ten_thousand_stories_list_quickly() {
    let desk = Desk::new();
    let mut store = desk.open();
    let text = "抗疫一线志愿者".repeat(400);
    store
        .write(|tx| {
            for number in 0..10_000 {
                let guid = format!("{number:05}");
                let row = row(&format!("第{number}篇"));
                let new = store::NewStory {
                    guid: &guid,
                    who: Who::Writer,
                    content: text.as_bytes(),
                    row: &row,
                };
                tx.create_story(&new, later(number))?;
            }
            Ok::<_, Error>(())
        })
        .unwrap();
    let begun = std::time::Instant::now();
    let listed = store
        .stories(&Filter {
            limit: Some(200),
            ..Filter::default()
        })
        .unwrap();
    let (first, begun_all) = (begun.elapsed(), std::time::Instant::now());
    let all = store.stories(&Filter::default()).unwrap();
    eprintln!("200 of 10,000 in {first:?}, all in {:?}", begun_all.elapsed());
    assert_eq!((listed.len(), all.len()), (200, 10_000));
    // Reading every text instead of the rows alone would be 80 MB and well above this.
    assert!(
        begun.elapsed().as_millis() < 1000,
        "listing took {:?}",
        begun.elapsed()
    );
}

#[test]
fn a_second_writer_is_refused_by_name_and_a_reader_is_not() {
    let desk = Desk::new();
    let mut store = desk.open();
    create(&mut store, "s1", "甲", b"one");
    let refused = Store::open(&desk.dir, Create::Never, now()).unwrap_err();
    let us = format!("pid {}, ", std::process::id());
    assert!(
        matches!(&refused, Error::Held { by } if by.starts_with(&us)),
        "{refused}"
    );
    let mut reader = Store::open_to_read(&desk.dir).unwrap();
    assert!(!reader.can_write());
    assert_eq!(reader.working("s1").unwrap().bytes, b"one");
    save(&mut store, "s1", 1, b"two").expect("a reader does not stop the writer");
    assert_eq!(
        reader.working("s1").unwrap().bytes,
        b"two",
        "and sees what it wrote"
    );
    let refused = save(&mut reader, "s1", 2, b"three").unwrap_err();
    assert!(
        matches!(&refused, Error::Held { by } if by.starts_with(&us)),
        "{refused}"
    );
    drop(store);
    Store::open(&desk.dir, Create::Never, now()).expect("the lock went with its holder");
}

#[test]
fn every_connection_waits_for_the_disk_and_keeps_its_references() {
    let desk = Desk::new();
    let store = desk.open();
    let reader = Store::open_to_read(&desk.dir).unwrap();
    for (connection, pragmas) in [
        ("writer", store.pragmas().unwrap()),
        ("reader", reader.pragmas().unwrap()),
    ] {
        assert_eq!(pragmas.journal_mode, "wal", "{connection}");
        assert_eq!(pragmas.synchronous, 2, "{connection}: FULL");
        assert!(
            pragmas.foreign_keys && pragmas.cell_size_check && !pragmas.trusted_schema,
            "{connection}"
        );
        assert_eq!(pragmas.busy_timeout, 5000, "{connection}");
    }
}

#[test]
fn freezing_for_nobody_says_so() {
    let desk = Desk::new();
    let mut store = desk.open();
    let new = NewRevision {
        guid: "r",
        content: b"",
        author: "",
        reason: RevisionReason::Pause,
        label: "",
    };
    let refused = store.write(|tx| tx.freeze("nobody", &new, now())).unwrap_err();
    assert!(matches!(refused, Error::NotFound { what: store::Record::Story, id } if id == "nobody"));
}
