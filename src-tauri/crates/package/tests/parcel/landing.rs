//! How packages arrive on disk: whole or not at all, and never over another program's file.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use package::{Error, Source};

use crate::support::{on, parcel};

fn listing(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_different_package_takes_a_new_name_and_the_same_one_keeps_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (first, mut second) = (parcel(), parcel());
    second
        .files
        .insert("story.txt".to_owned(), Source::Bytes("稿".into()));
    let beside = |parcel: &package::Contents| {
        package::write_beside(parcel, folder.path(), "稿件.zip", None, &mut on).unwrap()
    };
    assert_eq!(beside(&first), folder.path().join("稿件.zip"));
    assert_eq!(
        beside(&first),
        folder.path().join("稿件.zip"),
        "the same bytes are there already"
    );
    assert_eq!(beside(&second), folder.path().join("稿件-2.zip"));
    assert_eq!(beside(&second), folder.path().join("稿件-2.zip"));
    fs::create_dir(folder.path().join("稿件-3.zip")).unwrap();
    second.files.remove("story.json");
    assert_eq!(
        beside(&second),
        folder.path().join("稿件-4.zip"),
        "a folder of that name is left alone"
    );
    assert_eq!(
        listing(folder.path()),
        ["稿件-2.zip", "稿件-3.zip", "稿件-4.zip", "稿件.zip"]
    );
}

#[test]
fn stopping_at_any_moment_leaves_the_folder_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("story.zip");
    fs::write(&target, "what was there before").unwrap();
    for stop_at in 0..2 {
        let mut calls = 0;
        let outcome = package::write_beside(&parcel(), folder.path(), "story.zip", None, &mut |_, _| {
            calls += 1;
            if calls > stop_at {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        assert!(matches!(outcome, Err(Error::Cancelled)));
        assert_eq!(listing(folder.path()), ["story.zip"]);
        assert_eq!(fs::read(&target).unwrap(), b"what was there before");
    }
    let good = package::write_beside(&parcel(), folder.path(), "good.zip", None, &mut on).unwrap();
    let outcome = package::verify(&good, &mut |_, _| ControlFlow::Break(()));
    assert!(
        matches!(outcome, Err(Error::Cancelled)),
        "verifying can be stopped as well"
    );
}

#[test]
fn a_source_that_is_gone_or_not_what_it_was_is_named_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    let photo = outside.path().join("photo.jpg");
    let attempt = |sha256: Option<String>| {
        let mut parcel = parcel();
        parcel.files.insert(
            "photos/02.jpg".to_owned(),
            Source::File {
                path: photo.clone(),
                sha256,
            },
        );
        package::write_beside(&parcel, folder.path(), "story.zip", None, &mut on)
    };
    assert!(matches!(attempt(None), Err(Error::Source { name, .. }) if name == "data/photos/02.jpg"));
    fs::write(&photo, "rotten").unwrap();
    assert!(matches!(
        attempt(Some("0".repeat(64))),
        Err(Error::SourceChanged { .. })
    ));
    assert_eq!(listing(folder.path()), [""; 0]);
    attempt(None).unwrap();
}

#[test]
fn names_no_reader_should_have_to_unpack_are_not_written() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "../x",
        "a//b",
        "50%.txt",
        "a\nb",
        "CON.jpg",
        "cafe\u{301}",
        "what?",
        "dir/",
    ] {
        let mut parcel = parcel();
        parcel.files.insert(name.to_owned(), Source::Bytes(vec![]));
        let outcome = package::write_beside(&parcel, folder.path(), "story.zip", None, &mut on);
        assert!(matches!(outcome, Err(Error::UnsafeName { .. })), "{name}");
    }
    let mut twice = parcel();
    twice.files.insert("Story.json".to_owned(), Source::Bytes(vec![]));
    let outcome = package::write_beside(&twice, folder.path(), "story.zip", None, &mut on);
    assert!(matches!(outcome, Err(Error::SameName { .. })));
}

#[test]
fn what_a_killed_export_left_is_removed_by_the_next_and_a_running_one_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let running = fs::File::create(folder.path().join(".galley-running.part")).unwrap();
    running.lock().unwrap();
    fs::write(folder.path().join(".galley-killed.part"), "half a package").unwrap();
    fs::write(folder.path().join(".galley-mine.txt"), "not ours to remove").unwrap();
    package::write_beside(&parcel(), folder.path(), "story.zip", None, &mut on).unwrap();
    assert_eq!(
        listing(folder.path()),
        [".galley-mine.txt", ".galley-running.part", "story.zip"]
    );
}

#[test]
fn a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let gone = folder.path().join("usb");
    let error = package::write_beside(&parcel(), &gone, "story.zip", None, &mut on).unwrap_err();
    assert!(matches!(error, Error::Unwritable { folder, .. } if folder == gone));
}

#[cfg(unix)]
#[test]
fn a_package_is_readable_by_others_as_any_saved_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let target = package::write_beside(&parcel(), folder.path(), "story.zip", None, &mut on).unwrap();
    let plain = folder.path().join("plain");
    fs::write(&plain, "").unwrap();
    let rights = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(rights(&target), rights(&plain));
}
