//! TIFF: the file is itself a block of EXIF, with XMP, IIM and Photoshop's resources as three of its fields.

use super::exif::{self, Changes, ExifValue};
use super::{ImprintFault, Imprinted, Job, iim, resources, xmp};
use crate::carrier::MetadataBlocks;

const XMP: u16 = 700;
const IIM: u16 = 33723;
const PHOTOSHOP: u16 = 34377;

pub(super) fn write(file: &[u8], blocks: &MetadataBlocks, job: &Job<'_>) -> Result<Imprinted, ImprintFault> {
    // BigTIFF counts in eight bytes.
    if matches!(file.get(2..4), Some([43, 0] | [0, 43])) {
        return Err(ImprintFault::Variant);
    }
    let packet = xmp::of(blocks, job);
    let (iim, cut) = iim::write(&blocks.iim, job.words);
    let resources = resources::write(&blocks.resources, &iim, false);
    let field = |bytes: Vec<u8>, kind: fn(Vec<u8>) -> ExifValue| (!bytes.is_empty()).then(|| kind(bytes));
    let mut changes = Changes::of(job.words, blocks.exif.as_ref(), job.hides());
    changes.file.extend([
        (XMP, field(packet, ExifValue::Bytes)),
        (IIM, field(iim, ExifValue::Plain)),
        (PHOTOSHOP, field(resources, ExifValue::Bytes)),
    ]);
    let file =
        exif::change(file, &changes).ok_or(ImprintFault::Damaged("its first directory cannot be read"))?;
    Ok(Imprinted { file, cut })
}
