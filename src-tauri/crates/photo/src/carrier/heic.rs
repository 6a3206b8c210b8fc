//! The blocks of a HEIC: EXIF and XMP are items beside the picture.

use super::{MetadataBlocks, exif};

/// Collects the metadata.
pub(crate) fn blocks(bytes: &[u8]) -> MetadataBlocks {
    let found = heifer::read_metadata(bytes).unwrap_or_default();
    MetadataBlocks {
        exif: found.exif.as_deref().and_then(exif),
        xmp: found.xmp.into_iter().collect(),
        ..MetadataBlocks::default()
    }
}
