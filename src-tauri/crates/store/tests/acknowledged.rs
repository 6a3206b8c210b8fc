//! Acknowledged means on the disk: seen from outside, by watching the system calls and by killing the process.

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
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common::*;
use story::Digest;

/// The example that takes the part of a program; cargo builds it beside the tests.
fn desk_program() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let program = here
        .parent()
        .and_then(Path::parent)
        .unwrap()
        .join("examples")
        .join("desk");
    assert!(
        program.exists(),
        "{} is missing: cargo build -p store --example desk",
        program.display()
    );
    program
}

/// One thing that strace saw.
#[derive(Debug, PartialEq)]
enum Call {
    /// Something reached the disk: the file's or folder's path.
    Sync(String),
    /// A file got its name.
    Rename(String),
    /// The program printed a line.
    Said(String),
}

/// Runs the example under strace and lists what it did, in order.
fn watched(dir: &Path, mode: &str) -> Vec<Call> {
    let log = dir.with_extension("strace");
    let run = Command::new("strace")
        .args([
            "-f",
            "-y",
            "-s",
            "120",
            "-e",
            "trace=fsync,fdatasync,rename,renameat,renameat2,write",
            "-o",
        ])
        .arg(&log)
        .arg(desk_program())
        .arg(dir)
        .args(["3", mode])
        .output()
        .expect("strace is needed: install the apt package strace");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    fs::read_to_string(log)
        .unwrap()
        .lines()
        .filter_map(call)
        .collect()
}

fn call(line: &str) -> Option<Call> {
    let call = line.split_once(' ')?.1.trim_start();
    // With -y a descriptor is followed by its path: fdatasync(5</tmp/x/galley.db-wal>) = 0
    let path = || Some(call.split_once('<')?.1.split_once('>')?.0.to_owned());
    let text = || {
        call.split('"')
            .nth_back(1)
            .map(|text| text.trim_end_matches("\\n").to_owned())
    };
    match call.split_once('(')?.0 {
        "fsync" | "fdatasync" => Some(Call::Sync(path()?)),
        "rename" | "renameat" | "renameat2" => Some(Call::Rename(text()?)),
        "write" if call.starts_with("write(1<") => Some(Call::Said(text()?)),
        _ => None,
    }
}

/// What happened before each line that begins with `word`, since the line before it.
fn before_each<'c>(calls: &'c [Call], word: &str) -> Vec<&'c [Call]> {
    let mut stretches = calls.split_inclusive(|call| matches!(call, Call::Said(_)));
    let mut found = Vec::new();
    for stretch in &mut stretches {
        if matches!(stretch.last(), Some(Call::Said(said)) if said.starts_with(word)) {
            found.push(stretch);
        }
    }
    found
}

fn synced(calls: &[Call], ends: &str) -> Option<usize> {
    calls
        .iter()
        .position(|call| matches!(call, Call::Sync(path) if path.ends_with(ends)))
}

#[test]
fn fsync_comes_before_the_acknowledgement_of_a_row_and_of_a_photo() {
    let root = tempfile::tempdir().unwrap();
    let calls = watched(&root.path().join("store"), "");
    let saves = before_each(&calls, "saved");
    assert_eq!(saves.len(), 3);
    for save in saves {
        assert!(
            synced(save, "galley.db-wal").is_some(),
            "a save without fsync: {save:?}"
        );
    }
    let photos = before_each(&calls, "photo");
    assert_eq!(photos.len(), 3);
    for photo in photos {
        let Some(Call::Said(said)) = photo.last() else {
            panic!("a stretch ends with what was said")
        };
        let digest = said.trim_start_matches("photo ");
        let file = synced(photo, ".part").expect("the file is synced");
        let named = photo
            .iter()
            .position(|call| matches!(call, Call::Rename(to) if to.contains(digest)));
        let fan = synced(photo, &format!("/photos/{}", &digest[..2])).expect("its folder is synced");
        let row = synced(photo, "galley.db-wal").expect("its row is synced");
        let named = named.expect("the file is renamed to its digest");
        // The new fan-out folder is synced once before, into its parent; here the order of one file matters.
        let fan = photo
            .iter()
            .skip(named)
            .position(|_| true)
            .map_or(fan, |_| last_sync(photo, digest));
        assert!(
            file < named && named < fan && fan < row,
            "file, name, folder, row: {photo:?}"
        );
    }
}

