//! Stores and packages made by earlier builds (`tests/fixtures`, each by the `make` there): every later build opens them,
//! settles what was open and sends what was signed.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use galley_tests::desk::{Desk, plain};

use crate::review::{drop_outlet, shown, state};

fn fixtures(build: &str) -> PathBuf {
    PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap())
        .join("fixtures")
        .join(build)
}

/// A desk whose store is a copy of the one that build left.
fn desk(build: &str, name: &str) -> Desk {
    let desk = Desk::new();
    let _ = fs::remove_dir_all(desk.store());
    let copied = Command::new("cp")
        .arg("-r")
        .arg(fixtures(build).join(name))
        .arg(desk.store())
        .status()
        .unwrap();
    assert!(copied.success());
    desk
}

fn stories(build: &str) -> [String; 3] {
    let listed = fs::read_to_string(fixtures(build).join("stories")).unwrap();
    let ids: Vec<String> = listed.lines().map(str::to_owned).collect();
    ids.try_into().unwrap()
}

#[test]
fn a_return_that_was_open_in_galley_0_1_is_settled_and_what_was_said_since_comes_in() {
    let (writer, [story, ..]) = (desk("0.1", "writer"), stories("0.1"));
    assert_eq!(state(&writer, &story), "returned");
    writer.ask(["take", plain(&fixtures("0.1").join("returned-again.zip"))]);
    assert!(writer.ask(["comments", &story]).contains("星期三是几号"));
    writer.ask(["settle", &story, "--accept", "all"]);
    let shown = shown(&writer, &story);
    assert_eq!(
        (shown["headline"].as_str(), shown["state"].as_str()),
        (Some("河西油茶开榨了"), Some("draft"))
    );
    writer.ask(["doctor"]);
}

#[test]
fn what_three_people_signed_in_galley_0_1_is_signed_off_and_goes_out() {
    let (writer, [_, signed, waiting]) = (desk("0.1", "writer"), stories("0.1"));
    drop_outlet(&writer);
    let trail = writer.ask(["trail", &signed]);
    let names: Vec<&str> = trail.lines().map(|row| row.split('\t').nth(1).unwrap()).collect();
    assert_eq!(names, ["初审", "复审", "终审"]);
    // Galley 0.1 kept no record of who decided here and who elsewhere, and these bear no signature: they are claimed until a
    // person declares that what came counts.
    assert!(trail.lines().all(|row| row.contains("\tclaimed\t")), "{trail}");
    writer.ask(["stages", "signatures=none"]);
    writer.ask(["set", &signed, "ednote=请尽快"]);
    assert_eq!(state(&writer, &signed), "signed_off");
    writer.ask(["deliver", &signed, "--outlet", "drop"]);
    assert_eq!(state(&writer, &signed), "delivered");
    assert_eq!(state(&writer, &waiting), "queued");
    writer.ask(["outbox", "run"]);
    assert_eq!(state(&writer, &waiting), "delivered", "what waited then goes now");
}

#[test]
fn packages_of_galley_0_1_are_opened_and_taken_by_people_who_never_had_it() {
    let (editor, [story, ..]) = (Desk::new(), stories("0.1"));
    editor.ask(["profile", "周可", "unit=县融媒体中心"]);
    editor.ask(["open", plain(&fixtures("0.1").join("filed.zip"))]);
    assert_eq!(shown(&editor, &story)["headline"], "河西油茶开榨");
    let old = desk("0.1", "editor");
    assert_eq!(state(&old, &story), "returned");
    let to = old.store().with_file_name("sent");
    fs::create_dir_all(&to).unwrap();
    old.ask(["set", &story, "headline=再改一次"]);
    old.ask(["return", &story, "--to", plain(&to)]);
}
