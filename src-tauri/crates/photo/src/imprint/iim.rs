//! IIM 4.2, written: UTF-8 throughout, declared in 1:90; our datasets replaced, the others kept in their new charset.

use std::collections::BTreeMap;

use super::same::Same;
use crate::facts::charset::clean;
use crate::facts::iim::Iim;
use crate::facts::{PropertyValue, TextForm, names_apart};
use crate::{Facts, Property};

/// A text that IIM has no room for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The property.
    pub property: Property,
    /// The bytes that IIM has for it.
    pub limit: usize,
    /// The words that IIM has.
    pub kept: String,
}

type Dataset = (u8, u8, Vec<u8>);

const UTF_8: &[u8] = b"\x1b%G";
const RECORD_VERSION: [u8; 2] = [0, 4];

/// The block with `words` in it; empty where there are none.
pub(super) fn write(old: &[u8], words: &Facts) -> (Vec<u8>, Vec<Cut>) {
    let old = Iim::parse(old);
    let same = Same::of(&old.facts(), words);
    let mut page = Datasets::default();
    page.words(words, same);
    let replaced = |record: u8, number: u8| match (record, number) {
        (1, 90) | (2, 0) => true,
        (2, number) => same.others().any(|property| property.row().iim.contains(&number)),
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
    // 1:90 comes before all else of its record, as readers switch charset when they meet it.
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
        for property in same.others() {
            match property.value(words) {
                PropertyValue::Text(TextForm::Time, time) => self.time(time),
                PropertyValue::Text(TextForm::Names, names) => self.say(property, names_apart(names)),
                PropertyValue::Text(_, text) => self.say(property, [text]),
                PropertyValue::List(_, list) => self.say(property, list.iter().map(String::as_str)),
                PropertyValue::Faces(_) => {}
            }
        }
    }

    /// Writes the texts of a property, a dataset each; none where IIM does not have it.
    fn say<'a>(&mut self, property: Property, texts: impl IntoIterator<Item = &'a str>) {
        let row = property.row();
        let Some(number) = row.iim.first() else {
            return;
        };
        for text in texts {
            let mut text = clean(text);
            // Only the caption may have lines.
            if property != Property::Caption {
                text = text.replace(['\n', '\t'], " ");
            }
            if text.is_empty() {
                continue;
            }
            if text.len() > row.iim_room {
                text.truncate(text.floor_char_boundary(row.iim_room));
                self.cut.push(Cut {
                    property,
                    limit: row.iim_room,
                    kept: text.clone(),
                });
            }
            self.all.push((2, *number, text.into_bytes()));
        }
    }

    /// `2020-02-14T09:30:00+08:00` as 2:55 and 2:60. The latter has no form without an offset, so that a time
    /// with an unknown offset is in XMP and EXIF alone.
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
