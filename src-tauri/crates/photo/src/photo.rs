//! Taking a photo in: its kind, the size at which it is seen, and its facts.

use crate::carrier::jpeg::Jpeg;
use crate::decode;
use crate::entry::PhotoHead;
use crate::rendition::{self, IntakePictures, Rendered};
use crate::{Error, Facts, Likeness, PhotoKind};

/// A photo that decodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// The kind of the bytes.
    pub kind: PhotoKind,
    /// Pixels across, as seen: after [`Photo::orientation`].
    pub width: u32,
    /// Pixels down, as seen.
    pub height: u32,
    /// How the stored rows are turned, 1 to 8 as EXIF tag 274 counts: 1 upright, 6 to be turned right by 90°, 8 left.
    pub orientation: u8,
    /// Whether the file holds an animation, of which the first frame is the photo.
    pub animated: bool,
    /// The facts in its metadata.
    pub facts: Facts,
}

impl PhotoHead {
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

/// Looks at a file: whether it is a photo, whether it decodes, its size, and its facts.
///
/// The whole picture is decoded, as only that shows that nothing of it is missing; a JPEG at an eighth of its
/// size. Use [`take_in`] where a rendition is wanted as well.
///
/// # Errors
/// [`Error::Unsupported`] for a kind that is not taken, [`Error::TooHeavy`] and [`Error::TooLarge`] before
/// anything is decoded, [`Error::Unreadable`] for a picture that is damaged or cut short.
pub fn inspect(bytes: &[u8]) -> Result<Photo, Error> {
    let entry = PhotoHead::read(bytes)?;
    decode::decode(bytes, &entry.header, (1, 1))?;
    Ok(entry.into_photo())
}

/// A photo as intake needs it: inspected, and with both pictures in which people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenIn {
    /// Its kind, size and facts.
    pub photo: Photo,
    /// For lists; made of the page's pixels where there is a page, and so not byte for byte the rendition of [`crate::render`].
    pub thumb: Rendered,
    /// For the page, as [`crate::render`] makes it; nothing after [`glance`].
    pub page: Option<Rendered>,
    /// The bits by which the picture is recognised again; `None` where there is too little in it.
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
    looks: impl FnOnce(&[u8], &PhotoHead) -> Result<IntakePictures, Error>,
) -> Result<TakenIn, Error> {
    let entry = PhotoHead::read(bytes)?;
    let looks = looks(bytes, &entry)?;
    Ok(TakenIn {
        photo: entry.into_photo(),
        thumb: looks.thumb,
        page: looks.page,
        likeness: looks.likeness,
    })
}

/// The likeness of a file's picture; `None` where there is too little in it. Near enough the same for a photo and
/// for its thumbnail.
///
/// # Errors
/// As [`inspect`].
pub fn likeness(bytes: &[u8]) -> Result<Option<Likeness>, Error> {
    let entry = PhotoHead::read(bytes)?;
    rendition::likeness(bytes, &entry)
}

/// Bytes of pixels that [`take_in`] has in memory at once for a file that begins so, at most a rough guess: three eighths
/// of each side of a JPEG as planes and as pixels, and of a progressive one all coefficients; all of anything else, twice where
/// it is turned or made smaller. 0 for a file that is no photo.
#[must_use]
pub fn decoded_for_intake(head: &[u8]) -> u64 {
    let Ok(kind) = decode::kind(head) else { return 0 };
    let Ok(header) = decode::header(kind, head) else {
        return 0;
    };
    let pixels = u64::from(header.width).saturating_mul(u64::from(header.height));
    if kind != PhotoKind::Jpeg {
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
