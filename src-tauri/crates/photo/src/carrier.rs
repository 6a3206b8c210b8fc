//! The metadata blocks of a picture file: where each container keeps EXIF, XMP and IIM.
//!
//! Reading is lenient: a container broken halfway gives the blocks before the break. The contents of the blocks are read
//! by [`crate::facts`]; whether the picture decodes is checked by [`crate::decode`].

pub(crate) mod gif;
mod heic;
pub(crate) mod inflate;
pub(crate) mod jpeg;
pub(crate) mod photoshop;
pub(crate) mod png;
mod tiff;
pub(crate) mod webp;

use crate::PhotoKind;
use crate::facts::exif::Exif;

/// The blocks found, in file order.
#[derive(Default)]
pub(crate) struct MetadataBlocks {
    /// EXIF; for a TIFF its own directories.
    pub(crate) exif: Option<Exif>,
    /// XMP packets, the main one first.
    pub(crate) xmp: Vec<Vec<u8>>,
    /// Photoshop's image resources, all blocks joined.
    pub(crate) resources: Vec<u8>,
    /// IPTC-IIM records, all blocks joined.
    pub(crate) iim: Vec<u8>,
    /// The MD5 of the IIM that the last XMP-aware program left beside it (Photoshop resource 0x0425).
    pub(crate) iim_digest: Option<Vec<u8>>,
}

/// Collects the blocks of a photo of this kind.
pub(crate) fn blocks(kind: PhotoKind, bytes: &[u8]) -> MetadataBlocks {
    match kind {
        PhotoKind::Jpeg => jpeg::Jpeg::walk(bytes).blocks(),
        PhotoKind::Png => png::blocks(bytes),
        PhotoKind::WebP => webp::blocks(bytes),
        PhotoKind::Tiff => tiff::blocks(bytes),
        PhotoKind::Heic => heic::blocks(bytes),
        PhotoKind::Gif => gif::blocks(bytes),
    }
}

/// Whether the file holds an animation.
pub(crate) fn is_animated(kind: PhotoKind, bytes: &[u8]) -> bool {
    match kind {
        PhotoKind::Png => png::chunks(bytes)
            .take_while(|(name, _)| *name != b"IDAT")
            .any(|(name, _)| name == b"acTL"),
        PhotoKind::WebP => webp::chunks(bytes).any(|(name, _)| name == b"ANIM"),
        PhotoKind::Gif => gif::frames(bytes).nth(1).is_some(),
        PhotoKind::Jpeg | PhotoKind::Tiff | PhotoKind::Heic => false,
    }
}

/// The name in front of EXIF in a JPEG segment; some writers put it into WebP and PNG as well.
pub(crate) const EXIF_NAME: &[u8] = b"Exif\0";

/// Reads EXIF, with or without the name in front of it in a JPEG.
fn exif(block: &[u8]) -> Option<Exif> {
    let named = block.strip_prefix(EXIF_NAME);
    Exif::parse(
        named
            .map_or(block, |rest| rest.get(1..).unwrap_or_default())
            .to_vec(),
    )
}
