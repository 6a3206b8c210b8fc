//! Kept: a copy of the store, its health, and a store that comes back from either.

use newsroom::{Access, Code, Newsroom, Order, PieceState};

use story::check::Severity;

use crate::rig::{Rig, everything, go_on};

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
    assert!(
        writer
            .keeping()
            .damaged_pieces(&[], &mut go_on)
            .unwrap()
            .is_empty()
    );
    assert!(
        writer
            .keeping()
            .rescue_pieces(None, &[], &mut go_on)
            .unwrap()
            .is_empty()
    );
    assert!(writer.take_remarks().is_empty(), "nothing was met");

    let into = rig.folder("again").join("store");
    let before = newsroom::restore_backup(&copy, &into, &rig.clock, &mut go_on).unwrap();
    assert_eq!(before.kept_aside, None, "nothing was in its place");
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
    assert!(
        editor
            .writing()
            .list_stories(&everything())
            .unwrap()
            .rows
            .is_empty()
    );
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

    let checkup = writer.keeping().checkup(&[], &mut go_on).unwrap();
    assert!(!checkup.health.sound);
    let [piece] = checkup.pieces.as_slice() else {
        panic!("one piece, not {:?}", checkup.pieces);
    };
    assert!(piece.state == PieceState::Findable && piece.piece == id);
    writer
        .keeping()
        .rescue_pieces(Some(&id), &[], &mut go_on)
        .unwrap();
    let checkup = writer.keeping().checkup(&[], &mut go_on).unwrap();
    assert!(checkup.health.sound && checkup.pieces.is_empty());
    assert_eq!(writer.writing().content(&id).unwrap(), whole);
}

#[test]
fn a_photo_a_record_and_a_text_are_put_back_each_from_where_it_is_whole() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let figure = writer.pictures().add_photo_file(&rig.photo("晒场.jpg"));
    let photo = figure.added.unwrap().figure.photo.unwrap();
    writer.writing().freeze(&id, None, "原样").unwrap();
    rig.clock.passes(24 * 60);
    writer.keeping().daily_backup().unwrap().unwrap();
    let card = rig.folder("card").join("DCIM/100CANON");
    std::fs::create_dir_all(&card).unwrap();
    let photos = writer.dir().join("photos").join(photo.as_str().get(..2).unwrap());
    let original = std::fs::read_dir(&photos)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    std::fs::copy(&original, card.join("IMG_0001.JPG")).unwrap();
    std::fs::remove_file(&original).unwrap();
    damage_text(writer);
    let conn = rusqlite::Connection::open(writer.dir().join("galley.db")).unwrap();
    conn.execute("UPDATE settings SET value = '{}' WHERE key = 'profile'", [])
        .unwrap();
    drop(conn);

    let states = |from: &[std::path::PathBuf]| {
        let checkup = writer.keeping().checkup(from, &mut go_on).unwrap();
        let besides = checkup.health.findings.iter();
        assert_eq!(
            besides
                .filter(|finding| finding.severity == Severity::Error)
                .count(),
            0,
            "everything that is damaged is a piece: {:?}",
            checkup.health.findings
        );
        let states = checkup.pieces.iter().map(|piece| piece.state);
        states.collect::<Vec<_>>()
    };
    assert_eq!(
        states(&[]),
        [PieceState::Findable, PieceState::Lost, PieceState::Findable],
        "a text, a photo whose original is elsewhere, a setting"
    );
    let from = [rig.folder("card")];
    assert_eq!(states(&from), [PieceState::Findable; 3]);
    let pieces = writer.keeping().rescue_pieces(None, &from, &mut go_on).unwrap();
    assert!(
        pieces.iter().all(|piece| piece.state == PieceState::Whole),
        "{pieces:?}"
    );
    assert!(writer.keeping().doctor(&mut go_on).unwrap().sound);
    assert!(
        writer.take_remarks().is_empty(),
        "what was asked for is no trouble"
    );
}

#[test]
fn a_text_is_had_back_from_a_package_that_was_sent() {
    let rig = Rig::new();
    let (writer, _) = rig.people();
    let id = rig.piece();
    let whole = writer.writing().content(&id).unwrap();
    let sent = rig.folder("sent");
    writer
        .exporting()
        .export(&id, &sent, &Order::default(), &mut go_on)
        .unwrap();
    let conn = rusqlite::Connection::open(writer.dir().join("galley.db")).unwrap();
    conn.execute_batch(
        "DROP TRIGGER a_revision_is_never_altered;
         UPDATE working_copies SET content = CAST(replace(CAST(content AS TEXT), '下拨', '下发') AS BLOB);
         UPDATE revisions SET content = CAST(replace(CAST(content AS TEXT), '下拨', '下发') AS BLOB) WHERE number = 2;
         CREATE TRIGGER a_revision_is_never_altered BEFORE UPDATE ON revisions
         BEGIN SELECT RAISE(ABORT, 'a revision is never altered'); END",
    )
    .unwrap();
    drop(conn);
    let lost = writer.keeping().damaged_pieces(&[], &mut go_on).unwrap();
    assert_eq!(lost.len(), 2, "{lost:?}");
    assert!(
        lost.iter().all(|piece| piece.state == PieceState::Lost),
        "{lost:?}"
    );
    writer.keeping().rescue_pieces(None, &[sent], &mut go_on).unwrap();
    assert_eq!(writer.writing().content(&id).unwrap(), whole);
    assert!(writer.keeping().doctor(&mut go_on).unwrap().sound);
}
