//! Taking a photo in: what it is, how large it is seen, and what it says.

use crate::carrier::{self, jpeg::Jpeg};
use crate::decode::{self, Header};
use crate::facts::exif::Exif;
use crate::guard::guarded;
use crate::rendition::{self, Looks, Rendered};
use crate::{Error, Facts, Kind, Likeness, facts, raw};

/// A photo that decodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// What the bytes are.
    pub kind: Kind,
    /// Pixels across, as seen: after [`Photo::orientation`].
    pub width: u32,
    /// Pixels down, as seen.
    pub height: u32,
    /// How the stored rows lie, 1 to 8 as EXIF tag 274 counts: 1 upright, 6 to be turned right by 90°, 8 left.
    pub orientation: u8,
    /// Whether the file holds an animation, of which the first frame is the photo.
    pub animated: bool,
    /// What it says about itself.
    pub facts: Facts,
}

/// What is known of a photo before its pixels are: size, orientation, facts.
pub(crate) struct Entry {
    pub(crate) header: Header,
    pub(crate) orientation: u8,
    animated: bool,
    facts: Facts,
}

impl Entry {
    /// Reads everything but the pixels, and refuses what must not be decoded.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Error> {
        let kind = decode::kind(bytes)?;
        // Broken metadata never costs a photo its place: a reader that panics has read nothing.
        let blocks = guarded(|| carrier::blocks(kind, bytes)).unwrap_or_default();
        if let (Kind::Tiff, Some(exif)) = (kind, &blocks.exif) {
            raw::refuse(exif, bytes)?;
        }
        let header = decode::header(kind, bytes)?;
        // A HEIC is turned by properties of its own, which its decoder has obeyed; what EXIF says was true of the sensor.
        let exif = blocks.exif.as_ref().filter(|_| kind != Kind::Heic);
        let orientation = exif.map_or(1, Exif::orientation);
        let facts = guarded(|| facts::read(&blocks)).unwrap_or_default();
        Ok(Self {
            header,
            orientation,
            animated: guarded(|| carrier::is_animated(kind, bytes)).unwrap_or_default(),
            facts,
        })
    }

    /// Whether the stored rows are seen as columns.
    pub(crate) fn is_turned(&self) -> bool {
        self.orientation >= 5
    }

    /// Whether it is a JPEG that every program shows as it is: upright, grey or in the colours of sRGB.
    pub(crate) fn is_plain(&self, bytes: &[u8]) -> bool {
        self.header.kind == Kind::Jpeg && self.orientation == 1 && Jpeg::walk(bytes).is_plain()
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

    fn into_photo(self) -> Photo {
        let (width, height) = self.seen();
        Photo {
            kind: self.header.kind,
            width,
            height,
            orientation: self.orientation,
            animated: self.animated,
            facts: self.facts,
        }
    }
}

/// Looks at a file: whether it is a photo, whether it decodes, how large it is, and what it says.
///
/// The whole picture is decoded, as only that shows that nothing of it is missing; a JPEG at an eighth of its
/// size. Use [`take_in`] where a rendition is wanted as well.
///
/// # Errors
/// [`Error::Unsupported`] for a kind that is not taken, [`Error::TooHeavy`] and [`Error::TooLarge`] before
/// anything is decoded, [`Error::Unreadable`] for a picture that is damaged or cut short.
pub fn inspect(bytes: &[u8]) -> Result<Photo, Error> {
    let entry = Entry::read(bytes)?;
    decode::decode(bytes, &entry.header, (1, 1))?;
    Ok(entry.into_photo())
}

/// A photo as intake wants it: looked at, and with both pictures in which people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenIn {
    /// What it is and says.
    pub photo: Photo,
    /// For lists; of the page's pixels where there is a page, and so not to the byte what [`crate::render`] makes of the file.
    pub thumb: Rendered,
    /// For the page, as [`crate::render`] makes it; nothing after [`glance`].
    pub page: Option<Rendered>,
    /// By what the picture is known again; nothing where there is too little in it.
    pub likeness: Option<Likeness>,
}

/// [`inspect`], both renditions and the likeness with one decoding.
///
/// # Errors
/// As [`inspect`].
pub fn take_in(bytes: &[u8]) -> Result<TakenIn, Error> {
    taken_in(bytes, rendition::looks)
}

/// [`take_in`] without the picture for the page: in about half the time there is something to see.
///
/// # Errors
/// As [`inspect`].
pub fn glance(bytes: &[u8]) -> Result<TakenIn, Error> {
    taken_in(bytes, rendition::small_looks)
}

fn taken_in(
    bytes: &[u8],
    looks: impl FnOnce(&[u8], &Entry) -> Result<Looks, Error>,
) -> Result<TakenIn, Error> {
    let entry = Entry::read(bytes)?;
    let looks = looks(bytes, &entry)?;
    Ok(TakenIn {
        photo: entry.into_photo(),
        thumb: looks.thumb,
        page: looks.page,
        likeness: looks.likeness,
    })
}

/// By what the picture of a file is known again; `None` where there is too little in it. Near enough the same for a photo and
/// for its thumbnail.
///
/// # Errors
/// As [`inspect`].
pub fn likeness(bytes: &[u8]) -> Result<Option<Likeness>, Error> {
    let entry = Entry::read(bytes)?;
    rendition::likeness(bytes, &entry)
}

/// Bytes of pixels that [`take_in`] has in memory at once for a file that begins so, at most a rough guess: three eighths
/// of each side of a JPEG as planes and as pixels, and of a progressive one all coefficients; all of anything else, twice where
/// it is turned or made smaller. Nothing for what is no photo.
#[must_use]
pub fn decoded_for_intake(head: &[u8]) -> u64 {
    let Ok(kind) = decode::kind(head) else { return 0 };
    let Ok(header) = decode::header(kind, head) else {
        return 0;
    };
    let pixels = u64::from(header.width).saturating_mul(u64::from(header.height));
    if kind != Kind::Jpeg {
        return pixels.saturating_mul(8);
    }
    let jpeg = Jpeg::walk(head);
    let coefficients = if jpeg.progressive {
        jpeg.samples().saturating_mul(2)
    } else {
        0
    };
    pixels.saturating_add(coefficients)
}
