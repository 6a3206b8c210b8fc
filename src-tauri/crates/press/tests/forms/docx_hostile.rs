//! Word files that are none, or broken, or malicious: refused with a reason, or read, and never worse.

use std::io::{Cursor, Write};

use press::docx::read::NotWord;
use story::Content;
use zip::write::SimpleFileOptions;

use crate::sample;
use crate::word::{RELS, exported, made, p, read, relation};

#[test]
fn what_is_no_word_file_or_no_longer_one_is_refused_by_its_name() {
    let old: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        .into_iter()
        .chain([0; 600])
        .collect();
    let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    let locked: Vec<u8> = old.iter().copied().chain(name).collect();
    assert_eq!(read(&old), Err(NotWord::OldWord));
    assert_eq!(read(&locked), Err(NotWord::Encrypted));
    assert_eq!(read(b"plain"), Err(NotWord::NotAZip));
    assert_eq!(read(b""), Err(NotWord::NotAZip));
    assert!(matches!(
        read(b"PK\x03\x04 broken off"),
        Err(NotWord::Damaged { .. })
    ));
    let broken = made("<w:p>", "", &[]);
    assert_eq!(
        read(&broken),
        Err(NotWord::Damaged {
            part: "word/document.xml".to_owned()
        })
    );
    let sheet = {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("_rels/.rels", SimpleFileOptions::default())
            .unwrap();
        let rels = format!(
            "{RELS}{}</Relationships>",
            relation("rId1", "officeDocument", "xl/workbook.xml")
        );
        zip.write_all(rels.as_bytes()).unwrap();
        zip.finish().unwrap().into_inner()
    };
    assert_eq!(read(&sheet), Err(NotWord::Other { what: "Excel" }));
}

#[test]
fn a_file_that_unpacks_to_gigabytes_is_refused_before_it_has() {
    let zeros = vec![b' '; 65 << 20];
    let begun = std::time::Instant::now();
    let file = made(
        &p("正文。"),
        &relation("rId1", "styles", "styles.xml"),
        &[("word/styles.xml", &zeros)],
    );
    assert!(file.len() < 1 << 20, "{} bytes", file.len());
    assert_eq!(read(&file), Err(NotWord::TooLarge));
    let deep = format!("{}{}", "<w:sdt>".repeat(100_000), "</w:sdt>".repeat(100_000));
    assert!(matches!(
        read(&made(&deep, "", &[])),
        Err(NotWord::Damaged { .. })
    ));
    let entity = made("", "", &[]);
    assert!(read(&entity).is_ok());
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

/// A generator that is the same on every machine (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// One mutation: bytes of the zip, or of a part inside it, changed, cut out, doubled.
fn mutated(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        match dice.below(4) {
            0 => bytes[at] ^= 1 << dice.below(8),
            1 => {
                let end = (at + dice.below(64)).min(bytes.len());
                bytes.drain(at..end);
            }
            2 => {
                let end = (at + dice.below(64)).min(bytes.len());
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

/// The file with one part's text mutated and packed anew, so that the mutation reaches the reader.
fn mutated_inside(file: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let chosen = dice.below(zip.len());
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        if index == chosen && !bytes.is_empty() {
            bytes = mutated(&bytes, dice);
        }
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_thousand_mutations_are_read_or_refused_and_none_takes_us_down() {
    let file = exported(&Content {
        body: sample::story()
            .body
            .into_iter()
            .filter(|block| block.as_figure().is_none())
            .collect(),
        ..sample::story()
    });
    let cases = if std::env::var_os("GALLEY_SOAK").is_some() {
        1_000
    } else {
        100
    };
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut read_all = 0;
    for case in 0..cases {
        let bytes = if case % 2 == 0 {
            mutated(&file, &mut dice)
        } else {
            mutated_inside(&file, &mut dice)
        };
        match read(&bytes) {
            Ok(_) => read_all += 1,
            Err(why) => assert!(!why.to_string().is_empty()),
        }
    }
    assert!(
        read_all > cases / 20,
        "{read_all} of {cases} were still read: the mutations are not too coarse"
    );
}
