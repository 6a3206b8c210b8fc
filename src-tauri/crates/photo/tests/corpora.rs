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

use photo::{Error, Facts, Framing, Photo, Private, Rendition, imprint, inspect, render, take_in};
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

/// Most memory that any one file may take, in kilobytes.
const MOST_MEMORY: u64 = 512 << 10;

/// The most that this process ever held, in kilobytes.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux says how much memory is held");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.trim().split(' ').next()?.parse().ok());
    number.expect("VmHWM is a number")
}

/// A small generator, so that the same mutations come on every machine (Steele, Lea and Flood's SplitMix64).
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % (most.max(1) as u64)).unwrap()
    }
}

/// Bytes changed, mostly near the front where the structure is; a part doubled or left out; the end cut off.
fn mutated(file: &[u8], seeded: &mut Seeded) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=seeded.below(16) {
        let reach = if seeded.below(3) > 0 {
            bytes.len().min(2048)
        } else {
            bytes.len()
        };
        let at = seeded.below(reach);
        let byte = [0, 0xff, 0x7f, 0x80, u8::try_from(seeded.below(256)).unwrap()][seeded.below(5)];
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
    }
    let (a, b) = (seeded.below(bytes.len()), seeded.below(bytes.len()));
    let part = a.min(b)..a.max(b);
    match seeded.below(6) {
        0 => bytes.truncate(a),
        1 => drop(bytes.drain(part)),
        2 => bytes.extend_from_within(part),
        _ => {}
    }
    bytes
}

#[test]
fn no_mutation_crashes_hangs_or_takes_half_a_gigabyte() {
    let count = if std::env::var_os("GALLEY_SOAK").is_some() {
        2000
    } else {
        200
    };
    let files = files_below(&images());
    let mut seeded = Seeded(20_200_214);
    let words = Facts {
        caption: "江克美(左二)".to_owned(),
        ..Facts::default()
    };
    let (mut slowest, mut taken) = (Duration::ZERO, 0);
    for number in 0..count {
        let file = &files[seeded.below(files.len())];
        let bytes = mutated(&fs::read(file).expect("the file can be read"), &mut seeded);
        let start = Instant::now();
        taken += usize::from(take_in(&bytes).is_ok());
        let _ = imprint(&bytes, &words, Private::Removed);
        let took = start.elapsed();
        slowest = slowest.max(took);
        assert!(
            took < Duration::from_secs(2),
            "mutation {number}, of {}, took {took:?}",
            file.display()
        );
        let peak = peak_memory();
        assert!(
            peak < MOST_MEMORY,
            "mutation {number}, of {}: {peak} kB",
            file.display()
        );
    }
    println!(
        "{count} mutations: {taken} still photos, slowest {slowest:?}, peak {} kB",
        peak_memory()
    );
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
        Err(Error::TooLarge { .. } | Error::TooHeavy { .. } | Error::TooManyWords { .. }) => {
            "refused: too large".to_owned()
        }
    }
}

/// What ExifTool reads, by group and name, of the accepted files.
fn exiftool(files: &[PathBuf]) -> Vec<Value> {
    let mut keys = vec!["-ExifTool:Warning".to_owned()];
    keys.extend(
        FIELDS
            .iter()
            .flat_map(|field| field.keys.concat())
            .map(|key| format!("-{key}")),
    );
    let output = Command::new("exiftool")
        .args(["-json", "-struct", "-G1", "-a", "-m"])
        .args(keys)
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
        Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    };
    let joined = match read.get(key)? {
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join(", "),
        value => plain(value),
    };
    Some(joined.trim().to_owned()).filter(|text| !text.is_empty())
}

/// One fact: how it is named in XMP, IIM and EXIF (several names where it is made of parts), where we keep it, and
/// when ours says what theirs does.
struct Field {
    name: &'static str,
    keys: [&'static [&'static str]; 3],
    ours: fn(&Facts) -> String,
    agrees: fn(&str, &str) -> bool,
}

fn same(ours: &str, theirs: &str) -> bool {
    ours == theirs.replace("\r\n", "\n").replace('\r', "\n")
}

/// Times by their figures, as far as ExifTool gives them: it invents seconds and drops none.
fn same_time(ours: &str, theirs: &str) -> bool {
    let figures = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .take(8)
            .collect::<String>()
    };
    figures(ours) == figures(theirs)
}

/// A place is one phrase of ours; every part of theirs stands in it.
fn holds(ours: &str, theirs: &str) -> bool {
    theirs.split(", ").all(|part| ours.contains(part))
}

