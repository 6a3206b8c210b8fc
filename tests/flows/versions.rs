//! Going back loses nothing, and a backup is a whole store.

use std::fs;

use galley_tests::desk::{Desk, plain};

#[test]
fn restoring_keeps_what_there_was_and_makes_a_new_revision() {
    let desk = Desk::new();
    let story = desk.ask(["sample"]).trim().to_owned();
    let first = desk.ask(["show", &story]);
    desk.ask(["set", &story, "headline=改过的标题"]);
    let second = desk.ask(["show", &story]);
    let number = desk.ask(["restore", &story, "1"]).trim().to_owned();
    assert_eq!(desk.ask(["show", &story]), first);
    assert_eq!(
        number, "3",
        "what there was became revision 2, the restored text revision 3"
    );
    desk.ask(["restore", &story, "2"]);
    assert_eq!(
        desk.ask(["show", &story]),
        second,
        "nothing was lost by going back"
    );
}

#[test]
fn a_backup_comes_back_whole_with_its_photos() {
    let desk = Desk::new();
    let story = desk.ask(["sample"]).trim().to_owned();
    let page = desk.ask(["show", &story]);
    let photos = desk.ask(["photo", "list", &story]);
    let backup = desk.store().with_file_name("backup");
    desk.ask(["backup", plain(&backup)]);
    desk.ask(["set", &story, "headline=备份之后"]);
    fs::remove_dir_all(desk.store().join("photos")).unwrap();
    let sick = desk.cli().arg("doctor").output().unwrap();
    assert_eq!(sick.status.code(), Some(1), "the doctor sees the missing photos");

    desk.ask(["restore-backup", plain(&backup)]);
    assert_eq!(desk.ask(["show", &story]), page);
    assert_eq!(desk.ask(["photo", "list", &story]), photos);
    desk.ask(["doctor"]);
    let aside = fs::read_dir(desk.store().parent().unwrap()).unwrap();
    let kept = aside.filter(|f| {
        f.as_ref()
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains("before-restore")
    });
    assert_eq!(kept.count(), 1, "the store that was there is kept aside");
}
