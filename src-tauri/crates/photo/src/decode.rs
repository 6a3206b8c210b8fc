//! Pixels: the size in the header, and the picture itself, within limits and with the decoders' panics caught.

mod colour;
mod heic;
mod ink;
mod jpeg;
mod still;

pub(crate) use colour::is_srgb;

use crate::carrier::jpeg::Jpeg;
use crate::guard::guarded;
use crate::limits::{MAX_BYTES, MAX_DECODED, MAX_PIXELS, MAX_SIDE};
use crate::{Error, Foreign, PhotoKind, recognise};

/// A decoded picture of eight bits a channel, as stored (not yet turned), without alpha, in sRGB.
pub(crate) struct Raster {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// One channel instead of red, green and blue.
    pub(crate) gray: bool,
    /// Rows from the top, without padding.
    pub(crate) pixels: Vec<u8>,
}

/// The facts that are read before decoding.
pub(crate) struct Header {
    pub(crate) kind: PhotoKind,
    /// Pixels across, as stored.
    pub(crate) width: u32,
    /// Pixels down, as stored.
    pub(crate) height: u32,
}

/// Why a decoder gave no picture.
enum DecodeFault {
    /// The file breaks its standard; the text has details.
    Damaged(String),
    /// The file ends too early.
    CutShort,
    /// The file is sound, and in a coding that our decoders do not support.
    Variant,
}

impl DecodeFault {
    fn of(self, kind: PhotoKind) -> Error {
        match self {
            Self::Damaged(why) => Error::Unreadable { kind, why },
            Self::CutShort => Error::CutShort { kind },
            Self::Variant => Error::Unsupported(Foreign::Variant(kind)),
        }
    }
}

impl From<String> for DecodeFault {
    fn from(why: String) -> Self {
        Self::Damaged(why)
    }
}

impl From<&str> for DecodeFault {
    fn from(why: &str) -> Self {
        Self::Damaged(why.to_owned())
    }
}

/// The kind of these bytes; refuses a file that is too large to look at.
pub(crate) fn kind(bytes: &[u8]) -> Result<PhotoKind, Error> {
    if bytes.len() > MAX_BYTES {
        return Err(Error::TooHeavy { bytes: bytes.len() });
    }
    recognise::recognise(bytes).map_err(Error::Unsupported)
}

/// Reads the size, and refuses what must not be decoded.
pub(crate) fn header(kind: PhotoKind, bytes: &[u8]) -> Result<Header, Error> {
    let size = guarded(|| match kind {
        PhotoKind::Jpeg => jpeg::size(&Jpeg::walk(bytes)),
        PhotoKind::Heic => heic::size(bytes),
        _ => still::size(kind, bytes),
    });
    let (width, height, decoded) = flat(size).map_err(|trouble| trouble.of(kind))?;
    if width == 0 || height == 0 {
        return Err(DecodeFault::from("it has no pixels").of(kind));
    }
    let pixels = u64::from(width).saturating_mul(u64::from(height));
    if pixels > MAX_PIXELS || decoded > MAX_DECODED || width.max(height) > MAX_SIDE {
        return Err(Error::TooLarge { width, height });
    }
    Ok(Header { kind, width, height })
}

/// Decodes the picture. With `at_least`, a JPEG may come out smaller than stored, yet no smaller than this
/// width and height: its coding allows halves, quarters and eighths for little.
pub(crate) fn decode(bytes: &[u8], header: &Header, at_least: (u32, u32)) -> Result<Raster, Error> {
    let decoded = guarded(|| match header.kind {
        PhotoKind::Jpeg => jpeg::decode(bytes, at_least),
        PhotoKind::Heic => heic::decode(bytes),
        kind => still::decode(kind, bytes),
    });
    flat(decoded).map_err(|trouble| trouble.of(header.kind))
}

/// A panic is damage like any other.
fn flat<T>(guarded: Result<Result<T, DecodeFault>, String>) -> Result<T, DecodeFault> {
    guarded.unwrap_or_else(|panic| Err(DecodeFault::Damaged(panic)))
}
