//! The whole store is read in small slices, and what is damaged is found by one of them.

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
use store::{Store, Thing};

#[test]
fn a_scrub_reads_everything_in_its_slices_goes_on_where_it_stopped_and_finds_each_damage_once() {
    let desk = Desk::new();
    let mut store = desk.open();
    let texts = 40;
    for number in 0..texts {
        let text = piece(
            &format!("第{number}号稿"),
            &format!("一段{number}").repeat(50 + number * 5),
        );
        create(&mut store, &format!("s{number}"), "稿", &text);
        freeze(
            &mut store,
            &format!("s{number}"),
            &format!("r{number}"),
            &text,
            false,
        );
    }
    let photo = add_photo(&mut store, &[7; 30_000], "a.jpg");
    store.daily_backup(now()).unwrap();
    drop(store);
    // One of each kind: a text, a revision, a photo, a backup.
    let conn = rusqlite::Connection::open(desk.dir.join("galley.db")).unwrap();
    conn.execute_batch(
        "DROP TRIGGER a_revision_is_never_altered;
         UPDATE working_copies SET content = CAST(content || x'20' AS BLOB) WHERE story = 20;
         UPDATE revisions SET content = CAST(content || x'20' AS BLOB) WHERE id = 31",
    )
    .unwrap();
    drop(conn);
    let store = desk.open();
    damage(&photo_path(&store, &photo), |bytes| bytes[0] ^= 1);
    damage(&store::backups(&desk.dir).unwrap()[0].path, |bytes| {
        bytes[9000] ^= 1;
    });
    let slices = 48;
    let mut found = Vec::new();
    let mut with_something = 0;
    // One more than a round, so that the last part ends too.
    for _ in 0..=slices {
        // Each slice by a program that knows nothing of the one before.
        let reader = Store::open_to_read(&desk.dir).unwrap();
        let damaged = reader.scrub(slices, now()).unwrap();
        with_something += usize::from(!damaged.is_empty());
        found.extend(damaged);
        if found.len() == 4 {
            break;
        }
    }
    let things: Vec<&Thing> = found.iter().map(|finding| &finding.thing).collect();
    assert!(
        matches!(
            things.as_slice(),
            [
                Thing::Story { .. },
                Thing::Revision { number: 1, .. },
                Thing::Photo { .. },
                Thing::Backup { .. }
            ]
        ),
        "{found:?}"
    );
    assert_eq!(with_something, 4, "each in a slice of its own");
}
