//! Photos are put in their places, and a package is exported that outside judges accept.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use galley_tests::desk::{Desk, plain};
use galley_tests::programs;
use serde_json::Value;

use crate::page::our_page;

/// A page with a photo in the place of every missing picture, and the files that went in.
pub(crate) fn illustrated(desk: &Desk) -> (String, Vec<PathBuf>) {
    let story = desk.ask(["import", plain(&our_page())]).trim().to_owned();
    let shown: Value = serde_json::from_str(&desk.ask(["show", &story, "--json"])).unwrap();
    let frames = shown["figures"].as_array().unwrap().clone();
    let mut files = Vec::new();
    for (number, frame) in frames.iter().enumerate() {
        let file = desk.photo(number);
        let figure = desk.ask(["photo", "add", &story, plain(&file)]);
        let before = frame["block"].as_u64().unwrap() - 1;
        desk.ask([
            "photo",
            "place",
            &story,
            figure.trim(),
            "--after",
            &before.to_string(),
        ]);
        files.push(file);
    }
    (story, files)
}

pub(crate) fn export(desk: &Desk, story: &str, folder: &str) -> PathBuf {
    let to = desk.store().with_file_name(folder);
    fs::create_dir_all(&to).unwrap();
    PathBuf::from(desk.ask(["export", story, "--to", plain(&to)]).trim())
}

fn judge(command: &mut Command, package: &str) {
    let name = format!("{command:?}");
    assert!(
        programs::ask(command, package).is_some(),
        "{name} accepts the package"
    );
}

#[test]
fn photos_fill_the_frames_that_wait_for_them_and_the_captions_stay() {
    let desk = Desk::new();
    let (story, files) = illustrated(&desk);
    assert!(files.len() > 1, "the page has photos to place");
    assert_eq!(
        desk.ask(["show", &story]),
        fs::read_to_string(our_page()).unwrap(),
        "not a word moved"
    );
    let rows = desk.ask(["photo", "list", &story]);
    assert!(
        rows.lines().all(|row| row.split('\t').nth(3) != Some("-")),
        "no picture is missing: {rows}"
    );
    assert!(!rows.contains("tray"), "all of them are placed: {rows}");
}

#[test]
fn the_package_is_accepted_by_tools_that_know_nothing_of_us() {
    let desk = Desk::new();
    let (story, files) = illustrated(&desk);
    let package = export(&desk, &story, "out");
    desk.ask(["verify", plain(&package)]);
    judge(Command::new("unzip").arg("-tq").arg(&package), "unzip");

    let unpacked = desk.store().with_file_name("unpacked");
    judge(
        Command::new("unzip")
            .arg("-q")
            .arg(&package)
            .arg("-d")
            .arg(&unpacked),
        "unzip",
    );
    let bag = fs::read_dir(&unpacked).unwrap().next().unwrap().unwrap().path();
    judge(
        Command::new("sha256sum")
            .args(["-c", "--strict", "--quiet", "manifest-sha256.txt"])
            .current_dir(&bag),
        "coreutils",
    );
    let python = judges().join("bin/python");
    judge(
        Command::new(&python)
            .args(["-m", "bagit", "--validate"])
            .arg(&bag),
        "make setup",
    );
    let schema = programs::root().join("tests/schemas/ninjs/ninjs-schema_3.1.json");
    let valid = "import json, jsonschema, sys; jsonschema.validate(json.load(open(sys.argv[1])), json.load(open(sys.argv[2])))";
    judge(
        Command::new(&python)
            .args(["-c", valid])
            .arg(bag.join("data/ninjs.json"))
            .arg(schema),
        "make setup",
    );

    let mut originals: Vec<_> = fs::read_dir(bag.join("data/photos"))
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    originals.sort();
    assert_eq!(originals.len(), files.len());
    for (given, packed) in files.iter().zip(&originals) {
        assert!(
            fs::read(given).unwrap() == fs::read(packed).unwrap(),
            "{} is byte-identical",
            given.display()
        );
    }
    office_opens(&bag.join("data/story.docx"), &unpacked);
}

#[test]
fn the_same_revision_gives_the_same_bytes_and_one_changed_byte_is_reported() {
    let desk = Desk::new();
    let (story, _) = illustrated(&desk);
    let first = export(&desk, &story, "first");
    let second = export(&desk, &story, "second");
    let bytes = fs::read(&first).unwrap();
    assert!(
        bytes == fs::read(&second).unwrap(),
        "two exports of one revision are the same bytes"
    );
    assert_eq!(first.file_name(), second.file_name());

    // The crate's own tests change every byte of a small package; here some bytes of a real one.
    for at in (0..bytes.len()).step_by(bytes.len() / 23) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x01;
        let path = desk.file("changed.zip", &changed);
        let said = desk.refused(&["verify", plain(&path)]);
        assert!(!said.trim().is_empty(), "byte {at}");
    }
}

