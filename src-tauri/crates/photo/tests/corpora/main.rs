//! Photos of other people, in the folder that `GALLEY_CORPORA` names (`make corpora` sets it).
//!
//! Every file below `img/` goes in or is refused with a reason. The figures are printed: run with `--nocapture` to see them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)] // a test fails by panicking

mod facts;
mod likeness;
mod mutations;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use photo::{Error, Framing, Photo, Rendition, inspect, render};

fn images() -> PathBuf {
    let corpora =
        std::env::var_os("GALLEY_CORPORA").expect("GALLEY_CORPORA names no folder: run `make corpora`");
    let images = Path::new(&corpora).join("img");
    assert!(
        images.is_dir(),
        "{} is no folder: GALLEY_CORPORA should hold img/",
        images.display()
    );
    images
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            files.extend(files_below(&path))
        } else {
            files.push(path)
        }
    }
    files.sort();
    files
}

#[test]
fn every_file_is_in_or_refused_with_a_reason_within_five_seconds() {
    let mut outcomes: BTreeMap<String, usize> = BTreeMap::new();
    let (mut slowest, mut slowest_file) = (Duration::ZERO, PathBuf::new());
    let files = files_below(&images());
    for file in &files {
        let bytes = fs::read(file).expect("the file can be read");
        let start = Instant::now();
        let seen = inspect(&bytes);
        let made = render(&bytes, Rendition::Thumb, &Framing::default());
        let took = start.elapsed();
        assert!(took < Duration::from_secs(5), "{} took {took:?}", file.display());
        if took > slowest {
            (slowest, slowest_file) = (took, file.clone());
        }
        assert_eq!(
            seen.is_ok(),
            made.is_ok(),
            "{}: inspect and render disagree: {seen:?}",
            file.display()
        );
        if let (Ok(photo), Ok(thumb)) = (&seen, &made) {
            upright(photo, thumb.width, thumb.height);
            let again = inspect(&thumb.jpeg).expect("our own JPEG is a photo");
            assert_eq!((again.width, again.height), (thumb.width, thumb.height));
        }
        *outcomes.entry(outcome(&seen)).or_default() += 1;
        if let Err(Error::Unreadable { why, .. }) = &seen {
            println!("refused {}: {why}", file.display());
        }
    }
    println!(
        "{} files; slowest {slowest:?}, {}",
        files.len(),
        slowest_file.display()
    );
    for (outcome, count) in &outcomes {
        println!("{count:5} {outcome}");
    }
}

/// A thumbnail is turned as its photo is seen, within rounding.
fn upright(photo: &Photo, width: u32, height: u32) {
    assert!(width <= photo.width && height <= photo.height && width.max(height) <= 320);
    assert!(
        photo.width.cmp(&photo.height) == width.cmp(&height) || width == height,
        "{photo:?} gave {width}×{height}"
    );
}

fn outcome(seen: &Result<Photo, Error>) -> String {
    match seen {
        Ok(photo) => format!("in: {}", photo.kind),
        Err(Error::Unsupported(foreign)) => format!("refused: it is {foreign}"),
        Err(Error::CutShort { kind }) => format!("refused: {kind} cut short"),
        Err(Error::Unreadable { kind, .. }) => format!("refused: damaged {kind}"),
        Err(Error::TooLarge { .. } | Error::TooHeavy { .. } | Error::TooManyWords { .. }) => {
            "refused: too large".to_owned()
        }
        Err(Error::NotStripped { .. }) => panic!("nothing is stripped when a photo is looked at"),
    }
}
