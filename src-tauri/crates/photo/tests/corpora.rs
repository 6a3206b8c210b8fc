//! Photos that nobody here wrote, in the folder that `GALLEY_CORPORA` names (`make corpora` sets it).
//!
//! Every file below `img/` goes in or is refused with a reason; of what ExifTool finds in `img/bep-imagemeta`
//! we find nearly all and say the same. The figures are printed: run with `--nocapture` to see them.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)] // a test fails by panicking

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use photo::{Error, Photo, Rendition, inspect, render};
use serde_json::Value;

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
        let made = render(&bytes, Rendition::Thumb);
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

/// A thumbnail stands as its photo is seen, within rounding.
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
        Err(Error::Unreadable { kind, .. }) => format!("refused: damaged {kind}"),
        Err(Error::TooLarge { .. } | Error::TooHeavy { .. }) => "refused: too large".to_owned(),
    }
}

/// What ExifTool reads, by group and name, of the accepted files.
fn exiftool(files: &[PathBuf]) -> Vec<Value> {
    let output = Command::new("exiftool")
        .args(["-json", "-struct", "-G1", "-a", "-m"])
        .args([
            "-IPTC:Caption-Abstract",
            "-IPTC:By-line",
            "-IPTC:Credit",
            "-ExifTool:Warning",
        ])
        .args(["-XMP-dc:Description", "-XMP-dc:Creator", "-XMP-photoshop:Credit"])
        .args(["-IFD0:ImageDescription", "-IFD0:Artist"])
        .args(files)
        .output()
        .expect("exiftool is missing: apt-get install libimage-exiftool-perl");
    let read = serde_json::from_slice(&output.stdout).expect("ExifTool writes JSON");
    let Value::Array(read) = read else {
        panic!("ExifTool writes a list")
    };
    assert_eq!(read.len(), files.len());
    read
}

/// One field's values in one group, as we would write them: a list joined, outer blanks removed.
fn said(read: &Value, key: &str) -> Option<String> {
    let plain = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let joined = match read.get(key)? {
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join(", "),
        value => plain(value),
    };
    Some(joined.trim().to_owned()).filter(|text| !text.is_empty())
}

/// How one fact is named in XMP, IIM and EXIF, and where we keep it.
type Field = (&'static str, [&'static str; 3], fn(&Photo) -> &String);

const FIELDS: [Field; 3] = [
    (
        "caption",
        [
            "XMP-dc:Description",
            "IPTC:Caption-Abstract",
            "IFD0:ImageDescription",
        ],
        |p| &p.facts.caption,
    ),
    (
        "photographer",
        ["XMP-dc:Creator", "IPTC:By-line", "IFD0:Artist"],
        |p| &p.facts.photographer,
    ),
    ("credit", ["XMP-photoshop:Credit", "IPTC:Credit", "none"], |p| {
        &p.facts.credit
    }),
];

#[test]
fn captions_photographers_and_credits_are_those_that_exiftool_reads() {
    let folder = images().join("bep-imagemeta");
    let mut photos: Vec<(PathBuf, Photo)> = Vec::new();
    for file in files_below(&folder) {
        let bytes = fs::read(&file).expect("the file can be read");
        photos.extend(inspect(&bytes).ok().map(|photo| (file, photo)));
    }
    let files: Vec<PathBuf> = photos.iter().map(|(file, _)| file.clone()).collect();
    let read = exiftool(&files);
    for (name, keys, ours) in FIELDS {
        let (mut there, mut found, mut agreed) = (0_u32, 0_u32, 0_u32);
        for ((file, photo), read) in photos.iter().zip(&read) {
            let [xmp, iim, exif] = keys.map(|key| said(read, key));
            // The order is ours (see photo::facts); which values stand in the file is ExifTool's word, and so
            // is whether the IIM was changed behind the XMP's back.
            let stale =
                said(read, "ExifTool:Warning").is_some_and(|text| text.contains("IPTCDigest is not current"));
            let order = if stale { [iim, xmp, exif] } else { [xmp, iim, exif] };
            let Some(theirs) = order.into_iter().flatten().next() else {
                continue;
            };
            there += 1;
            found += u32::from(!ours(photo).is_empty());
            agreed += u32::from(*ours(photo) == theirs);
            if *ours(photo) != theirs {
                println!(
                    "{}: {name}\n  ours   {:?}\n  theirs {theirs:?}",
                    file.display(),
                    ours(photo)
                );
            }
        }
        println!("{name}: ExifTool finds {there}, we find {found} and agree on {agreed}");
        assert!(
            there > 0,
            "ExifTool found no {name} at all: is the folder complete?"
        );
        assert!(found * 100 >= there * 95, "{name}: found {found} of {there}");
        assert!(
            agreed * 100 >= found * 99,
            "{name}: agreed on {agreed} of {found}"
        );
    }
}
