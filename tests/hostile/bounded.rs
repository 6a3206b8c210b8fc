//! `galley-cli` in a process with limits of memory and processor time, beyond which it ends.

use galley_tests::desk::{Desk, plain};
use std::path::Path;
use std::process::{Command, Stdio};

/// Bytes of address space; the program alone takes about half.
const MEMORY: u64 = 768 << 20;
/// Seconds of a processor. A product of the two lengths takes minutes, their sum a second of an unoptimised build.
const SECONDS: u64 = 12;

/// The outcome for a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Read,
    Refused,
}

/// Runs `galley-cli` on the desk's store within the bounds and answers how it ended.
///
/// # Panics
/// When it went beyond them, or broke.
pub(crate) fn run(desk: &Desk, arguments: &[&str]) -> Fate {
    let inner = desk.cli();
    // What waits for ever takes no processor.
    let output = Command::new("timeout")
        .args(["60", "prlimit"])
        .arg(format!("--as={MEMORY}"))
        .arg(format!("--cpu={SECONDS}"))
        .arg(inner.get_program())
        .args(inner.get_args())
        .args(arguments)
        .envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))))
        // Without it the allocator asks for a gibibyte of addresses ahead.
        .env("MIMALLOC_ARENA_RESERVE", "32768")
        .stdin(Stdio::null())
        .output()
        .expect("prlimit: install util-linux");
    match output.status.code() {
        Some(0) => Fate::Read,
        Some(1) => Fate::Refused,
        _ => panic!(
            "galley-cli {}… went beyond {} MiB or {SECONDS} s, or broke: {}, {}",
            arguments.join(" ").chars().take(80).collect::<String>(),
            MEMORY >> 20,
            output.status,
            String::from_utf8_lossy(&output.stderr)
        ),
    }
}

/// A story, and a photo of these bytes for it.
pub(crate) fn photo(name: &str, bytes: &[u8]) -> Fate {
    let desk = Desk::new();
    let story = desk.ask(["new"]);
    let file = desk.file(name, bytes);
    run(&desk, &["photo", "add", story.trim(), plain(&file)])
}

/// A text of these bytes, imported.
pub(crate) fn import(name: &str, bytes: &[u8]) -> Fate {
    let desk = Desk::new();
    let file = desk.file(name, bytes);
    run(&desk, &["import", plain(Path::new(&file))])
}
