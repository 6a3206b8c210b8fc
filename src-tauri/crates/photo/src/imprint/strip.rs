//! A copy of a photo without the traces of where and by which camera it was taken; the picture and all else unchanged.
//!
//! Positions (GPS) and the serial numbers of body and lens are in EXIF and in XMP, and in forms that only their makers
//! know in the maker's note, in the makers' own JPEG segments, and behind the end of the picture; those go whole. Names,
//! captions, times, the camera's make and model stay. What is taken out is overwritten, so that it is not found in the
//! bytes either. Pixels are never coded anew: coded data is copied unchanged.
//!
//! A copy is made or refused: one that still has a trace after all is never returned.

mod exif;
mod gif;
mod heic;
mod jpeg;
mod png;
mod tiff;
mod webp;

use ::exif::Context;

use super::private::{self, Traces};
use super::{ImprintFault, xmp};
use crate::guard::guarded;
use crate::{Error, PhotoKind, carrier, decode};

/// A copy of `file` without these traces. Where there are none, it may be the same bytes.
///
/// # Errors
/// [`Error::NotStripped`] where they cannot be taken out, or something would still tell them; [`Error::Unsupported`] and the
/// others for what is no photo.
pub fn strip(file: &[u8], traces: Traces) -> Result<Vec<u8>, Error> {
    let kind = decode::kind(file)?;
    if traces == Traces::NONE {
        return Ok(file.to_vec());
    }
    let refused = |why: &str| Error::NotStripped {
        kind,
        why: why.to_owned(),
    };
    let made = guarded(|| match kind {
        PhotoKind::Jpeg => jpeg::strip(file, traces),
        PhotoKind::Png => png::strip(file, traces),
        PhotoKind::WebP => webp::strip(file, traces),
        PhotoKind::Tiff => tiff::strip(file, traces),
        PhotoKind::Heic => heic::strip(file, traces),
        PhotoKind::Gif => gif::strip(file, traces),
    });
    let copy = match made {
        Ok(Ok(copy)) => copy,
        Ok(Err(ImprintFault::Damaged(why))) => return Err(refused(why)),
        Ok(Err(ImprintFault::Variant)) => return Err(refused("it is of a form that Galley does not write")),
        Ok(Err(ImprintFault::TooManyWords(_))) => return Err(refused("its words are too long")),
        Err(why) => return Err(refused(&why)),
    };
    if decode::header(kind, &copy).is_err() {
        return Err(refused("its frame is damaged, and a copy would lose the picture"));
    }
    match guarded(|| still_tells(kind, &copy, traces)) {
        Ok(false) => Ok(copy),
        Ok(true) => Err(refused("it tells them in a place that Galley does not write")),
        Err(why) => Err(refused(&why)),
    }
}

/// Whether our own readers still find one of the traces.
fn still_tells(kind: PhotoKind, file: &[u8], traces: Traces) -> bool {
    let blocks = carrier::blocks(kind, file);
    let tags = private::tags(traces);
    let in_exif = blocks.exif.as_ref().is_some_and(|exif| {
        let mut tags_there = exif.0.fields().map(|field| field.tag);
        tags_there.any(|tag| match tag.context() {
            Context::Gps => traces.gps,
            _ => tags.contains(&tag.number()),
        })
    });
    let tells = |packet: &Vec<u8>| xmp::without(packet, traces).is_none_or(|clean| clean != *packet);
    in_exif || blocks.xmp.iter().any(tells)
}

/// Where a part of the file is in it; `None` for one that is not of this file.
fn place(file: &[u8], part: &[u8]) -> Option<std::ops::Range<usize>> {
    let start = part.as_ptr().addr().checked_sub(file.as_ptr().addr())?;
    let end = start.checked_add(part.len())?;
    (end <= file.len()).then_some(start..end)
}

/// A packet of XMP without the traces in exactly the room it had, filled up with blanks, which XMP allows for.
fn packet_in_place(packet: &[u8], traces: Traces) -> Result<Vec<u8>, ImprintFault> {
    let mut clean = xmp::without(packet, traces).ok_or(UNREADABLE_XMP)?;
    if clean.len() > packet.len() {
        return Err(ImprintFault::Damaged("its XMP has no room"));
    }
    clean.resize(packet.len(), b' ');
    Ok(clean)
}

/// XMP that cannot be read may hold anything.
const UNREADABLE_XMP: ImprintFault = ImprintFault::Damaged("its XMP cannot be read");
/// EXIF likewise.
const UNREADABLE_EXIF: ImprintFault = ImprintFault::Damaged("its EXIF cannot be read");
