//! The RIFF chunks of a WebP: `EXIF` and `XMP `.

use super::{MetadataBlocks, exif};
use crate::bytes::Bytes;

const HEADER: usize = 12;

/// Collects the blocks.
pub(super) fn blocks(bytes: &[u8]) -> MetadataBlocks {
    let mut blocks = MetadataBlocks::default();
    for (name, body) in chunks(bytes) {
        match name {
            b"EXIF" => blocks.exif = exif(body),
            // Early writers ended the name with a NUL instead of a space.
            b"XMP " | b"XMP\0" if blocks.xmp.is_empty() => blocks.xmp.push(body.to_vec()),
            _ => {}
        }
    }
    blocks
}

/// Whether the file is as long as its header declares.
pub(crate) fn is_whole(bytes: &[u8]) -> bool {
    let mut header = Bytes(bytes.get(4..).unwrap_or_default());
    let announced = header.u32_le();
    announced.is_some_and(|announced| bytes.len() >= announced.saturating_add(8))
}

/// Names and bodies of the chunks, as far as they make sense.
pub(crate) fn chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = Bytes(bytes.get(HEADER..).unwrap_or_default());
    std::iter::from_fn(move || chunk(&mut rest))
}

fn chunk<'a>(rest: &mut Bytes<'a>) -> Option<(&'a [u8], &'a [u8])> {
    let name = rest.take(4)?;
    let length = rest.u32_le()?;
    let body = rest.take(length)?;
    if length % 2 == 1 {
        rest.take(1);
    }
    Some((name, body))
}
