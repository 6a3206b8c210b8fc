//! Crop and turn: set on the command line, seen in the package, compared as one, and the original as it came.

use std::fs;
use std::path::Path;
use std::process::Command;

use galley_tests::desk::{Desk, plain};
use galley_tests::programs;
use serde_json::Value;

use crate::package::export;

/// What a tool prints about a file.
fn told(command: &mut Command, package: &str) -> String {
    programs::ask(command, package).unwrap_or_else(|| panic!("{command:?} answers"))
}

fn size(file: &Path) -> String {
    told(
        Command::new("identify").args(["-format", "%wx%h"]).arg(file),
        "imagemagick",
    )
}

fn only(folder: &Path) -> std::path::PathBuf {
    let mut files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = files.next().expect("a file");
    assert!(files.next().is_none(), "one file in {}", folder.display());
    file
}

/// Exports, unpacks, and answers the bag.
fn bag(desk: &Desk, story: &str, name: &str) -> std::path::PathBuf {
    let package = export(desk, story, name);
    desk.ask(["verify", plain(&package)]);
    let to = desk.store().with_file_name(format!("{name}-unpacked"));
    told(
        Command::new("unzip").arg("-q").arg(&package).arg("-d").arg(&to),
        "unzip",
    );
    only(&to).join("data")
}

#[test]
fn a_crop_is_in_the_page_size_picture_and_the_original_goes_out_as_it_came() {
    let desk = Desk::new();
    let file = desk.photo(1);
    let story = desk.ask(["new"]).trim().to_owned();
    desk.ask(["photo", "add", &story, plain(&file)]);
    let whole = size(&only(&bag(&desk, &story, "whole").join("web")));
    let (wide, high) = whole.split_once('x').unwrap();
    let (wide, high): (f64, f64) = (wide.parse().unwrap(), high.parse().unwrap());
    assert!(wide > high, "the sample lies: {whole}");

    desk.ask([
        "photo",
        "set",
        &story,
        "1",
        "turn=right",
        "crop=1:1",
        "focus=50,90",
    ]);
    let data = bag(&desk, &story, "cropped");
    let cropped = size(&only(&data.join("web")));
    let (side, other) = cropped.split_once('x').unwrap();
    assert_eq!(side, other, "a square: {cropped}");
    assert_eq!(
        fs::read(only(&data.join("photos"))).unwrap(),
        fs::read(&file).unwrap(),
        "the original is what came"
    );
    let again = fs::read(only(&data.join("web"))).unwrap();
    assert_eq!(
        again,
        fs::read(only(&bag(&desk, &story, "again").join("web"))).unwrap()
    );

    let shown: Value = serde_json::from_str(&desk.ask(["show", &story, "--json"])).unwrap();
    let framing = &shown["content"]["tray"][0]["framing"];
    assert_eq!(
        (framing["turn"].as_u64(), framing["crop"]["left"].as_u64()),
        (Some(1), Some(0))
    );
}

#[test]
fn crop_and_turn_are_compared_as_one_and_taking_them_off_leaves_no_trace() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    desk.ask(["photo", "add", &story, plain(&desk.photo(1))]);
    let before = desk.ask(["show", &story, "--as", "json"]);
    let freeze = |name: &str| {
        let to = desk.store().with_file_name(name);
        fs::create_dir_all(&to).unwrap();
        desk.ask(["export", &story, "--to", plain(&to)]);
    };
    freeze("first");
    desk.ask([
        "photo",
        "set",
        &story,
        "1",
        "turn=90",
        "crop=10,10,50,50",
        "straighten=1.5",
    ]);
    let changes = desk.ask(["compare", &story, "1", "now"]);
    assert_eq!(changes.lines().count(), 1, "one change: {changes}");
    assert!(
        changes.contains("turn=90 straighten=1.5 crop=10,10,50,50"),
        "what it became: {changes}"
    );
    desk.ask(["photo", "set", &story, "1", "turn=", "crop=", "straighten="]);
    let content = |shown: &str| serde_json::from_str::<Value>(shown).unwrap()["tray"].clone();
    assert_eq!(
        content(&desk.ask(["show", &story, "--as", "json"])),
        content(&before)
    );
    let refused = desk.refused(&["photo", "set", &story, "1", "crop=50,50,60,60"]);
    assert!(refused.contains("crop"), "the field is named: {refused}");
}
