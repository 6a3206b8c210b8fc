//! TIFF: the file is itself a block of EXIF, with XMP, IIM and Photoshop's resources as three of its fields.

use super::exif::{self, Changes, Value};
use super::{Imprinted, Job, Trouble, iim, resources, xmp};
use crate::carrier::Blocks;

const XMP: u16 = 700;
const IIM: u16 = 33723;
const PHOTOSHOP: u16 = 34377;

pub(super) fn write(file: &[u8], blocks: &Blocks, job: &Job<'_>) -> Result<Imprinted, Trouble> {
    // BigTIFF counts in eight bytes.
    if matches!(file.get(2..4), Some([43, 0] | [0, 43])) {
        return Err(Trouble::Variant);
    }
    let packet = xmp::of(blocks, job);
    let (iim, cut) = iim::write(&blocks.iim, job.words);
    let resources = resources::write(&blocks.resources, &iim, false);
    let field = |bytes: Vec<u8>, kind: fn(Vec<u8>) -> Value| (!bytes.is_empty()).then(|| kind(bytes));
    let mut changes = Changes::of(job.words, blocks.exif.as_ref(), job.hides());
    changes.file.extend([
        (XMP, field(packet, Value::Bytes)),
        (IIM, field(iim, Value::Plain)),
        (PHOTOSHOP, field(resources, Value::Bytes)),
    ]);
    let file = exif::change(file, &changes).ok_or(Trouble::Damaged("its first directory cannot be read"))?;
    Ok(Imprinted { file, cut })
}
