//! A full disk and a read-only one, for real: each test mounts a small volume in a mount namespace of its own, which ends with
//! the test. Nothing is mounted where another program sees it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops where it is wrong"
)]

mod common;

use std::fs;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::*;
use store::{Create, Error, Store};
use story::OriginalKind;

const INSIDE: &str = "GALLEY_TEST_OWN_MOUNTS";

/// Runs `body` with a volume of `size` in a mount namespace of its own: the test starts itself again in there.
fn on_a_volume(test: &str, size: &str, body: impl FnOnce(&Path)) {
    if std::env::var_os(INSIDE).is_some() {
        let volume = tempfile::tempdir().unwrap();
        run(Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "galley-test"])
            .arg(volume.path()));
        return body(volume.path());
    }
    // Root has the right to mount; another user becomes root of a user namespace first.
    let root = fs::metadata("/proc/self").unwrap().uid() == 0;
    let mut inside = Command::new("unshare");
    inside.args(if root {
        &["--mount"][..]
    } else {
        &["--map-root-user", "--mount"]
    });
    inside
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, "1");
    let ran = inside
        .output()
        .expect("unshare is needed: install the apt package util-linux");
    let (out, err) = (
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr),
    );
    assert!(
        ran.status.success() && out.contains("1 passed"),
        "{out}\n{err}\n(mounting needs root or user namespaces)"
    );
}

fn run(command: &mut Command) {
    let ran = command.output().unwrap();
    assert!(
        ran.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&ran.stderr)
    );
}

/// Takes all the space there is.
fn fill(volume: &Path) -> PathBuf {
    let filler = volume.join("filler");
    let mut file = fs::File::create(&filler).unwrap();
    for size in [1 << 16, 1 << 12, 1] {
        while file.write_all(&vec![0; size]).is_ok() {}
    }
    filler
}

/// A store as a killed program leaves it: the last saves are only in the WAL.
fn killed_store(dir: &Path) -> u64 {
    let desk = std::env::current_exe().unwrap();
    let desk = desk
        .parent()
        .and_then(Path::parent)
        .unwrap()
        .join("examples")
        .join("desk");
    let mut child = Command::new(desk)
        .arg(dir)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().unwrap()));
    let mut lines = lines.map_while(Result::ok);
    let mut said: Vec<String> = lines.by_ref().take(8).collect();
    child.kill().unwrap();
    said.extend(lines);
    child.wait().unwrap();
    said.iter()
        .filter_map(|line| line.strip_prefix("saved ")?.parse().ok())
        .max()
        .unwrap()
}

#[test]
fn a_disk_that_fills_up_says_so_loses_nothing_and_the_same_store_goes_on_when_there_is_space() {
    on_a_volume(
        "a_disk_that_fills_up_says_so_loses_nothing_and_the_same_store_goes_on_when_there_is_space",
        "4m",
        |volume| {
            let dir = volume.join("store");
            let mut store = open(&dir);
            create(&mut store, "s1", "甲", b"one");
            let filler = fill(volume);
            // The space that the last checkpoint gave back may still hold a save or two.
            let (mut acknowledged, mut refused) = (1, None);
            for attempt in 1..200 {
                let text = piece("甲", &"字".repeat(attempt * 400));
                match save(&mut store, "s1", acknowledged, &text) {
                    Ok(version) => acknowledged = version,
                    Err(error) => {
                        refused = Some(error);
                        break;
                    }
                }
            }
            let refused = refused.expect("a full disk refuses");
            assert!(
                matches!(&refused, Error::DiskFull { path } if path.starts_with(&dir)),
                "{refused:?}"
            );
            assert!(refused.to_string().contains("no space is left"), "{refused}");
            assert_eq!(
                store.working("s1").unwrap().version,
                acknowledged,
                "what was acknowledged can be read"
            );
            let photo = store
                .photo_folder()
                .put_bytes(&[1; 100_000], OriginalKind::Jpeg, now())
                .unwrap_err();
            assert!(matches!(photo, Error::DiskFull { .. }), "{photo:?}");
            assert!(matches!(store.daily_backup(now()), Err(Error::DiskFull { .. })));
            let to = volume.join("usb");
            assert!(matches!(
                store.backup(&to, now(), &mut unwatched),
                Err(Error::DiskFull { .. })
            ));

            fs::remove_file(filler).unwrap();
            assert_eq!(
                save(&mut store, "s1", acknowledged, b"two").unwrap(),
                acknowledged + 1
            );
            add_photo(&mut store, &[1; 100_000], "a.jpg");
            let left: Vec<_> = fs::read_dir(dir.join("photos")).unwrap().collect();
            assert_eq!(left.len(), 1, "no half photo stays");
            let left: Vec<_> = fs::read_dir(volume)
                .unwrap()
                .map(|entry| entry.unwrap().file_name())
                .collect();
            assert!(
                !left
                    .iter()
                    .any(|name| name.to_string_lossy().starts_with(".galley")),
                "{left:?}"
            );
            drop(store);
            assert_eq!(open(&dir).working("s1").unwrap().bytes, b"two");
        },
    );
}

