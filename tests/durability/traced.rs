//! `kill -9` cannot show a missing fsync: the kernel still holds the bytes. A power cut can, and this is what
//! stands in for it: strace writes down the system calls, and at the moment of each acknowledgement no file of
//! the store may have been written and not synced, and no name may have been given and its folder not synced.

use galley_tests::desk::{Desk, plain};
use galley_tests::programs::{galley_cli, start};
use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};

#[test]
fn a_storys_row_is_synced_before_its_id_is_printed() {
    let desk = Desk::new();
    let text = desk.text(1);
    let trace = trace(&desk, &["import", plain(&text)]);
    let seen = acknowledgements(&trace, plain(&desk.store()));
    assert_eq!(seen.len(), 1, "one story, one line:\n{trace}");
    assert!(
        seen.iter().all(|ack| ack.unsynced.is_empty()),
        "printed before it was safe: {seen:#?}"
    );
    assert!(
        seen.iter()
            .any(|ack| ack.synced.iter().any(|file| file.ends_with("-wal"))),
        "no row was synced: {seen:#?}"
    );
}

#[test]
fn a_photo_and_its_folder_are_synced_before_its_id_is_printed() {
    let desk = Desk::new();
    let story = desk.ask(["import", plain(&desk.text(1))]).trim().to_owned();
    let photo = desk.photo(1);
    let trace = trace(&desk, &["photo", "add", &story, plain(&photo)]);
    let seen = acknowledgements(&trace, plain(&desk.store()));
    assert_eq!(seen.len(), 1, "one photo, one line:\n{trace}");
    assert!(
        seen.iter().all(|ack| ack.unsynced.is_empty()),
        "printed before it was safe: {seen:#?}"
    );
    assert!(
        seen.iter().any(|ack| ack.named > 0),
        "no photo was given its name: {seen:#?}"
    );
}

/// What had happened in the store when a line came out.
#[derive(Debug)]
struct Acknowledgement {
    synced: BTreeSet<String>,
    unsynced: BTreeSet<String>,
    named: usize,
}

/// The system calls of `galley-cli`, one a line, file descriptors with their paths.
fn trace(desk: &Desk, arguments: &[&str]) -> String {
    let log = desk.store().with_extension("trace");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-y", "-s", "16", "-o", plain(&log)]);
    strace.args([
        "-e",
        "trace=write,writev,pwrite64,pwritev,fsync,fdatasync,rename,renameat,renameat2,linkat,link",
    ]);
    strace
        .arg(galley_cli())
        .args(["--store", plain(&desk.store())])
        .args(arguments);
    let child = start(
        strace
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped()),
        "strace",
    );
    let output = child.wait_with_output().expect("strace ends");
    assert!(
        output.status.success(),
        "galley-cli refused: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    fs::read_to_string(log).expect("strace writes its log")
}

/// Walks the trace and keeps account of what is not yet on the disk.
fn acknowledgements(trace: &str, store: &str) -> Vec<Acknowledgement> {
    let mut found = Vec::new();
    let (mut synced, mut unsynced, mut named) = (BTreeSet::new(), BTreeSet::new(), 0);
    for line in trace.lines() {
        let Some((call, rest)) = line.split_once('(') else {
            continue;
        };
        let call = call.rsplit(' ').next().unwrap_or_default();
        let path = rest
            .split_once('<')
            .and_then(|(_, rest)| rest.split_once('>'))
            .map_or("", |(path, _)| path);
        match call {
            "write" if rest.starts_with("1<") => found.push(Acknowledgement {
                synced: synced.clone(),
                unsynced: unsynced.clone(),
                named,
            }),
            "write" | "writev" | "pwrite64" | "pwritev" if in_store(path, store) => {
                unsynced.insert(path.to_owned());
            }
            "fsync" | "fdatasync" => {
                unsynced.remove(path);
                synced.insert(path.to_owned());
            }
            "rename" | "renameat" | "renameat2" | "link" | "linkat" => {
                // The last quoted path is the new name; its folder holds it once the folder is synced.
                let new = rest.rsplit('"').nth(1).unwrap_or_default();
                if let Some((folder, _)) = new.rsplit_once('/').filter(|(folder, _)| in_store(folder, store))
                {
                    named += 1;
                    unsynced.insert(folder.to_owned());
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether a path is of the store and has to survive. The index of the log (`-shm`), the lock and the renditions
/// are made anew: a rendition is checked against its digest before it is used.
fn in_store(path: &str, store: &str) -> bool {
    path.starts_with(store)
        && !path.ends_with("-shm")
        && !path.ends_with("lock")
        && !path.starts_with(&format!("{store}/renditions"))
}

#[test]
fn the_account_sees_a_missing_sync() {
    let safe = "7 pwrite64(4</s/galley.db-wal>, \"x\", 1, 0) = 1\n7 fdatasync(4</s/galley.db-wal>) = 0\n\
                7 write(1</dev/null>, \"id\\n\", 3) = 3\n";
    assert!(
        acknowledgements(safe, "/s")
            .iter()
            .all(|ack| ack.unsynced.is_empty())
    );
    let unsafe_row = safe.replace("7 fdatasync(4</s/galley.db-wal>) = 0\n", "");
    assert!(
        acknowledgements(&unsafe_row, "/s")
            .iter()
            .any(|ack| ack.unsynced.contains("/s/galley.db-wal"))
    );
    let unsafe_name = format!("7 rename(\"/s/photos/t\", \"/s/photos/ab\") = 0\n{safe}");
    assert!(
        acknowledgements(&unsafe_name, "/s")
            .iter()
            .any(|ack| ack.unsynced.contains("/s/photos"))
    );
}
