//! `kill -9` cannot show a missing fsync: the kernel still holds the bytes. A power cut can, and this
//! simulates one: strace writes down the system calls, and at the moment of each acknowledgement no file of
//! the store may have been written and not synced, and no name may have been given and its folder not synced.

use super::account::{Acknowledgement, trace};
use galley_tests::desk::{Desk, plain};

#[test]
fn a_storys_row_is_synced_before_its_id_is_printed() {
    let desk = Desk::new();
    let text = desk.text(1);
    let trace = trace(&desk, &["import", plain(&text)]);
    let seen = Acknowledgement::all(&trace, plain(&desk.store()));
    assert_eq!(seen.len(), 2, "one story, one line, and the end:\n{trace}");
    assert!(
        seen.iter().all(Acknowledgement::is_safe),
        "printed before it was safe: {seen:#?}"
    );
    assert!(
        seen.iter()
            .any(|ack| ack.synced.iter().any(|file| file.ends_with("-wal"))),
        "no row was synced: {seen:#?}"
    );
}

#[test]
fn a_photo_and_its_folder_are_synced_before_its_id_is_printed() {
    let desk = Desk::new();
    let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
    let photo = desk.photo(1);
    let trace = trace(&desk, &["photo", "add", &story, plain(&photo)]);
    let seen = Acknowledgement::all(&trace, plain(&desk.store()));
    assert_eq!(seen.len(), 2, "one photo, one line, and the end:\n{trace}");
    assert!(
        seen.iter().all(Acknowledgement::is_safe),
        "printed before it was safe: {seen:#?}"
    );
    assert!(
        seen.iter().any(|ack| ack.named > 0),
        "no photo was given its name: {seen:#?}"
    );
}
