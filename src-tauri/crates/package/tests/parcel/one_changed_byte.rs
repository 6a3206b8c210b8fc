//! Every byte of a package of ours is accounted for.

use crate::support::{bytes_of, judged, parcel};
use package::Error;

/// The part that an error names for a person: the file, or the part of the zip.
fn told(error: &Error) -> String {
    match error {
        Error::Changed { file } => format!("file {file}"),
        Error::Damaged { place, .. } | Error::Rewrapped { place } => format!("zip {place}"),
        other => format!("zip {other}"),
    }
}

#[test]
fn every_change_of_every_byte_is_reported_and_where() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = bytes_of(&parcel(), folder.path());
    // Where each file's own bytes are, found here by the names in the headers and not by the code under test.
    let mut owner = vec![None; bytes.len()];
    let mut at = 0;
    while bytes[at..at + 4] == *b"PK\x03\x04" {
        let size = u32::from_le_bytes(bytes[at + 18..at + 22].try_into().unwrap()) as usize;
        let name_length = usize::from(bytes[at + 26]);
        let name = std::str::from_utf8(&bytes[at + 30..at + 30 + name_length]).unwrap();
        let file = name.split_once('/').unwrap().1.to_owned();
        let start = at + 30 + name_length;
        owner[start..start + size].fill(Some(file));
        at = start + size;
    }
    let mut changed = bytes.clone();
    for place in 0..bytes.len() {
        for mask in [0x01, 0x20, 0x80, 0xff] {
            changed[place] = bytes[place] ^ mask;
            let Err(error) = judged(&changed, folder.path()) else {
                panic!("byte {place} changed by {mask:#x} went unseen");
            };
            match &owner[place] {
                Some(file) => assert_eq!(
                    told(&error),
                    format!("file {file}"),
                    "byte {place} is the file's own"
                ),
                None => assert!(
                    told(&error).starts_with("zip "),
                    "byte {place} is no file's, but: {error}"
                ),
            }
        }
        changed[place] = bytes[place];
    }
    assert!(
        judged(&changed, folder.path()).is_ok(),
        "and unchanged it is accepted"
    );
}

#[test]
fn every_cut_and_every_addition_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = bytes_of(&parcel(), folder.path());
    for end in 0..bytes.len() {
        assert!(judged(&bytes[..end], folder.path()).is_err(), "cut at {end}");
    }
    for start in 1..bytes.len() {
        assert!(
            judged(&bytes[start..], folder.path()).is_err(),
            "the first {start} bytes gone"
        );
    }
    for place in 0..=bytes.len() {
        let mut longer = bytes.clone();
        longer.insert(place, 0);
        assert!(
            judged(&longer, folder.path()).is_err(),
            "a byte put in at {place}"
        );
    }
}

#[test]
fn a_package_put_into_another_zip_is_told_from_one_whose_files_changed() {
    use std::io::Write;
    let folder = tempfile::tempdir().unwrap();
    let bytes = bytes_of(&parcel(), folder.path());
    let mut old = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let mut new = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut file = old.by_index(index).unwrap();
        new.start_file(
            file.name().unwrap().into_owned(),
            zip::write::SimpleFileOptions::default(),
        )
        .unwrap();
        std::io::copy(&mut file, &mut new).unwrap();
    }
    new.flush().unwrap();
    let repacked = new.finish().unwrap().into_inner();
    assert!(matches!(
        judged(&repacked, folder.path()),
        Err(Error::Rewrapped { .. })
    ));
}
