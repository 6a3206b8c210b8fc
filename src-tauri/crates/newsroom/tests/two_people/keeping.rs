//! Kept: a copy of the store, its health, and a store that comes back from either.

use newsroom::{Access, Code, Newsroom};

use crate::rig::{Rig, go_on};

#[test]
fn a_store_is_copied_examined_and_comes_back() {
    let rig = Rig::new();
    let (writer, editor) = rig.people();
    let id = rig.piece();
    let copy = rig.folder("copies").join("副本");
    assert!(
        writer.keeping().backup(&copy, &mut go_on).unwrap().is_empty(),
        "nothing was left out"
    );
    rig.clock.passes(24 * 60);
    assert!(
        writer
            .keeping()
            .daily_backup()
            .unwrap()
            .is_some_and(|path| path.exists())
    );
    assert_eq!(writer.keeping().daily_backup().unwrap(), None, "once a day");
    assert_eq!(
        writer.keeping().first_backup_of_the_day().unwrap(),
        None,
        "by whatever name"
    );
    writer.keeping().checkpoint().unwrap();
    let health = writer.keeping().doctor(&mut go_on).unwrap();
    assert!(health.sound, "{:?}", health.findings);
    assert!(writer.keeping().damaged_pieces(&[]).unwrap().is_empty());
    assert!(writer.keeping().rescue_pieces(None, &[]).unwrap().is_empty());
    assert!(writer.take_remarks().is_empty(), "nothing was met");

    let into = rig.folder("again").join("store");
    let before = newsroom::restore_backup(&copy, &into, &rig.clock, &mut go_on).unwrap();
    assert_eq!(before, None, "nothing was in its place");
    let reader = Newsroom::open(&into, Access::Read, Box::new(rig.clock.clone())).unwrap();
    assert_eq!(
        reader.writing().content(&id).unwrap(),
        writer.writing().content(&id).unwrap()
    );
    assert!(reader.keeping().doctor(&mut go_on).unwrap().sound);
    drop(reader);

    // Its database is damaged, and the newest good copy takes its place.
    let again = Newsroom::open(&into, Access::Write, Box::new(rig.clock.clone())).unwrap();
    assert!(again.keeping().daily_backup().unwrap().is_some());
    drop(again);
    std::fs::write(into.join("galley.db"), "no database").unwrap();
    let open = || Newsroom::open(&into, Access::Read, Box::new(rig.clock.clone()));
    assert_eq!(open().err().unwrap().code(), Code::Damaged);
    newsroom::rescue(&into, &rig.clock).unwrap();
    let reader = open().unwrap();
    assert_eq!(reader.writing().content(&id).unwrap().headline, "油茶丰收");
    assert!(editor.writing().list_stories().unwrap().is_empty());
}

#[test]
fn a_damaged_text_opens_with_the_very_words_that_were_saved_and_is_whole_then() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let whole = writer.writing().content(&id).unwrap();
    writer.writing().freeze(&id, None, "原样").unwrap();
    damage_text(writer);
    assert!(
        writer.writing().content(&id).is_err(),
        "a damaged text is not taken for the text"
    );
    let opened = writer.writing().open_story(&id).unwrap();
    assert_eq!(opened.content, whole);
    assert_eq!(
        writer.take_remarks().len(),
        1,
        "it is told where the words are from"
    );
    assert_eq!(
        writer.writing().content(&id).unwrap(),
        whole,
        "whoever else reads it reads it whole"
    );
    assert!(writer.keeping().doctor(&mut go_on).unwrap().sound);
}

/// Changes a word of the piece on the disk.
fn damage_text(of: &Newsroom) {
    let conn = rusqlite::Connection::open(of.dir().join("galley.db")).unwrap();
    let sql =
        "UPDATE working_copies SET content = CAST(replace(CAST(content AS TEXT), '下拨', '下发') AS BLOB)";
    assert_eq!(conn.execute(sql, []).unwrap(), 1);
}

#[test]
fn damage_is_told_while_the_store_is_read_in_turn_and_a_checkup_puts_the_text_back() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let whole = writer.writing().content(&id).unwrap();
    writer.writing().freeze(&id, None, "原样").unwrap();
    damage_text(writer);
    for _ in 0..60 {
        writer.keeping().scrub(30).unwrap();
    }
    let told = writer.take_remarks();
    assert_eq!(told.len(), 1, "once, however often it is met: {told:?}");
    assert!(told[0].contains("油茶丰收"), "{told:?}");

    let checkup = writer.keeping().checkup(&mut go_on).unwrap();
    assert!(!checkup.health.sound);
    let [piece] = checkup.pieces.as_slice() else {
        panic!("one piece, not {:?}", checkup.pieces);
    };
    assert!(piece.can_be_had_back && piece.story == id);
    writer.keeping().rescue_pieces(Some(&id), &[]).unwrap();
    let checkup = writer.keeping().checkup(&mut go_on).unwrap();
    assert!(checkup.health.sound && checkup.pieces.is_empty());
    assert_eq!(writer.writing().content(&id).unwrap(), whole);
}
