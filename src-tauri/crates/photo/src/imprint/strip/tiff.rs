//! TIFF: the file is itself a block of EXIF, cleaned in its place; XMP and Photoshop's resources are fields of it.

use super::super::exif::ExifEditor;
use super::super::private::Traces;
use super::super::{ImprintFault, resources, xmp};
use super::{UNREADABLE_EXIF, UNREADABLE_XMP, exif};

const XMP: u16 = 700;
const PHOTOSHOP: u16 = 34377;

pub(super) fn strip(file: &[u8], traces: Traces) -> Result<Vec<u8>, ImprintFault> {
    // BigTIFF counts in eight bytes.
    if matches!(file.get(2..4), Some([43, 0] | [0, 43])) {
        return Err(ImprintFault::Variant);
    }
    let mut edit = ExifEditor::of(file.to_vec()).ok_or(UNREADABLE_EXIF)?;
    exif::clean_in(&mut edit, traces).ok_or(UNREADABLE_EXIF)?;
    let directories = exif::directories(&edit).ok_or(UNREADABLE_EXIF)?;
    for entry in directories.iter().flat_map(|directory| &directory.entries) {
        let Some(range) = edit
            .outside(entry)
            .filter(|_| [XMP, PHOTOSHOP].contains(&entry.tag))
        else {
            continue;
        };
        let was = edit.block.get(range).unwrap_or_default();
        let clean = if entry.tag == XMP {
            Some(xmp::without(was, traces).ok_or(UNREADABLE_XMP)?)
        } else {
            resources::without_copies(was)
        };
        if let Some(clean) = clean.filter(|clean| *clean != was) {
            edit.replace(entry, &clean).ok_or(UNREADABLE_EXIF)?;
        }
    }
    Ok(edit.block)
}