fn last_sync(calls: &[Call], digest: &str) -> usize {
    let folder = format!("/photos/{}", &digest[..2]);
    calls
        .iter()
        .rposition(|call| matches!(call, Call::Sync(path) if path.ends_with(&folder)))
        .unwrap()
}

#[test]
fn the_control_a_careless_program_is_seen_to_acknowledge_without_fsync() {
    let root = tempfile::tempdir().unwrap();
    let calls = watched(&root.path().join("store"), "careless");
    assert!(
        before_each(&calls, "saved")
            .iter()
            .skip(1)
            .all(|save| synced(save, "").is_none()),
        "{calls:?}"
    );
    assert!(
        before_each(&calls, "photo")
            .iter()
            .all(|photo| synced(photo, "").is_none()),
        "{calls:?}"
    );
}

#[test]
fn killed_at_any_moment_it_opens_again_with_everything_acknowledged() {
    let desk = Desk::new();
    let mut said: Vec<String> = Vec::new();
    // Each life ends after another number of lines, so that the kill falls into every kind of moment.
    for life in 1..=8 {
        let mut child = Command::new(desk_program())
            .arg(&desk.dir)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        said.extend(lines.by_ref().take(5 * life + life % 3).map(Result::unwrap));
        child.kill().unwrap();
        // Lines printed before the kill arrived count too.
        said.extend(lines.map_while(Result::ok));
        child.wait().unwrap();
        let store = desk.open();
        let saved = said
            .iter()
            .filter_map(|line| line.strip_prefix("saved ")?.parse::<u64>().ok())
            .max();
        let working = store.working("s1").unwrap();
        assert!(
            Some(working.version) >= saved,
            "life {life}: {saved:?} was acknowledged, {} is there",
            working.version
        );
        for digest in said.iter().filter_map(|line| line.strip_prefix("photo ")) {
            store
                .photo_bytes(&Digest::try_from(digest.to_owned()).unwrap())
                .unwrap();
        }
    }
    assert!(said.len() > 150);
}

/// SQLite's own method: fail the first call, the second, the third …, and check what is left.
#[test]
fn whichever_call_fails_nothing_acknowledged_is_lost_and_the_program_says_why() {
    let faults = [
        ("fsync,fdatasync", "EIO", 1..=9),
        ("pwrite64", "ENOSPC", 5..=14),
        ("write", "ENOSPC", 4..=8),
        ("rename,renameat,renameat2", "EROFS", 1..=2),
    ];
    let (mut failed, mut went_through) = (0, 0);
    for (calls, error, when) in faults {
        for nth in when {
            let desk = Desk::new();
            create(&mut desk.open(), "s1", "", &piece("", ""));
            // Once for ever after: the disk stays full or broken.
            let inject = format!("inject={calls}:error={error}:when={nth}+");
            let run = Command::new("strace")
                .args([
                    "-f",
                    "-o",
                    "/dev/null",
                    "-e",
                    &format!("trace={calls}"),
                    "-e",
                    &inject,
                ])
                .arg(desk_program())
                .arg(&desk.dir)
                .arg("3")
                .output()
                .expect("strace is needed: install the apt package strace");
            let (said, why) = (
                String::from_utf8_lossy(&run.stdout),
                String::from_utf8_lossy(&run.stderr),
            );
            if run.status.success() {
                went_through += 1
            } else {
                failed += 1
            }
            assert!(!why.contains("panicked"), "{inject}: {why}");
            // Where `write` itself fails, the program cannot print either.
            assert!(
                run.status.success() || calls == "write" || !why.trim().is_empty(),
                "{inject}: it failed without a word"
            );
            let store = desk.open();
            let saved = said
                .lines()
                .filter_map(|line| line.strip_prefix("saved ")?.parse::<u64>().ok())
                .max();
            assert!(
                Some(store.working("s1").unwrap().version) >= saved,
                "{inject}: {said}"
            );
            for digest in said.lines().filter_map(|line| line.strip_prefix("photo ")) {
                store
                    .photo_bytes(&Digest::try_from(digest.to_owned()).unwrap())
                    .unwrap();
            }
            let report = store.doctor(now(), &mut unwatched).unwrap();
            assert!(report.is_sound(), "{inject}: {:?}", report.findings);
        }
    }
    assert!(
        failed > 15,
        "{failed} runs met their fault, {went_through} did not"
    );
}
