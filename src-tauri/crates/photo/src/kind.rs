//! The kinds of files: photos that are taken in, and files that are recognised only to name their kind.

use std::fmt;

/// A kind of photo that is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhotoKind {
    /// JPEG (ISO/IEC 10918-1).
    Jpeg,
    /// PNG (ISO/IEC 15948).
    Png,
    /// WebP, lossy or lossless.
    WebP,
    /// TIFF 6.0 or BigTIFF.
    Tiff,
    /// HEIC, as phones write: HEIF (ISO/IEC 23008-12) coded with HEVC.
    Heic,
    /// GIF, of 87a or 89a; of an animation the first frame.
    Gif,
}

/// A kind of file that is recognised only to be named in the refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Foreign {
    /// No bytes at all.
    Empty,
    /// AVIF.
    Avif,
    /// A camera's raw file, and its maker.
    Raw(Raw),
    /// Windows bitmap.
    Bmp,
    /// Photoshop document.
    Psd,
    /// SVG drawing.
    Svg,
    /// JPEG XL.
    JpegXl,
    /// JPEG 2000.
    Jpeg2000,
    /// PDF.
    Pdf,
    /// MP4, QuickTime or another film.
    Video,
    /// A zip archive, and with it every .docx and .xlsx.
    Zip,
    /// A photo of a kind that is taken, in a coding that is not: arithmetic or 12-bit JPEG, a TIFF with a
    /// palette and the like. The file itself is sound.
    Variant(PhotoKind),
    /// Anything else.
    Unknown,
}

impl fmt::Display for PhotoKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
            Self::Tiff => "TIFF",
            Self::Heic => "HEIC",
            Self::Gif => "GIF",
        })
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "an empty file",
            Self::Avif => "an AVIF picture",
            Self::Raw(make) => return write!(f, "a camera's raw file ({make})"),
            Self::Bmp => "a BMP picture",
            Self::Psd => "a Photoshop document",
            Self::Svg => "an SVG drawing",
            Self::JpegXl => "a JPEG XL picture",
            Self::Jpeg2000 => "a JPEG 2000 picture",
            Self::Pdf => "a PDF document",
            Self::Video => "a film",
            Self::Zip => "a zip archive or an office document",
            Self::Variant(kind) => return write!(f, "a {kind} in a coding that Galley does not open"),
            Self::Unknown => "not a picture that Galley knows",
        })
    }
}

/// The maker of a raw file, by the name photographers call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Raw {
    /// Canon's until 2018.
    Cr2,
    /// Canon's since.
    Cr3,
    /// Nikon's.
    Nef,
    /// Sony's.
    Arw,
    /// Adobe's, which phones, Leica and DJI write too.
    Dng,
    /// Fujifilm's.
    Raf,
    /// Panasonic's.
    Rw2,
    /// Olympus's and OM System's.
    Orf,
    /// Pentax's.
    Pef,
    /// Sigma's.
    X3f,
    /// Minolta's.
    Mrw,
    /// Another maker's.
    Other,
}

impl fmt::Display for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Cr2 => "CR2",
            Self::Cr3 => "CR3",
            Self::Nef => "NEF",
            Self::Arw => "ARW",
            Self::Dng => "DNG",
            Self::Raf => "RAF",
            Self::Rw2 => "RW2",
            Self::Orf => "ORF",
            Self::Pef => "PEF",
            Self::X3f => "X3F",
            Self::Mrw => "MRW",
            Self::Other => "RAW",
        })
    }
}
