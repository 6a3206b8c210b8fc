//! The part of a photo that is read before its pixels are.

use crate::carrier::{self, jpeg::Jpeg};
use crate::decode::{self, Header};
use crate::facts::exif::Exif;
use crate::guard::guarded;
use crate::{Error, Facts, PhotoKind, facts, raw};

/// The part of a photo that is read before its pixels are: size, orientation, facts.
pub(crate) struct PhotoHead {
    pub(crate) header: Header,
    pub(crate) orientation: u8,
    pub(crate) animated: bool,
    pub(crate) facts: Facts,
}

impl PhotoHead {
    /// Reads everything but the pixels, and refuses what must not be decoded.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Error> {
        let kind = decode::kind(bytes)?;
        // Broken metadata never makes a photo refused: a reader that panics has read nothing.
        let blocks = guarded(|| carrier::blocks(kind, bytes)).unwrap_or_default();
        if let (PhotoKind::Tiff, Some(exif)) = (kind, &blocks.exif) {
            raw::refuse(exif)?;
        }
        let header = decode::header(kind, bytes)?;
        // A HEIC is turned by properties of its own, which its decoder has obeyed; its EXIF orientation was true of the sensor.
        let exif = blocks.exif.as_ref().filter(|_| kind != PhotoKind::Heic);
        let orientation = exif.map_or(1, Exif::orientation);
        let facts = guarded(|| facts::read(&blocks)).unwrap_or_default();
        Ok(Self {
            header,
            orientation,
            animated: guarded(|| carrier::is_animated(kind, bytes)).unwrap_or_default(),
            facts,
        })
    }

    /// Whether the orientation swaps width and height.
    pub(crate) fn is_turned(&self) -> bool {
        self.orientation >= 5
    }

    /// Whether it is a JPEG that every program shows as it is: upright, grey or in the colours of sRGB.
    pub(crate) fn is_plain(&self, bytes: &[u8]) -> bool {
        self.header.kind == PhotoKind::Jpeg && self.orientation == 1 && Jpeg::walk(bytes).is_plain()
    }

    /// Pixels across and down, as seen.
    pub(crate) fn seen(&self) -> (u32, u32) {
        let (width, height) = (self.header.width, self.header.height);
        if self.is_turned() {
            (height, width)
        } else {
            (width, height)
        }
    }
}
