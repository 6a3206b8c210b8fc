//! 重图: a photo that went out before, or looks like one that did, is found by the receipts; two alike in one piece are flagged.

use std::path::{Path, PathBuf};
use std::process::Command;

use galley_tests::desk::{Desk, plain};
use galley_tests::programs;
use serde_json::Value;

/// A photo changed by ImageMagick.
fn made(desk: &Desk, photo: &Path, name: &str, how: &[&str]) -> PathBuf {
    let made = desk.file(name, b"");
    let mut convert = Command::new("convert");
    programs::ask(convert.arg(photo).args(how).arg(&made), "imagemagick").expect("convert makes a picture");
    made
}

fn story_with(desk: &Desk, headline: &str, photos: &[&Path]) -> String {
    let story = desk.ask(["new"]).trim().to_owned();
    desk.ask(["set", &story, &format!("headline={headline}")]);
    for photo in photos {
        desk.ask(["photo", "add", &story, plain(photo)]);
    }
    story
}

/// The sentences of this rule's flags.
fn said(desk: &Desk, story: &str, rule: &str) -> Vec<String> {
    let flags: Value = serde_json::from_str(&desk.ask(["check", story, "--json"])).unwrap();
    let flags = flags.as_array().unwrap().iter();
    let ours = flags.filter(|flag| flag["rule"] == rule);
    ours.map(|flag| flag["says"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_photo_that_was_sent_is_known_again_by_its_bytes_and_by_its_looks() {
    let desk = Desk::new();
    let photo = desk.photo(1);
    // As another program would send it on: smaller, coded anew, a little lighter.
    let how = ["-resize", "60%", "-modulate", "104", "-quality", "70"];
    let copy = made(&desk, &photo, "copied.jpg", &how);
    let other = made(&desk, &photo, "other.jpg", &["-flop", "-flip"]);
    let to = desk.store().with_file_name("outlet");
    std::fs::create_dir(&to).unwrap();
    let wire = format!(
        "name = \"desk\"\ntitle = \"市报\"\nformats = [\"text\"]\n[wire]\nkind = \"folder\"\npath = \"{}\"\n",
        to.display()
    );
    let profile = desk.file("desk.toml", wire.as_bytes());
    desk.ask(["outlet", "add", plain(&profile)]);

    let sent = story_with(&desk, "慰问志愿者", &[&photo]);
    desk.ask(["photo", "place", &sent, "1", "--after", "0"]);
    let again = story_with(&desk, "又一篇", &[&photo, &copy]);
    assert_eq!(said(&desk, &again, "photo_sent"), [""; 0], "nothing was sent yet");
    assert_eq!(
        said(&desk, &again, "photo_alike").len(),
        1,
        "the copy looks like the photo"
    );

    desk.ask(["deliver", &sent, "--outlet", "desk"]);
    let told = said(&desk, &again, "photo_sent");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("这张图已于") && told[0].contains("随《慰问志愿者》投给市报"),
        "{told:?}"
    );
    assert!(told[1].contains("几乎一样的一张"), "{told:?}");
    assert_eq!(
        said(&desk, &sent, "photo_sent"),
        [""; 0],
        "of itself nothing is said"
    );

    let fresh = story_with(&desk, "第三篇", &[&other]);
    for rule in ["photo_sent", "photo_alike", "photo_twice"] {
        assert_eq!(said(&desk, &fresh, rule), [""; 0], "another picture");
    }
    let twice = story_with(&desk, "第四篇", &[&other, &other]);
    assert_eq!(said(&desk, &twice, "photo_twice"), ["图2和图1是同一张照片。"]);
}
