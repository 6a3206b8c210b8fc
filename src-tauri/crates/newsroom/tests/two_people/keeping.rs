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
        writer.backup(&copy, &mut go_on).unwrap().is_empty(),
        "nothing was left out"
    );
    rig.clock.passes(24 * 60);
    assert!(writer.daily_backup().unwrap().is_some_and(|path| path.exists()));
    assert_eq!(writer.daily_backup().unwrap(), None, "once a day");
    assert_eq!(
        writer.first_backup_of_the_day().unwrap(),
        None,
        "by whatever name"
    );
    writer.checkpoint().unwrap();
    let health = writer.doctor(&mut go_on).unwrap();
    assert!(health.sound, "{:?}", health.findings);
    assert!(writer.damaged_pieces(&[]).unwrap().is_empty());
    assert!(writer.rescue_pieces(None, &[]).unwrap().is_empty());
    assert!(writer.take_remarks().is_empty(), "nothing was met");

    let into = rig.folder("again").join("store");
    let before = newsroom::restore_backup(&copy, &into, &rig.clock, &mut go_on).unwrap();
    assert_eq!(before, None, "nothing was in its place");
    let reader = Newsroom::open(&into, Access::Read, Box::new(rig.clock.clone())).unwrap();
    assert_eq!(reader.content(&id).unwrap(), writer.content(&id).unwrap());
    assert!(reader.doctor(&mut go_on).unwrap().sound);
    drop(reader);

    // Its database is damaged, and the newest good copy takes its place.
    let again = Newsroom::open(&into, Access::Write, Box::new(rig.clock.clone())).unwrap();
    assert!(again.daily_backup().unwrap().is_some());
    drop(again);
    std::fs::write(into.join("galley.db"), "no database").unwrap();
    let open = || Newsroom::open(&into, Access::Read, Box::new(rig.clock.clone()));
    assert_eq!(open().err().unwrap().code(), Code::Damaged);
    newsroom::rescue(&into, &rig.clock).unwrap();
    let reader = open().unwrap();
    assert_eq!(reader.content(&id).unwrap().headline, "油茶丰收");
    assert!(editor.list_stories().unwrap().is_empty());
}
