//! Writes words into a picture file: the facts of a figure, where newsroom programs look for them.
//!
//! XMP carries every fact whole. IIM, which old desks still read, carries what it has room for, in UTF-8 and declared as
//! such, with its digest beside it; EXIF carries caption, photographer, copyright and the time. Nothing else in
//! the three is changed, and a fact that already reads as it should is left as it is, with all the language
//! alternatives or parts it is made of. A fact that `words` leaves empty is taken out: a person who deleted a name from a
//! caption wants it gone from the file.
//!
//! The picture itself is copied, never coded anew. The same file and words give the same bytes.
//!
//! What comes out is one picture: of a JPEG that holds several (MPF) the first is kept, and what is behind its
//! end is left out, as it may hold another copy with another set of words.

mod exif;
mod iim;
mod jpeg;
mod png;
mod private;
mod regions;
mod resources;
mod same;
mod strip;
mod tiff;
mod webp;
mod xml_text;
mod xmp;

use image::metadata::Orientation;

use crate::guard::guarded;
use crate::{Error, Facts, Framing, PhotoKind, carrier, decode, facts};

pub use iim::Cut;
pub use private::Traces;
pub use strip::strip;

/// The traces in a file of where the camera was and which camera it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Private {
    /// Positions (GPS), serial numbers and the makers' own notes, which hold both in undocumented forms, are
    /// overwritten and taken out.
    Removed,
    /// They stay.
    Kept,
}

/// A file with its words in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imprinted {
    /// The file.
    pub file: Vec<u8>,
    /// What did not fit into IIM and is cut there; XMP has it whole.
    pub cut: Vec<Cut>,
}

/// Writes `words` into a copy of `file`.
///
/// # Errors
/// [`Error::Unsupported`] for what is no photo and for a TIFF of more than 4 GiB's form (BigTIFF);
/// [`Error::TooManyWords`] where a JPEG has no room for them; [`Error::Unreadable`] where the file's frame is damaged.
pub fn imprint(file: &[u8], words: &Facts, private: Private) -> Result<Imprinted, Error> {
    let kind = decode::kind(file)?;
    let header = decode::header(kind, file)?;
    let blocks = guarded(|| carrier::blocks(kind, file)).unwrap_or_default();
    let words = as_stored(words, facts::orientation(&blocks));
    let job = Job {
        words: &words,
        private,
        size: (header.width, header.height),
    };
    let made = guarded(|| match kind {
        PhotoKind::Jpeg => jpeg::write(file, &blocks, &job),
        PhotoKind::Png => png::write(file, &blocks, &job),
        PhotoKind::WebP => webp::write(file, &blocks, &job),
        PhotoKind::Tiff => tiff::write(file, &blocks, &job),
        // Packages carry the original unchanged, and its words in a JPEG beside it.
        PhotoKind::Heic | PhotoKind::Gif => Err(ImprintFault::Variant),
    });
    match made {
        // A damaged frame can hide the picture from the copying code and not from the decoder: then nothing
        // has been copied, and that is an error here instead of for the person who opens the copy.
        Ok(Ok(imprinted)) if decode::header(kind, &imprinted.file).is_ok() => Ok(imprinted),
        Ok(Ok(_)) => Err(Error::Unreadable {
            kind,
            why: "its frame is damaged, and a copy would lose the picture".to_owned(),
        }),
        Ok(Err(ImprintFault::TooManyWords(bytes))) => Err(Error::TooManyWords { bytes }),
        Ok(Err(ImprintFault::Variant)) => Err(Error::Unsupported(crate::Foreign::Variant(kind))),
        Ok(Err(ImprintFault::Damaged(why))) => Err(Error::Unreadable {
            kind,
            why: why.to_owned(),
        }),
        Err(why) => Err(Error::Unreadable { kind, why }),
    }
}

/// The words as an XMP packet by itself, for a file beside a picture that is not to be written to. It has nothing that only
/// the picture's own packet could have: the GPS position, the camera. `orientation` is that of the picture's stored rows,
/// 1 to 8 as EXIF counts: the places of faces are written for the rows as they are stored.
#[must_use]
pub fn sidecar(words: &Facts, orientation: u8) -> Vec<u8> {
    let cleaning = xmp::Cleaning {
        same: same::Same::default(),
        hides: Traces::ALL,
    };
    let words = as_stored(words, Framing::default().orientation(orientation));
    xmp::packet(None, &words, cleaning)
}

/// The words, with the faces' places in the picture's rows as they are stored: all standards want it so.
fn as_stored(words: &Facts, orientation: Orientation) -> Facts {
    let mut words = words.clone();
    words.faces = facts::faces::stored(words.faces, orientation);
    words
}

/// The words to be written, and the picture they are for.
struct Job<'a> {
    words: &'a Facts,
    private: Private,
    /// Pixels across and down, as stored.
    size: (u32, u32),
}

impl Job<'_> {
    /// The traces in the file that are not to be in the copy.
    fn hides(&self) -> Traces {
        match self.private {
            Private::Removed => Traces::ALL,
            Private::Kept => Traces::NONE,
        }
    }
}

/// Why words do not go in.
enum ImprintFault {
    /// The container breaks its standard.
    Damaged(&'static str),
    /// The container is one that we read and do not write.
    Variant,
    /// The words have so many bytes, for which there is no room.
    TooManyWords(usize),
}

/// A number of bytes as a container writes it.
fn length<T: TryFrom<usize>>(bytes: usize) -> Result<T, ImprintFault> {
    T::try_from(bytes).map_err(|_| ImprintFault::TooManyWords(bytes))
}
