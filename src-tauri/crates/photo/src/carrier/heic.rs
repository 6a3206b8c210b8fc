//! The blocks of a HEIC: EXIF and XMP are items beside the picture.

use super::{Blocks, exif};

/// Collects the metadata.
pub(crate) fn blocks(bytes: &[u8]) -> Blocks {
    let found = heifer::read_metadata(bytes).unwrap_or_default();
    Blocks {
        exif: found.exif.as_deref().and_then(exif),
        xmp: found.xmp.into_iter().collect(),
        ..Blocks::default()
    }
}