#[test]
fn a_store_on_a_full_disk_opens_for_reading_with_everything_and_for_writing_when_there_is_space() {
    on_a_volume(
        "a_store_on_a_full_disk_opens_for_reading_with_everything_and_for_writing_when_there_is_space",
        "4m",
        |volume| {
            for (name, index_left) in [("killed", true), ("powerless", false)] {
                let dir = volume.join(name);
                let saved = killed_store(&dir);
                if !index_left {
                    fs::remove_file(dir.join("galley.db-shm")).unwrap();
                }
                let filler = fill(volume);
                match Store::open(&dir, Create::Never, now()) {
                    Ok(store) => assert!(store.working("s1").unwrap().version >= saved, "{name}"),
                    Err(error) => assert!(matches!(error, Error::DiskFull { .. }), "{name}: {error:?}"),
                }
                let store = Store::open_to_read(&dir).unwrap_or_else(|error| panic!("{name}: {error:?}"));
                assert!(store.working("s1").unwrap().version >= saved, "{name}");
                assert_eq!(
                    store.pragmas().unwrap().synchronous,
                    2,
                    "FULL on every connection"
                );
                // Long work reads through a second one, and this program is no other to itself.
                let beside =
                    Store::open_to_read(&dir).unwrap_or_else(|error| panic!("{name} beside: {error:?}"));
                assert_eq!(
                    beside.working("s1").unwrap().version,
                    store.working("s1").unwrap().version
                );
                drop(beside);
                let mut store = store;
                let refused = save(&mut store, "s1", saved, b"now").unwrap_err();
                assert!(!matches!(refused, Error::Held { .. }), "{name}: {refused:?}");
                assert!(store.working("s1").unwrap().version >= saved, "{name}");
                drop(store);
                fs::remove_file(filler).unwrap();
                let mut store = Store::open(&dir, Create::Never, now()).unwrap();
                let version = store.working("s1").unwrap().version;
                assert!(version >= saved, "{name}");
                save(&mut store, "s1", version, b"after").unwrap();
            }
        },
    );
}

#[test]
fn a_new_store_on_a_full_disk_says_so_and_is_made_when_there_is_space() {
    on_a_volume(
        "a_new_store_on_a_full_disk_says_so_and_is_made_when_there_is_space",
        "1m",
        |volume| {
            let dir = volume.join("store");
            let filler = fill(volume);
            let refused = Store::open(&dir, Create::IfMissing, now()).unwrap_err();
            assert!(matches!(refused, Error::DiskFull { .. }), "{refused:?}");
            fs::remove_file(filler).unwrap();
            create(&mut open(&dir), "s1", "甲", b"one");
        },
    );
}

#[test]
fn a_read_only_volume_is_read_and_a_write_is_refused_in_a_sentence() {
    on_a_volume(
        "a_read_only_volume_is_read_and_a_write_is_refused_in_a_sentence",
        "8m",
        |volume| {
            let remount = |how: &str| {
                run(Command::new("mount")
                    .args(["-o", &format!("remount,bind,{how}")])
                    .arg(volume))
            };
            let closed = volume.join("closed");
            create(&mut open(&closed), "s1", "甲", b"one");
            let killed = volume.join("killed");
            let saved = killed_store(&killed);
            remount("ro");
            for (dir, least) in [(&closed, 1), (&killed, saved)] {
                let refused = Store::open(dir, Create::IfMissing, now()).unwrap_err();
                assert!(
                    matches!(&refused, Error::ReadOnly { .. }),
                    "{}: {refused:?}",
                    dir.display()
                );
                assert!(
                    refused.to_string().contains("can be read but not written"),
                    "{refused}"
                );
                let mut store =
                    Store::open_to_read(dir).unwrap_or_else(|error| panic!("{}: {error:?}", dir.display()));
                assert!(store.working("s1").unwrap().version >= least);
                assert_eq!(
                    store.pragmas().unwrap().synchronous,
                    2,
                    "FULL on every connection"
                );
                assert!(matches!(
                    save(&mut store, "s1", least, b"two"),
                    Err(Error::ReadOnly { .. })
                ));
                let photo = store
                    .photo_folder()
                    .put_bytes(b"a photo", OriginalKind::Jpeg, now())
                    .unwrap_err();
                assert!(matches!(photo, Error::ReadOnly { .. }), "{photo:?}");
            }
            remount("rw");
            assert_eq!(save(&mut open(&closed), "s1", 1, b"two").unwrap(), 2);
            let mut store = open(&killed);
            let version = store.working("s1").unwrap().version;
            save(&mut store, "s1", version, b"after").unwrap();
        },
    );
}
