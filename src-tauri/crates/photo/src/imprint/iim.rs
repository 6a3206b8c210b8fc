//! IIM 4.2, written: UTF-8 throughout and saying so (1:90), ours replaced, the others kept in their new charset.

use std::collections::BTreeMap;

use super::same::Same;
use crate::Facts;
use crate::facts::charset::clean;
use crate::facts::iim::Iim;
use crate::facts::names_apart;

/// A text that IIM has no room for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Which fact, by its name in [`Facts`].
    pub fact: &'static str,
    /// How many bytes IIM has for it.
    pub limit: usize,
    /// What stands in IIM.
    pub kept: String,
}

/// Bytes that IIM has for each fact in words, with its dataset of record 2 (IIM 4.2 §6); a photographer and a keyword by the piece.
const ROOMS: [(&str, u8, usize); 8] = [
    ("caption", 120, 2000),
    ("headline", 105, 256),
    ("credit", 110, 32),
    ("source", 115, 32),
    ("copyright", 116, 128),
    ("place", 92, 32),
    ("photographer", 80, 32),
    ("keywords", 25, 64),
];

/// What a text takes of the room that IIM has for this fact, in bytes: of the longest name where there are several. `None` for a
/// fact that IIM does not have.
#[must_use]
pub fn iim_room(fact: &str, text: &str) -> Option<(usize, usize)> {
    let (name, _, room) = ROOMS.into_iter().find(|(name, ..)| *name == fact)?;
    let taken = if name == "photographer" {
        names_apart(text)
            .map(|name| clean(name).len())
            .max()
            .unwrap_or_default()
    } else {
        clean(text).len()
    };
    Some((taken, room))
}

type Dataset = (u8, u8, Vec<u8>);

const UTF_8: &[u8] = b"\x1b%G";
const RECORD_VERSION: [u8; 2] = [0, 4];

/// The block with `words` in it; empty where there is nothing to say.
pub(super) fn write(old: &[u8], words: &Facts) -> (Vec<u8>, Vec<Cut>) {
    let old = Iim::parse(old);
    let same = Same::of(&old.facts(), words);
    let mut page = Datasets::default();
    page.words(words, same);
    let replaced = |record: u8, number: u8| match (record, number) {
        (1, 90) | (2, 0) => true,
        (2, 25) => !same.keywords,
        (2, 55 | 60) => !same.taken,
        (2, 80) => !same.photographer,
        (2, 90 | 92 | 95 | 100 | 101) => !same.place,
        (2, 105) => !same.headline,
        (2, 110) => !same.credit,
        (2, 115) => !same.source,
        (2, 116) => !same.copyright,
        (2, 120) => !same.caption,
        _ => false,
    };
    let kept = old
        .datasets()
        .filter(|(record, number, _)| !replaced(*record, *number));
    page.all.extend(kept);
    if page.all.is_empty() {
        return (Vec::new(), page.cut);
    }
    page.all.push((1, 90, UTF_8.to_vec()));
    page.all.push((2, 0, RECORD_VERSION.to_vec()));
    // 1:90 stands in front of all else of its record, as readers switch charset when they meet it.
    let mut by_record: BTreeMap<(u8, u8), Vec<Vec<u8>>> = BTreeMap::new();
    for (record, number, text) in page.all {
        let place = if (record, number) == (1, 90) { 0 } else { number };
        by_record
            .entry((record, place))
            .or_default()
            .push(encoded(record, number, &text));
    }
    (by_record.into_values().flatten().flatten().collect(), page.cut)
}

#[derive(Default)]
struct Datasets {
    all: Vec<Dataset>,
    cut: Vec<Cut>,
}

impl Datasets {
    fn words(&mut self, words: &Facts, same: Same) {
        for (fact, number, limit) in ROOMS {
            let texts: Vec<&str> = match fact {
                "caption" if !same.caption => vec![&words.caption],
                "headline" if !same.headline => vec![&words.headline],
                "credit" if !same.credit => vec![&words.credit],
                "source" if !same.source => vec![&words.source],
                "copyright" if !same.copyright => vec![&words.copyright],
                "place" if !same.place => vec![&words.place],
                "photographer" if !same.photographer => names_apart(&words.photographer).collect(),
                "keywords" if !same.keywords => words.keywords.iter().map(String::as_str).collect(),
                _ => Vec::new(),
            };
            for text in texts {
                self.say(fact, number, limit, text);
            }
        }
        if !same.taken {
            self.time(&words.taken);
        }
    }

    fn say(&mut self, fact: &'static str, number: u8, limit: usize, text: &str) {
        let mut text = clean(text);
        // Only the caption may have lines.
        if number != 120 {
            text = text.replace(['\n', '\t'], " ");
        }
        if text.is_empty() {
            return;
        }
        if text.len() > limit {
            text.truncate(text.floor_char_boundary(limit));
            self.cut.push(Cut {
                fact,
                limit,
                kept: text.clone(),
            });
        }
        self.all.push((2, number, text.into_bytes()));
    }

    /// `2020-02-14T09:30:00+08:00` as 2:55 and 2:60. The latter has no form without an offset, so that a time of
    /// which it is unknown stands in XMP and EXIF alone.
    fn time(&mut self, taken: &str) {
        let plain = |text: &str| text.replace(['-', ':'], "").into_bytes();
        let (date, rest) = taken.split_once('T').unwrap_or((taken, ""));
        if date.is_empty() {
            return;
        }
        self.all.push((2, 55, plain(date)));
        let Some((clock, offset)) = rest.split_at_checked(8) else {
            return;
        };
        let sign = offset.get(..1).unwrap_or_default();
        let offset = match sign {
            "Z" => b"+0000".to_vec(),
            "+" | "-" => [sign.as_bytes(), &plain(offset.get(1..).unwrap_or_default())].concat(),
            _ => return,
        };
        self.all.push((2, 60, [plain(clock), offset].concat()));
    }
}

/// One dataset. Lengths above 32,767 take the extended form: a count of length bytes, then the length.
fn encoded(record: u8, number: u8, text: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0x1c, record, number];
    match i16::try_from(text.len()) {
        Ok(short) => bytes.extend(short.to_be_bytes()),
        Err(_) => {
            bytes.extend([0x80, 4]);
            bytes.extend(u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes());
        }
    }
    bytes.extend(text);
    bytes
}
