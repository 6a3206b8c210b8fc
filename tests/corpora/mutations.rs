//! Other people's Word files, each broken in a way of its own: imported, or refused with a reason, in bounded time and memory.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use galley_tests::desk::{Desk, plain};
use galley_tests::dice::{Dice, rounds};
use galley_tests::programs::galley_cli;
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::reading::files;

/// How many files one run of the program is given.
const BATCH: usize = 25;
/// How long a file may take on average, on a machine that does other things as well.
const PATIENCE: Duration = Duration::from_secs(3);
/// Address space of the program, in KiB.
const MEMORY: u32 = 1 << 20;

/// The parts of a zip, by name.
type Parts = Vec<(String, Vec<u8>)>;

/// The parts of a Word file; `None` where it is none to begin with.
fn parts(bytes: &[u8]) -> Option<Parts> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).ok()?;
        let mut part = Vec::new();
        file.read_to_end(&mut part).ok()?;
        parts.push((file.name().ok()?.into_owned(), part));
    }
    Some(parts)
}

fn packed(parts: &Parts) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        if zip.start_file(name, SimpleFileOptions::default()).is_ok() {
            zip.write_all(part).expect("room in memory");
        }
    }
    zip.finish().expect("a zip").into_inner()
}

/// Where an element begins in XML, or any place where there is none.
fn element(part: &[u8], dice: &mut Dice) -> usize {
    let from = below(part.len(), dice);
    let found = part.iter().skip(from).position(|byte| *byte == b'<');
    found.map_or(from, |at| from + at)
}

fn below(limit: usize, dice: &mut Dice) -> usize {
    usize::try_from(dice.below(limit as u64)).expect("below a length")
}

/// The bytes with one thing wrong.
fn broken(part: &mut Vec<u8>, dice: &mut Dice) {
    if part.is_empty() {
        return part.extend(b"<");
    }
    let (one, other) = (element(part, dice), element(part, dice));
    let (from, to) = (one.min(other), one.max(other));
    match dice.below(8) {
        0 => {
            let at = below(part.len(), dice);
            part[at] ^= 1 << dice.below(8);
        }
        1 => part.truncate(below(part.len(), dice)),
        2 => drop(part.drain(from..to)),
        3 => {
            let again = part[from..to.min(from + 4096)].to_vec();
            for _ in 0..=dice.below(200) {
                part.splice(from..from, again.iter().copied());
            }
        }
        4 => part[from..to].reverse(),
        5 => {
            let deep: Vec<u8> = b"<w:p><w:r>".repeat(below(20_000, dice));
            part.splice(from..from, deep);
        }
        6 => {
            let count = below(64, dice) + 1;
            let noise = dice.bytes(count);
            part.splice(from..from, noise);
        }
        _ => {
            let number = ["4294967296", "-1", "99999999999999999999", "NaN", "&#0;", "&a;"];
            let at = below(number.len(), dice);
            part.splice(from..from, number[at].bytes());
        }
    }
}

/// A mutated Word file: changed in the zip's own bytes, in its parts, or in the XML of a part.
fn mutated(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let kind = dice.below(6);
    let Some(mut parts) = parts(bytes).filter(|parts| kind > 0 && !parts.is_empty()) else {
        let mut bytes = bytes.to_vec();
        broken(&mut bytes, dice);
        return bytes;
    };
    let at = below(parts.len(), dice);
    if kind == 1 {
        // A part that is gone, or is another.
        let (_, part) = parts.remove(at);
        if let Some((_, other)) = parts.last_mut().filter(|_| dice.below(2) == 0) {
            *other = part;
        }
        return packed(&parts);
    }
    // The text itself most of all.
    let document = parts.iter().position(|(name, _)| name == "word/document.xml");
    let at = document.filter(|_| kind > 2).unwrap_or(at);
    for _ in 0..=dice.below(3) {
        broken(&mut parts[at].1, dice);
    }
    packed(&parts)
}

#[test]
fn broken_word_files_are_imported_or_refused_with_a_reason_in_bounded_time_and_memory() {
    let desk = Desk::new();
    let sound: Vec<Vec<u8>> = files(&super::corpora().join("docx"), &["docx"])
        .iter()
        .map(|file| fs::read(file).expect("a file of the corpus"))
        .collect();
    assert!(sound.len() > 50, "{} files", sound.len());
    let mut dice = Dice::seeded(4);
    let many = usize::try_from(rounds(100, 1000)).expect("a number of files");
    let (mut taken, mut refused, mut slowest) = (0, 0, Duration::ZERO);
    for batch in 0..many.div_ceil(BATCH) {
        let broken: Vec<_> = (0..BATCH)
            .map(|number| {
                let bytes = mutated(&sound[(batch * BATCH + number) % sound.len()], &mut dice);
                desk.file(&format!("{number}.docx"), &bytes)
            })
            .collect();
        let started = Instant::now();
        let output = Command::new("sh")
            .args(["-c", &format!("ulimit -v {MEMORY}; exec \"$@\""), "sh"])
            .arg(galley_cli())
            .arg("--store")
            .arg(desk.store())
            .args(["import", "--json"])
            .args(&broken)
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .stdin(Stdio::null())
            .output()
            .expect("galley-cli runs");
        let took = started.elapsed() / u32::try_from(BATCH).expect("a few files");
        slowest = slowest.max(took);
        let keep = || {
            let folder = std::env::temp_dir().join(format!("galley-mutations-{batch}"));
            fs::create_dir_all(&folder).expect("a folder to look into");
            for file in &broken {
                fs::copy(file, folder.join(file.file_name().expect("a name"))).expect("a copy");
            }
            folder
        };
        assert!(
            output.status.code().is_some_and(|code| code < 2),
            "batch {batch}, kept in {}: {} {}",
            keep().display(),
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(
            took < PATIENCE,
            "batch {batch}, kept in {}: {took:?} a file",
            keep().display()
        );
        let results: Value = serde_json::from_slice(&output.stdout).expect("one JSON value");
        let results = results.as_array().expect("an answer for each file");
        assert_eq!(results.len(), BATCH);
        for (result, file) in results.iter().zip(&broken) {
            match result["refused"]["says"].as_str() {
                Some(says) => {
                    assert!(says.len() > 10 && result["story"].is_null(), "{result}");
                    refused += 1;
                }
                None => {
                    assert!(result["story"].is_object(), "{}: {result}", plain(file));
                    taken += 1;
                }
            }
        }
    }
    println!(
        "broken Word files: {taken} imported, {refused} refused with a reason, slowest batch {slowest:?} a file"
    );
    assert!(taken > 0 && refused > 0, "{taken} taken, {refused} refused");
    desk.ask(["doctor"]);
}
