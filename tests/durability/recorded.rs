//! The file calls of one run, recorded by strace with all bytes written, so that every state a power cut could have left can be
//! built of them.

use galley_tests::desk::{Desk, plain};
use galley_tests::programs::galley_cli;
use std::collections::BTreeMap;
use std::process::{Command, Stdio};

/// One call that changed a file or a folder, or put it on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Op {
    /// A name for a new file.
    Create(String),
    /// A new folder.
    Folder(String),
    /// Bytes at a place in a file.
    Write(String, u64, Vec<u8>),
    /// A file is so long from now on.
    Cut(String, u64),
    /// A name takes the place of another.
    Rename(String, String),
    /// A second name for a file.
    Link(String, String),
    /// A name is gone.
    Remove(String),
    /// A file's bytes, or a folder's names, are on the disk.
    Sync(String),
    /// A line was printed: the calls up to here are acknowledged.
    Told,
}

/// Runs `galley-cli` and records what it did below the folder of the desk.
pub(crate) fn record(desk: &Desk, arguments: &[&str]) -> Vec<Op> {
    let log = tempfile::NamedTempFile::new().expect("a temporary file");
    let output = Command::new("strace")
        .args(["-f", "-y", "-xx", "-s", "100000000", "-o", plain(log.path()), "-e"])
        .arg(
            "trace=openat,write,pwrite64,lseek,ftruncate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,\
             mkdir,mkdirat,unlink,unlinkat,rmdir",
        )
        .arg(galley_cli())
        .args(["--store", plain(&desk.store())])
        .args(arguments)
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .stdin(Stdio::null())
        .output()
        .expect("strace runs (Debian package strace)");
    assert!(
        output.status.success(),
        "galley-cli {} refused: {}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
    let trace = std::fs::read_to_string(log.path()).expect("strace writes its log");
    let room = desk.store().parent().expect("a folder above").to_owned();
    let mut ops = read(&trace, plain(&room));
    // A run that ends well is acknowledged at its end.
    ops.push(Op::Told);
    ops
}

/// The calls of a trace that concern what is below a folder.
fn read(trace: &str, below: &str) -> Vec<Op> {
    let (mut ops, mut begun, mut places) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    for line in trace.lines() {
        let Some((thread, rest)) = line.split_once(' ') else {
            continue;
        };
        let rest = rest.trim_start();
        // A call that was interrupted by one of another thread is written in two parts.
        let whole = if let Some(start) = rest.strip_suffix(" <unfinished ...>") {
            begun.insert(thread.to_owned(), start.to_owned());
            continue;
        } else if let Some((_, end)) = rest.split_once(" resumed>") {
            begun.remove(thread).unwrap_or_default() + end
        } else {
            rest.to_owned()
        };
        if let Some(op) = call(&whole, below, &mut places) {
            ops.push(op);
        }
    }
    ops
}

/// One call; `places` has the position in each open file.
fn call(line: &str, below: &str, places: &mut BTreeMap<u64, u64>) -> Option<Op> {
    let (name, rest) = line.split_once('(')?;
    let (arguments, outcome) = rest.rsplit_once(" = ")?;
    let outcome: i64 = outcome.split(['<', ' ']).next()?.parse().ok()?;
    if outcome < 0 {
        return None;
    }
    let outcome = outcome.unsigned_abs();
    let fd: Option<u64> = arguments.split('<').next()?.parse().ok();
    let open = unescaped(
        arguments
            .split_once('<')
            .map_or("", |(_, rest)| rest.split('>').next().unwrap_or_default()),
    );
    let mut words: Vec<Vec<u8>> = arguments.split('"').skip(1).step_by(2).map(bytes).collect();
    let texts: Vec<String> = words
        .iter()
        .map(|word| String::from_utf8_lossy(word).into_owned())
        .collect();
    let numbers: Vec<u64> = arguments
        .rsplit(", ")
        .map_while(|word| word.trim_end_matches(')').parse().ok())
        .collect();
    let counts = |path: &str| path.starts_with(below) && !path.ends_with("-shm") && !path.ends_with("/lock");
    let named = |at: usize| {
        let path = texts.get(at)?.clone();
        Some(if path.starts_with('/') {
            path
        } else {
            format!("{open}/{path}")
        })
    };
    match name {
        "write" if fd == Some(1) => Some(Op::Told),
        "openat" => {
            places.insert(outcome, 0);
            let path = named(0)?;
            (arguments.contains("O_CREAT") && counts(&path)).then_some(Op::Create(path))
        }
        "lseek" => {
            places.insert(fd?, outcome);
            None
        }
        "write" => {
            let at = places.entry(fd?).or_default();
            let from = *at;
            *at += outcome;
            counts(&open).then(|| Op::Write(open, from, words.swap_remove(0)))
        }
        "pwrite64" => counts(&open).then(|| Op::Write(open, numbers[0], words.swap_remove(0))),
        "ftruncate" => counts(&open).then(|| Op::Cut(open, numbers[0])),
        "fsync" | "fdatasync" => counts(&open).then_some(Op::Sync(open)),
        "rename" | "renameat" | "renameat2" => {
            let (from, to) = (named(0)?, named(1)?);
            counts(&to).then_some(Op::Rename(from, to))
        }
        "link" | "linkat" => {
            let (from, to) = (named(0)?, named(1)?);
            counts(&to).then_some(Op::Link(from, to))
        }
        "mkdir" | "mkdirat" => {
            let path = named(0)?;
            counts(&path).then_some(Op::Folder(path))
        }
        "unlink" | "unlinkat" | "rmdir" => {
            let path = named(0)?;
            counts(&path).then_some(Op::Remove(path))
        }
        _ => None,
    }
}

/// The bytes of a string that strace wrote in hexadecimal: `\x67\x61` is `ga`.
fn bytes(word: &str) -> Vec<u8> {
    hex::decode(word.replace("\\x", "")).expect("strace writes pairs of digits")
}

/// A path that may be written in hexadecimal.
fn unescaped(path: &str) -> String {
    match path.starts_with("\\x") {
        true => String::from_utf8_lossy(&bytes(path)).into_owned(),
        false => path.to_owned(),
    }
}
