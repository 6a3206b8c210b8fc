//! A filing on its way: one byte of it changed, or a Galley that is newer than this one.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};

use galley_tests::desk::{Desk, plain};
use galley_tests::dice::{Dice, rounds};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::review::{filed, two_people};

/// The file that each byte of a package belongs to, by the names in the zip's own headers; `None` for the archive's own.
fn owners(bytes: &[u8]) -> Vec<Option<String>> {
    let mut owners = vec![None; bytes.len()];
    let mut at = 0;
    while bytes[at..].starts_with(b"PK\x03\x04") {
        let size = u32::from_le_bytes(bytes[at + 18..at + 22].try_into().unwrap());
        let name_length = usize::from(u16::from_le_bytes([bytes[at + 26], bytes[at + 27]]));
        let name = std::str::from_utf8(&bytes[at + 30..at + 30 + name_length]).unwrap();
        let start = at + 30 + name_length;
        let end = start + usize::try_from(size).unwrap();
        owners[start..end].fill(Some(name.split_once('/').unwrap().1.to_owned()));
        at = end;
    }
    owners
}

#[test]
fn a_byte_changed_anywhere_in_a_filing_is_reported_as_the_files_or_the_archives_and_nothing_comes_in() {
    let (writer, _, story) = two_people();
    let bytes = fs::read(filed(&writer, &story)).unwrap();
    let owners = owners(&bytes);
    let reader = Desk::new();
    let mut dice = Dice::seeded(5);
    let (mut in_files, mut in_archive) = (0, 0);
    let many = rounds(100, 1000);
    for round in 0..many {
        // Most bytes are the photo's: every third change is placed outside of it.
        let place = loop {
            let place = usize::try_from(dice.below(bytes.len() as u64)).unwrap();
            let is_photo = owners[place].as_ref().is_some_and(|name| name.ends_with(".jpg"));
            if round % 3 > 0 || !is_photo {
                break place;
            }
        };
        let mut changed = bytes.clone();
        changed[place] ^= 1 << dice.below(8);
        let path = reader.file("changed.zip", &changed);
        let verb = if round % 2 == 0 { "verify" } else { "open" };
        let said = reader.refused(&[verb, plain(&path)]);
        match &owners[place] {
            Some(file) => {
                assert!(
                    said.contains(file.as_str()),
                    "byte {place} is of {file}, but: {said}"
                );
                in_files += 1;
            }
            None => {
                let names_a_file = said.contains("was changed after the package was made");
                assert!(!names_a_file, "byte {place} is the archive's, but: {said}");
                in_archive += 1;
            }
        }
    }
    println!("{many} changed bytes reported: {in_files} as a file's damage, {in_archive} as the archive's");
    assert!(in_files > 0 && in_archive > 0);
    assert_eq!(reader.ask(["list"]), "", "nothing came in");
    let photos = reader.store().join("photos");
    assert!(!photos.exists() || fs::read_dir(photos).unwrap().next().is_none());
}

fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The package with one of its files made anew, its manifests and all.
fn with(package: &[u8], name: &str, made: impl Fn(&str) -> String) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(package)).unwrap();
    let mut files = BTreeMap::new();
    let mut names = Vec::new();
    for at in 0..old.len() {
        let mut file = old.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        names.push(name.clone());
        files.insert(name, bytes);
    }
    let folder = names[0].split_once('/').unwrap().0.to_owned();
    let own = |file: &str| format!("{folder}/{file}");
    let before = files[&own(name)].clone();
    let after = made(std::str::from_utf8(&before).unwrap()).into_bytes();
    assert_ne!(before, after);
    let mut again = |file: &str, old: &[u8], new: &[u8]| {
        let text = String::from_utf8(files[&own(file)].clone()).unwrap();
        let text = text.replace(&sha256(old), &sha256(new)).into_bytes();
        files.insert(own(file), text.clone())
    };
    let manifest = again("manifest-sha256.txt", &before, &after).unwrap();
    again("tagmanifest-sha256.txt", &before, &after);
    let now = files[&own("manifest-sha256.txt")].clone();
    let text = String::from_utf8(files[&own("tagmanifest-sha256.txt")].clone()).unwrap();
    let text = text.replace(&sha256(&manifest), &sha256(&now));
    files.insert(own("tagmanifest-sha256.txt"), text.into_bytes());
    files.insert(own(name), after);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for name in &names {
        zip.start_file(name, stored).unwrap();
        zip.write_all(&files[name]).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_package_of_a_newer_galley_is_refused_by_the_name_of_its_version_and_nothing_comes_in() {
    let (writer, _, story) = two_people();
    let package = fs::read(filed(&writer, &story)).unwrap();
    let newer = with(&package, "bag-info.txt", |text| {
        text.replace("package format 1", "package format 7")
    });
    let reader = Desk::new();
    let path = reader.file("newer.zip", &newer);
    for verb in ["verify", "open", "take"] {
        let said = reader.refused(&[verb, plain(&path)]);
        assert!(
            said.contains("package format 7") && said.contains("Update Galley"),
            "{verb}: {said}"
        );
    }
    assert_eq!(reader.ask(["list"]), "", "nothing came in");
}