#[test]
fn a_different_file_of_the_same_name_is_left_alone() {
    let desk = Desk::new();
    let (story, _) = illustrated(&desk);
    let first = export(&desk, &story, "out");
    let kept = fs::read(&first).unwrap();
    desk.ask(["set", &story, "ednote=第二次"]);
    let second = export(&desk, &story, "out");
    assert_ne!(first, second);
    assert!(
        fs::read(&first).unwrap() == kept,
        "the first package is as it was"
    );
}

fn judges() -> PathBuf {
    let folder = std::env::var_os("GALLEY_JUDGES").map(PathBuf::from);
    folder.unwrap_or_else(|| Path::new(&std::env::var_os("HOME").unwrap()).join(".cache/galley/judges"))
}

/// LibreOffice turns the Word file into a PDF that holds the page's words.
fn office_opens(docx: &Path, work: &Path) {
    let profile = format!("-env:UserInstallation=file://{}", work.join("office").display());
    let mut office = Command::new("soffice");
    office
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(work)
        .arg(docx);
    judge(&mut office, "libreoffice-writer-nogui");
    let text = programs::ask(
        Command::new("pdftotext").arg(work.join("story.pdf")).arg("-"),
        "poppler-utils",
    );
    let text: String = text.unwrap().split_whitespace().collect();
    for line in fs::read_to_string(our_page()).unwrap().lines().take(1) {
        let words: String = line.split_whitespace().collect();
        assert!(text.contains(&words), "the PDF holds {line:?}");
    }
}

/// ExifTool's value of one field of a file in the package.
fn exiftool(file: &Path, field: &str) -> String {
    let mut command = Command::new("exiftool");
    let command = command.args(["-s3", field]).arg(file);
    programs::ask(command, "libimage-exiftool-perl")
        .unwrap()
        .trim()
        .to_owned()
}

#[test]
fn the_pictures_in_a_package_say_who_is_in_them_each_figure_in_its_own_words() {
    let desk = Desk::new();
    let story = desk.ask(["new"]).trim().to_owned();
    desk.ask([
        "set",
        &story,
        "headline=慰问抗疫一线志愿者",
        "keywords=抗疫;志愿者",
    ]);
    let file = desk.photo(0);
    let first = desk.ask(["photo", "add", &story, plain(&file)]).trim().to_owned();
    let second = desk.ask(["photo", "add", &story, plain(&file)]).trim().to_owned();
    for (figure, caption) in [(&first, "江克美(左二)看望联络员"), (&second, "联络员在登记")] {
        desk.ask([
            "photo",
            "set",
            &story,
            figure,
            &format!("caption={caption}"),
            "photographer=彭彤",
            "credit=市直机关工委驻企防疫联络员办公室供图",
            "taken=2020-02-14T09:30:00+08:00",
        ]);
    }
    let package = export(&desk, &story, "out");
    let to = package.with_extension("");
    let mut unzip = Command::new("unzip");
    programs::ask(unzip.arg("-qo").arg(&package).arg("-d").arg(&to), "unzip").unwrap();
    let bag = fs::read_dir(&to).unwrap().next().unwrap().unwrap().path();
    let web = |name: &str| {
        let folder = bag.join("data/web");
        let found = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        found
            .into_iter()
            .find(|path| path.file_name().unwrap().to_str().unwrap().starts_with(name))
            .unwrap()
    };
    let stem = file.file_stem().unwrap().to_str().unwrap();
    let (one, two) = (web(&format!("01-{stem}")), web("01-2-"));
    assert_eq!(exiftool(&one, "-XMP-dc:Description"), "江克美(左二)看望联络员");
    assert_eq!(exiftool(&two, "-IPTC:Caption-Abstract"), "联络员在登记");
    assert_eq!(exiftool(&two, "-XMP-photoshop:Headline"), "慰问抗疫一线志愿者");
    assert_eq!(exiftool(&two, "-IFD0:Artist"), "彭彤");
    assert_eq!(
        exiftool(&two, "-IPTC:Credit"),
        "市直机关工委驻企防疫",
        "as much as IIM holds"
    );
    assert_eq!(fs::read_dir(bag.join("data/photos")).unwrap().count(), 1);
}
