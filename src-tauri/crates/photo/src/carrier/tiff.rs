//! A TIFF's own directory: it is a block of EXIF, with XMP and IIM as two of its fields.

use exif::{Context, In, Tag, Value};

use super::{MetadataBlocks, photoshop};
use crate::facts::exif::Exif;

const XMP: Tag = Tag(Context::Tiff, 700);
const IIM: Tag = Tag(Context::Tiff, 33723);
const PHOTOSHOP: Tag = Tag(Context::Tiff, 34377);

/// Collects the blocks from the first directory.
pub(super) fn blocks(bytes: &[u8]) -> MetadataBlocks {
    let Some(exif) = Exif::parse(bytes.to_vec()) else {
        return MetadataBlocks::default();
    };
    let field = |tag| {
        exif.0
            .get_field(tag, In::PRIMARY)
            .and_then(|field| plain(&field.value, exif.0.little_endian()))
    };
    let mut blocks = MetadataBlocks::default();
    if let Some(resources) = field(PHOTOSHOP) {
        photoshop::read(&resources, &mut blocks);
    }
    // The tag of its own is the one that programs read and write first; the resource is often left behind.
    if let Some(iim) = field(IIM) {
        blocks.iim = iim;
    }
    blocks.xmp.extend(field(XMP));
    blocks.exif = Some(exif);
    blocks
}

/// A field's bytes as they are in the file. IIM is often declared as LONG and then read as numbers.
fn plain(value: &Value, little_endian: bool) -> Option<Vec<u8>> {
    match value {
        Value::Byte(bytes) | Value::Undefined(bytes, _) => Some(bytes.clone()),
        Value::SByte(bytes) => Some(bytes.iter().map(|byte| byte.cast_unsigned()).collect()),
        Value::Ascii(parts) => Some(parts.join(&0)),
        Value::Long(numbers) if little_endian => Some(numbers.iter().flat_map(|n| n.to_le_bytes()).collect()),
        Value::Long(numbers) => Some(numbers.iter().flat_map(|n| n.to_be_bytes()).collect()),
        _ => None,
    }
}
