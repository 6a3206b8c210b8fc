//! Pixels: what the header announces, and the picture itself, within limits and behind the wall.

mod jpeg;
mod still;

use exif::{Context, In, Tag};

use crate::carrier::jpeg::Jpeg;
use crate::facts::exif::Exif;
use crate::guard::guarded;
use crate::limits::{MAX_BYTES, MAX_DECODED, MAX_PIXELS};
use crate::{Error, Foreign, Kind, kind};

/// A decoded picture of eight bits a channel, as stored (not yet turned), without alpha.
pub(crate) struct Raster {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// One channel instead of red, green and blue.
    pub(crate) gray: bool,
    /// Rows from the top, without padding.
    pub(crate) pixels: Vec<u8>,
}

/// What is known before decoding.
pub(crate) struct Header {
    pub(crate) kind: Kind,
    /// Pixels across, as stored.
    pub(crate) width: u32,
    /// Pixels down, as stored.
    pub(crate) height: u32,
}

/// Why a decoder gave no picture.
enum Trouble {
    /// The file is not as its standard wants it; what exactly, for the curious.
    Damaged(String),
    /// The file is well, and in a coding that our decoders do not know.
    Variant,
}

impl Trouble {
    fn of(self, kind: Kind) -> Error {
        match self {
            Self::Damaged(why) => Error::Unreadable { kind, why },
            Self::Variant => Error::Unsupported(Foreign::Variant(kind)),
        }
    }
}

impl From<String> for Trouble {
    fn from(why: String) -> Self {
        Self::Damaged(why)
    }
}

impl From<&str> for Trouble {
    fn from(why: &str) -> Self {
        Self::Damaged(why.to_owned())
    }
}

/// Tells what the bytes are, and refuses what is too heavy to look at.
pub(crate) fn kind(bytes: &[u8]) -> Result<Kind, Error> {
    if bytes.len() > MAX_BYTES {
        return Err(Error::TooHeavy { bytes: bytes.len() });
    }
    kind::recognise(bytes).map_err(Error::Unsupported)
}

/// Reads the size, and refuses what must not be decoded.
pub(crate) fn header(kind: Kind, bytes: &[u8]) -> Result<Header, Error> {
    let size = guarded(|| match kind {
        Kind::Jpeg => jpeg::size(&Jpeg::walk(bytes)),
        _ => still::size(kind, bytes),
    });
    let (width, height, decoded) = flat(size).map_err(|trouble| trouble.of(kind))?;
    if width == 0 || height == 0 {
        return Err(Trouble::from("it has no pixels").of(kind));
    }
    if u64::from(width).saturating_mul(u64::from(height)) > MAX_PIXELS || decoded > MAX_DECODED {
        return Err(Error::TooLarge { width, height });
    }
    Ok(Header { kind, width, height })
}

/// Decodes the picture. With `at_least`, a JPEG may come out smaller than stored, yet no smaller than this
/// width and height: its coding allows halves, quarters and eighths for little.
pub(crate) fn decode(bytes: &[u8], header: &Header, at_least: (u32, u32)) -> Result<Raster, Error> {
    let decoded = guarded(|| match header.kind {
        Kind::Jpeg => jpeg::decode(bytes, at_least),
        kind => still::decode(kind, bytes),
    });
    flat(decoded).map_err(|trouble| trouble.of(header.kind))
}

/// A panic is damage like any other.
fn flat<T>(guarded: Result<Result<T, Trouble>, String>) -> Result<T, Trouble> {
    guarded.unwrap_or_else(|panic| Err(Trouble::Damaged(panic)))
}

/// Whether a TIFF is a camera's raw file: such a file says so by the DNG version, by sensor data in place of
/// colours, or by holding only a small copy in front while the picture stands in a coding of the maker's.
pub(crate) fn refuse_raw(exif: &Exif) -> Result<(), Error> {
    const DNG_VERSION: Tag = Tag(Context::Tiff, 50706);
    const NEW_SUBFILE_TYPE: Tag = Tag(Context::Tiff, 254);
    const SUB_IFDS: Tag = Tag(Context::Tiff, 330);
    const SENSOR: u32 = 32803;
    let has = |tag| exif.0.get_field(tag, In::PRIMARY).is_some();
    let small_copy = exif.number(NEW_SUBFILE_TYPE).is_some_and(|flags| flags & 1 == 1);
    let sensor = exif.number(Tag::PhotometricInterpretation) == Some(SENSOR);
    let makers_coding = exif
        .number(Tag::Compression)
        .is_some_and(|coding| matches!(coding, 65535 | 34713 | 32767));
    if has(DNG_VERSION) || sensor || makers_coding || (small_copy && (has(SUB_IFDS) || has(Tag::Make))) {
        return Err(Error::Unsupported(Foreign::Raw));
    }
    Ok(())
}