const FIELDS: [Field; 13] = [
    Field {
        name: "caption",
        keys: [
            &["XMP-dc:Description"],
            &["IPTC:Caption-Abstract"],
            &["IFD0:ImageDescription"],
        ],
        ours: |facts| facts.caption.clone(),
        agrees: same,
    },
    Field {
        name: "headline",
        keys: [&["XMP-photoshop:Headline"], &["IPTC:Headline"], &[]],
        ours: |facts| facts.headline.clone(),
        agrees: same,
    },
    Field {
        name: "photographer",
        keys: [&["XMP-dc:Creator"], &["IPTC:By-line"], &["IFD0:Artist"]],
        ours: |facts| facts.photographer.replace('、', ", "),
        agrees: |ours, theirs| same(ours, &theirs.replace('、', ", ")),
    },
    Field {
        name: "credit",
        keys: [&["XMP-photoshop:Credit"], &["IPTC:Credit"], &[]],
        ours: |facts| facts.credit.clone(),
        agrees: same,
    },
    Field {
        name: "source",
        keys: [&["XMP-photoshop:Source"], &["IPTC:Source"], &[]],
        ours: |facts| facts.source.clone(),
        agrees: same,
    },
    Field {
        name: "copyright",
        keys: [&["XMP-dc:Rights"], &["IPTC:CopyrightNotice"], &["IFD0:Copyright"]],
        ours: |facts| facts.copyright.clone(),
        // EXIF's has two parts, of which the first is the photographer's.
        agrees: |ours, theirs| same(ours, theirs) || (!ours.is_empty() && theirs.starts_with(ours)),
    },
    Field {
        name: "usage terms",
        keys: [&["XMP-xmpRights:UsageTerms"], &[], &[]],
        ours: |facts| facts.usage.clone(),
        agrees: same,
    },
    Field {
        name: "day taken",
        keys: [
            &["XMP-photoshop:DateCreated"],
            &["IPTC:DateCreated"],
            &["ExifIFD:DateTimeOriginal"],
        ],
        ours: |facts| facts.taken.clone(),
        agrees: same_time,
    },
    Field {
        name: "place",
        keys: [
            &[
                "XMP-iptcCore:Location",
                "XMP-photoshop:City",
                "XMP-photoshop:State",
                "XMP-photoshop:Country",
            ],
            &[
                "IPTC:Sub-location",
                "IPTC:City",
                "IPTC:Province-State",
                "IPTC:Country-PrimaryLocationName",
            ],
            &[],
        ],
        ours: |facts| facts.place.clone(),
        agrees: holds,
    },
    Field {
        name: "event",
        keys: [&["XMP-iptcExt:Event"], &[], &[]],
        ours: |facts| facts.event.clone(),
        agrees: same,
    },
    Field {
        name: "alt text",
        keys: [&["XMP-iptcCore:AltTextAccessibility"], &[], &[]],
        ours: |facts| facts.alt.clone(),
        agrees: same,
    },
    Field {
        name: "people",
        keys: [&["XMP-iptcExt:PersonInImage"], &[], &[]],
        ours: |facts| facts.people.join(", "),
        agrees: |ours, theirs| ours.starts_with(theirs),
    },
    Field {
        name: "keywords",
        keys: [&["XMP-dc:Subject"], &["IPTC:Keywords"], &[]],
        ours: |facts| facts.keywords.join(", "),
        agrees: same,
    },
];

/// What no text in any language holds: U+FFFD, and the letters that UTF-8 makes when it is read as Latin-1.
fn is_garbled(text: &str) -> bool {
    let pairs: Vec<char> = text.chars().collect();
    text.contains('\u{fffd}')
        || pairs.windows(2).any(|pair| {
            matches!(pair, ['Ã' | 'Â' | 'ä' | 'å' | 'æ' | 'ç' | 'è' | 'é', second] if matches!(second, '\u{80}'..='\u{bf}'))
        })
}

#[test]
fn the_facts_are_those_that_exiftool_reads() {
    let mut photos: Vec<(PathBuf, Facts)> = Vec::new();
    for file in files_below(&images()) {
        let bytes = fs::read(&file).expect("the file can be read");
        photos.extend(inspect(&bytes).ok().map(|photo| (file, photo.facts)));
    }
    let files: Vec<PathBuf> = photos.iter().map(|(file, _)| file.clone()).collect();
    let read = exiftool(&files);
    let (mut all_there, mut all_found, mut all_agreed) = (0_u32, 0_u32, 0_u32);
    for field in &FIELDS {
        let (mut there, mut found, mut agreed) = (0_u32, 0_u32, 0_u32);
        for ((file, facts), read) in photos.iter().zip(&read) {
            let [xmp, iim, exif] = field.keys.map(|keys| {
                let parts: Vec<String> = keys.iter().filter_map(|key| said(read, key)).collect();
                (!parts.is_empty()).then(|| parts.join(", "))
            });
            // The order is ours (see photo::facts); which values stand in the file is ExifTool's word, and so
            // is whether the IIM was changed behind the XMP's back.
            let stale =
                said(read, "ExifTool:Warning").is_some_and(|text| text.contains("IPTCDigest is not current"));
            let order = if stale { [iim, xmp, exif] } else { [xmp, iim, exif] };
            let Some(theirs) = order.into_iter().flatten().next() else {
                continue;
            };
            let ours = (field.ours)(facts);
            assert!(!is_garbled(&ours), "{}: {} {ours:?}", file.display(), field.name);
            let agrees = !ours.is_empty() && (field.agrees)(&ours, &theirs);
            there += 1;
            found += u32::from(!ours.is_empty());
            agreed += u32::from(agrees);
            if !agrees {
                println!(
                    "{}: {}\n  ours   {ours:?}\n  theirs {theirs:?}",
                    file.display(),
                    field.name
                );
            }
        }
        println!(
            "{}: ExifTool finds {there}, we find {found} and agree on {agreed}",
            field.name
        );
        assert!(
            there > 0,
            "ExifTool found no {} at all: is the folder complete?",
            field.name
        );
        all_there += there;
        all_found += found;
        all_agreed += agreed;
    }
    println!("all: ExifTool finds {all_there}, we find {all_found} and agree on {all_agreed}");
    assert!(
        all_found * 100 >= all_there * 95,
        "found {all_found} of {all_there}"
    );
    assert!(
        all_agreed * 100 >= all_found * 99,
        "agreed on {all_agreed} of {all_found}"
    );
}
