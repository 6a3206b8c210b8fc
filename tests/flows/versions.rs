//! Restoring a version loses nothing, and a backup is a whole store.

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

#[test]
fn two_revisions_are_compared_in_words_a_person_reads() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    let file = desk.store().with_file_name("稿.md");
    fs::write(&file, "市直机关工委下拨党费。\n\n第二段文字。\n").unwrap();
    desk.ask(["write", &story, plain(&file)]);
    let frozen = desk.store().with_file_name("out");
    desk.ask(["export", &story, "--to", plain(&frozen), "--as", "text"]);
    fs::write(&file, "市直机关工委划拨党费。\n\n第二段文字。\n\n第三段文字。\n").unwrap();
    desk.ask(["write", &story, plain(&file)]);
    let newest = desk
        .ask(["history", &story])
        .split('\t')
        .next()
        .unwrap()
        .to_owned();

    let told = desk.ask(["compare", &story, &newest, "now"]);
    let rows: Vec<Vec<&str>> = told
        .lines()
        .map(|line| line.split('\t').skip(1).collect())
        .collect();
    assert_eq!(
        rows,
        [
            vec!["replace", "body", "下拨", "划拨"],
            vec!["insert", "body", "", "第三段文字。"]
        ]
    );
    let page = desk.ask(["compare", &story, &newest, "now", "--as", "html"]);
    assert!(page.contains("<del>下</del><ins>划</ins>拨"), "{page}");
    let json = desk.ask(["compare", &story, &newest, "now", "--as", "json"]);
    assert!(json.contains("\"becomes\": \"划拨\""), "{json}");
}
