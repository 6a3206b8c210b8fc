//! HEIC: EXIF and XMP are items beside the picture, cleaned in the room they have, so that no offset changes. The boxes of their
//! own that phones put beside the picture, as a film of the moment, are emptied.

use std::borrow::Cow;

use heifer::heifer_isobmff::HeifFile;

use super::super::ImprintFault;
use super::super::private::Traces;
use super::{exif, packet_in_place, place};

pub(super) fn strip(file: &[u8], traces: Traces) -> Result<Vec<u8>, ImprintFault> {
    let damaged = ImprintFault::Damaged("its boxes cannot be read");
    let file = own_boxes_emptied(file)?;
    let mut out = file.clone();
    let Ok(heif) = HeifFile::parse(&file) else {
        return Err(damaged);
    };
    for item in &heif.items {
        let is_xmp =
            item.item_type.0 == *b"mime" && item.content_type.as_deref() == Some("application/rdf+xml");
        if item.item_type.0 != *b"Exif" && !is_xmp {
            continue;
        }
        let Ok(Cow::Borrowed(held)) = heif.item_data(item.id) else {
            return Err(ImprintFault::Damaged("its words stand in several places"));
        };
        let clean = if is_xmp {
            packet_in_place(held, traces)?
        } else {
            exif_item(held, traces)?
        };
        let room = place(&file, held).and_then(|range| out.get_mut(range));
        room.ok_or(ImprintFault::Damaged("its boxes cannot be read"))?
            .copy_from_slice(&clean);
    }
    Ok(out)
}

/// The item begins with the distance to the block (ISO/IEC 23008-12, A.2.1).
fn exif_item(item: &[u8], traces: Traces) -> Result<Vec<u8>, ImprintFault> {
    if item.is_empty() {
        return Ok(Vec::new());
    }
    let unreadable = ImprintFault::Damaged("its EXIF cannot be read");
    let (distance, rest) = item.split_first_chunk::<4>().ok_or(unreadable)?;
    let before = usize::try_from(u32::from_be_bytes(*distance)).unwrap_or(usize::MAX);
    let Some((name, block)) = rest.split_at_checked(before) else {
        return Err(ImprintFault::Damaged("its EXIF cannot be read"));
    };
    Ok([distance.as_slice(), name, &exif::clean(block, traces)?].concat())
}

/// A copy in which every box that is not of the picture is free room of the same length, without its bytes.
fn own_boxes_emptied(file: &[u8]) -> Result<Vec<u8>, ImprintFault> {
    let mut out = file.to_vec();
    let mut at = 0_usize;
    while let Some((name, whole)) = next_box(file, at) {
        match &name {
            b"ftyp" | b"meta" | b"mdat" | b"free" | b"skip" | b"wide" => {}
            // A film's own directory: positions are in many places of it.
            b"moov" | b"moof" => return Err(ImprintFault::Variant),
            _ => {
                let inside = at.saturating_add(8)..at.saturating_add(whole);
                if let Some(name) = out.get_mut(at.saturating_add(4)..at.saturating_add(8)) {
                    name.copy_from_slice(b"free");
                }
                // A length of eight bytes comes first.
                let long = file.get(at..at.saturating_add(4)) == Some(&[0, 0, 0, 1]);
                let inside = inside.start.saturating_add(if long { 8 } else { 0 })..inside.end;
                if let Some(bytes) = out.get_mut(inside) {
                    bytes.fill(0);
                }
            }
        }
        at = at.saturating_add(whole);
    }
    // Bytes that are no box end the file for every reader.
    out.truncate(at);
    Ok(out)
}

/// Name and length of the box at `at`; none behind the last one.
fn next_box(file: &[u8], at: usize) -> Option<([u8; 4], usize)> {
    let (length, rest) = file.get(at..)?.split_first_chunk::<4>()?;
    let (name, rest) = rest.split_first_chunk::<4>()?;
    let left = file.len().checked_sub(at)?;
    let length = match u32::from_be_bytes(*length) {
        0 => left,
        1 => usize::try_from(u64::from_be_bytes(*rest.first_chunk::<8>()?)).ok()?,
        length => usize::try_from(length).ok()?,
    };
    (length >= 8 && length <= left).then_some((*name, length))
}
