//! The facts in IPTC-IIM (IIM 4.2, record 2; charset by 1:90).

use super::charset::Charset;
use super::phrase::{self, Location};
use super::{Facts, Property, PropertySlot, TextForm, taken};
use crate::bytes::Bytes;

/// The datasets of one block.
pub(crate) struct Iim<'a> {
    fields: Vec<(u8, u8, &'a [u8])>,
    charset: Charset,
}

impl<'a> Iim<'a> {
    /// Reads datasets as far as they make sense.
    ///
    /// 1:90 is not read: where it declares UTF-8 (`ESC % G`) and the text is UTF-8, [`Charset`] reads it so, and
    /// where the text is not, the record is wrong, as in files whose captions a second program rewrote.
    pub(crate) fn parse(block: &'a [u8]) -> Self {
        let mut fields = Vec::new();
        let mut rest = Bytes(block);
        while let Some(field) = dataset(&mut rest) {
            fields.push(field);
        }
        let charset = Charset::guess(
            fields
                .iter()
                .filter(|(record, ..)| *record == 2)
                .map(|(.., text)| *text),
        );
        Self { fields, charset }
    }

    /// The facts that IIM holds.
    pub(crate) fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        for property in Property::ALL {
            let Some(dataset) = property.row().iim.first() else {
                continue;
            };
            match property.slot(&mut facts) {
                PropertySlot::Text(form, text) => {
                    *text = match form {
                        TextForm::Names => phrase::names(&self.all(*dataset)),
                        TextForm::Time => taken::from_iim(&self.one(55), &self.one(60)).unwrap_or_default(),
                        TextForm::Place => self.place(),
                        TextForm::Plain | TextForm::Languages | TextForm::SourceType => self.one(*dataset),
                    };
                }
                PropertySlot::List(_, list) => *list = self.all(*dataset),
                PropertySlot::Faces(_) => {}
            }
        }
        facts
    }

    fn place(&self) -> String {
        let place = Location {
            country: self.one(101),
            province: self.one(95),
            city: self.one(90),
            spot: self.one(92),
        };
        place.phrase()
    }

    /// Every dataset, the texts in UTF-8: those of record 2 but for the binary ones.
    pub(crate) fn datasets(&self) -> impl Iterator<Item = (u8, u8, Vec<u8>)> {
        self.fields.iter().map(|(record, number, text)| {
            let is_text = *record == 2 && !matches!(number, 0 | 125 | 200..=202);
            let text = if is_text {
                self.charset.read(text).into_bytes()
            } else {
                text.to_vec()
            };
            (*record, *number, text)
        })
    }

    /// The dataset's first value that is not empty.
    fn one(&self, dataset: u8) -> String {
        self.all(dataset).into_iter().next().unwrap_or_default()
    }

    fn all(&self, dataset: u8) -> Vec<String> {
        let of = self
            .fields
            .iter()
            .filter(|(record, number, _)| (*record, *number) == (2, dataset));
        of.map(|(.., text)| self.charset.read(text))
            .filter(|text| !text.is_empty())
            .collect()
    }
}

/// One dataset: tag marker, record, number, and a length of two bytes or, with the top bit set, the count of
/// bytes in which the length follows.
fn dataset<'a>(rest: &mut Bytes<'a>) -> Option<(u8, u8, &'a [u8])> {
    if rest.u8()? != 0x1c {
        return None;
    }
    let (record, number) = (rest.u8()?, rest.u8()?);
    let length = rest.u16_be()?;
    let length = match length.checked_sub(0x8000) {
        None => usize::from(length),
        Some(4) => rest.u32_be()?,
        Some(2) => usize::from(rest.u16_be()?),
        Some(_) => return None,
    };
    Some((record, number, rest.take(length)?))
}
