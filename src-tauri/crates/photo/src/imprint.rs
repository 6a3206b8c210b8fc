//! Words into a picture file: the facts of a figure written where newsroom programs look for them.
//!
//! XMP carries every fact whole. IIM, which old desks still read, carries what it has room for, in UTF-8 and saying
//! so, with its digest beside it; EXIF carries caption, photographer, copyright and the time. Of what else stands in
//! the three nothing is changed, and a fact that already reads as it should is left as it stands, whatever language
//! alternatives or parts it is made of. A fact that `words` leaves empty is taken out: whoever deleted a name from a
//! caption wants it gone from the file.
//!
//! The picture itself is copied, never coded anew. The same file and words give the same bytes.
//!
//! What comes out is one picture: of a JPEG that several stand in (MPF) the first is kept, and what lies behind its
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

/// What a file tells of where the camera was and which camera it was.
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
    /// What did not fit into IIM and stands there cut; XMP has it whole.
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
        // Packages carry it as it came, and its words in a JPEG beside it.
        PhotoKind::Heic | PhotoKind::Gif => Err(ImprintFault::Variant),
    });
    match made {
        // A damaged frame can hide the picture from the one who copies it and not from the decoder: then nothing
        // has been copied, and that is said here instead of by whoever opens the copy.
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

/// The words as an XMP packet by itself, for a file beside a picture that is not to be written to. It says nothing that only
/// the picture's own packet could: where it was taken by satellite, with which camera. `orientation` is how the picture's rows
/// lie, 1 to 8 as EXIF counts: faces are told where they are stored.
#[must_use]
pub fn sidecar(words: &Facts, orientation: u8) -> Vec<u8> {
    let cleaning = xmp::Cleaning {
        same: same::Same::default(),
        hides: Traces::ALL,
    };
    let words = as_stored(words, Framing::default().orientation(orientation));
    xmp::packet(None, &words, cleaning)
}

/// The words, with faces told of the picture as its rows are stored: so all standards want it.
fn as_stored(words: &Facts, orientation: Orientation) -> Facts {
    let mut words = words.clone();
    words.faces = facts::faces::stored(words.faces, orientation);
    words
}

/// What is to be written, and of what picture.
struct Job<'a> {
    words: &'a Facts,
    private: Private,
    /// Pixels across and down, as stored.
    size: (u32, u32),
}

impl Job<'_> {
    /// What of the file is not to be in the copy.
    fn hides(&self) -> Traces {
        match self.private {
            Private::Removed => Traces::ALL,
            Private::Kept => Traces::NONE,
        }
    }
}

/// Why words do not go in.
enum ImprintFault {
    /// The container is not as its standard wants it.
    Damaged(&'static str),
    /// The container is one that we read and do not write.
    Variant,
    /// So many bytes of them, and no room.
    TooManyWords(usize),
}

/// A number of bytes as a container writes it.
fn length<T: TryFrom<usize>>(bytes: usize) -> Result<T, ImprintFault> {
    T::try_from(bytes).map_err(|_| ImprintFault::TooManyWords(bytes))
}
