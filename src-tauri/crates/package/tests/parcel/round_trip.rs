//! What goes into a package comes out of it, and the same parcel is always the same bytes.

use std::collections::BTreeMap;

use crate::support::{bytes_of, judged, on, parcel};
use package::{Contents, Error, PackedFile, Source};
use proptest::prelude::*;

#[test]
fn a_package_gives_back_its_files_and_what_it_says_of_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut verified = judged(&bytes_of(&parcel(), folder.path()), folder.path()).unwrap();
    assert_eq!(verified.folder, "2020-02-14-慰问抗疫一线志愿者");
    assert!(verified.is_folder_stated);
    assert_eq!((verified.version.as_str(), verified.format), ("1.0", Some(1)));
    let info: Vec<_> = verified.info.lines().collect();
    assert_eq!(
        info,
        [
            ("Bagging-Date", "2020-02-14"),
            ("Source-Organization", "市直机关工委"),
            ("Contact-Name", "彭彤"),
            ("Payload-Oxum", "16.3"),
            ("Galley-Folder", "2020-02-14-慰问抗疫一线志愿者"),
            ("Galley-Time", "2020-02-14T09:30:01Z"),
            ("Bag-Software-Agent", "Galley, package format 1"),
        ]
    );
    assert_eq!(
        verified
            .files
            .iter()
            .map(|file| (file.name.as_str(), file.size))
            .collect::<Vec<_>>(),
        [("photos/01-江克美.jpg", 4), ("story.json", 12), ("web/.empty", 0)]
    );
    assert_eq!(verified.read("story.json", 100).unwrap(), b"{\"schema\":1}");
    assert!(matches!(
        verified.read("story.json", 11),
        Err(Error::TooLarge { .. })
    ));
    assert!(matches!(
        verified.read("nothing", 11),
        Err(Error::NoSuchFile { .. })
    ));
}

#[test]
fn a_folder_that_was_renamed_in_every_header_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = bytes_of(&parcel(), folder.path());
    let (old, new) = ("慰问抗疫一线志愿者/", "慰问抗疫一线负责人/");
    let renamed: Vec<u8> = {
        let (old, new) = (old.as_bytes(), new.as_bytes());
        let mut renamed = bytes.clone();
        for at in 0..=renamed.len() - old.len() {
            if renamed[at..].starts_with(old) {
                renamed[at..at + new.len()].copy_from_slice(new);
            }
        }
        renamed
    };
    assert_ne!(bytes, renamed);
    assert!(matches!(
        judged(&renamed, folder.path()),
        Err(Error::Rewrapped { .. })
    ));
}

#[test]
fn a_folder_whose_name_a_line_cannot_state_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut odd = parcel();
    odd.folder = "春耕  送审".to_owned();
    let refused = package::write_beside(&odd, folder.path(), "odd.zip", None, &mut crate::support::on);
    assert!(matches!(refused, Err(Error::UnsafeName { .. })), "{refused:?}");
}

#[test]
fn a_file_that_changes_between_verifying_and_reading_is_not_given_out() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = bytes_of(&parcel(), folder.path());
    let mut verified = judged(&bytes, folder.path()).unwrap();
    let at = bytes.windows(8).position(|w| w == b"\"schema\"").unwrap();
    let mut changed = bytes;
    changed[at + 1] = b'S';
    std::fs::write(folder.path().join("judged.zip"), changed).unwrap();
    assert!(
        matches!(verified.read("story.json", 100), Err(Error::Changed { file }) if file == "data/story.json")
    );
}

#[test]
fn a_large_photo_streams_from_disk_and_back_with_progress_to_the_last_byte() {
    let folder = tempfile::tempdir().unwrap();
    let photo: Vec<u8> = (0..3_000_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let original = folder.path().join("original.jpg");
    std::fs::write(&original, &photo).unwrap();
    let mut parcel = parcel();
    parcel.files.insert(
        "photos/02.jpg".to_owned(),
        Source::File {
            path: original,
            sha256: None,
        },
    );
    let mut seen = Vec::new();
    let target = package::write_beside(&parcel, folder.path(), "story.zip", None, &mut |done, total| {
        seen.push((done, total));
        on(done, total)
    })
    .unwrap();
    assert_eq!(
        seen.last(),
        Some(&(3_000_016, 3_000_016)),
        "progress ends at its total"
    );
    assert!(seen.len() > 10 && seen.is_sorted(), "and gets there in steps");
    let mut verified = package::verify(&target, &mut on).unwrap();
    let mut back = Vec::new();
    verified.copy("photos/02.jpg", &mut back).unwrap();
    assert!(back == photo, "the original is byte-identical");
}

fn names() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<String>(), 1..3).prop_map(|parts| {
        parts
            .iter()
            .map(|part| package::safe_name(part))
            .collect::<Vec<_>>()
            .join("/")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_parcel_comes_back_whole_and_twice_written_is_twice_the_same(
        folder_name in any::<String>(),
        description in any::<String>(),
        seconds in -3_000_000_000_i64..6_000_000_000,
        files in prop::collection::btree_map(names(), prop::collection::vec(any::<u8>(), 0..300), 0..8),
    ) {
        let parcel = Contents {
            folder: package::safe_name(&folder_name),
            info: package::BagInfo::default().with("External-Description", &description),
            when: chrono::DateTime::from_timestamp(seconds, 0).unwrap(),
            files: files.iter().map(|(name, bytes)| (name.clone(), Source::Bytes(bytes.clone()))).collect(),
        };
        let folder = tempfile::tempdir().unwrap();
        let target = match package::write_beside(&parcel, folder.path(), "one.zip", None, &mut on) {
            // Two random names may well be the same to some file system; that is an error and nothing is written.
            Err(Error::SameName { .. }) => return Ok(()),
            outcome => outcome.unwrap(),
        };
        let mut verified = package::verify(&target, &mut on).unwrap();
        let mut back = BTreeMap::new();
        for PackedFile { name, size, .. } in verified.files.clone() {
            back.insert(name.clone(), verified.read(&name, size).unwrap());
        }
        prop_assert_eq!(back, files);
        prop_assert_eq!(verified.folder, parcel.folder.clone());
        prop_assert!(bytes_of(&parcel, folder.path()) == std::fs::read(target).unwrap());
    }
}
