//! The facts in EXIF (CIPA DC-008), read with kamadak-exif.

use exif::{In, Reader, Tag, Value};

use super::charset::Charset;
use super::{Facts, Property, taken};
use crate::guard::guarded;

/// A parsed block of EXIF, or a TIFF's first directories.
pub(crate) struct Exif(pub(crate) exif::Exif);

impl Exif {
    /// Reads what can be read; a damaged entry loses only itself, and a panic only this block.
    pub(crate) fn parse(block: Vec<u8>) -> Option<Self> {
        let mut reader = Reader::new();
        reader.continue_on_error(true);
        let read = || {
            reader
                .read_raw(block)
                .or_else(|error| error.distill_partial_result(|_| {}))
        };
        guarded(read).ok()?.ok().map(Self)
    }

    /// Orientation, 1 to 8; 1 where it is absent or makes no sense.
    pub(crate) fn orientation(&self) -> u8 {
        let said = self
            .0
            .get_field(Tag::Orientation, In::PRIMARY)
            .and_then(|field| field.value.get_uint(0));
        said.and_then(|said| u8::try_from(said).ok())
            .filter(|said| (1..=8).contains(said))
            .unwrap_or(1)
    }

    /// A number in the first directory.
    pub(crate) fn number(&self, tag: Tag) -> Option<u32> {
        self.0.get_field(tag, In::PRIMARY)?.value.get_uint(0)
    }

    /// The maker of the camera.
    pub(crate) fn maker(&self) -> String {
        self.text(Tag::Make)
    }

    /// The facts that EXIF holds: those with a field of its first directory, and the time.
    pub(crate) fn facts(&self) -> Facts {
        let taken = [
            (Tag::DateTimeOriginal, Tag::OffsetTimeOriginal),
            (Tag::DateTimeDigitized, Tag::OffsetTimeDigitized),
        ]
        .into_iter()
        .find_map(|(time, offset)| taken::from_exif(&self.text(time), &self.text(offset)));
        let mut facts = Facts {
            taken: taken.unwrap_or_default(),
            ..Facts::default()
        };
        for property in Property::ALL {
            if let (Some(tag), Some(text)) = (property.row().exif, property.text_mut(&mut facts)) {
                *text = self.text(tag);
            }
        }
        facts
    }

    /// The first part of a text field that is not empty. (Copyright has two, photographer's and editor's.)
    fn text(&self, tag: Tag) -> String {
        let Some(field) = self.0.get_field(tag, In::PRIMARY) else {
            return String::new();
        };
        let Value::Ascii(parts) = &field.value else {
            return String::new();
        };
        let charset = Charset::guess(parts.iter().map(Vec::as_slice));
        parts
            .iter()
            .map(|part| charset.read(part))
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }
}
