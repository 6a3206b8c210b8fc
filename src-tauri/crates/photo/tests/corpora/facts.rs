//! Facts: of those that ExifTool finds in the corpora we find nearly all, with the same values.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use photo::{Facts, inspect};
use serde_json::Value;

use crate::{files_below, images};

/// The facts that ExifTool reads, by group and name, of the accepted files.
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

/// One fact: its names in XMP, IIM and EXIF (several where it is made of parts), where we keep it, and
/// when our value agrees with ExifTool's.
struct Field {
    name: &'static str,
    keys: [&'static [&'static str]; 3],
    ours: fn(&Facts) -> String,
    agrees: fn(&str, &str) -> bool,
}

fn same(ours: &str, theirs: &str) -> bool {
    ours == theirs.replace("\r\n", "\n").replace('\r', "\n")
}

/// Whether times have the same digits, as far as ExifTool gives them: it invents seconds and drops none.
fn same_time(ours: &str, theirs: &str) -> bool {
    let figures = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .take(8)
            .collect::<String>()
    };
    figures(ours) == figures(theirs)
}

/// A place is one phrase of ours; every part of theirs is in it.
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

/// Whether it has characters that no text in any language holds: U+FFFD, and the letters that UTF-8 makes when read as Latin-1.
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
            // The order is ours (see photo::facts); which values the file has is ExifTool's word, and so
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
