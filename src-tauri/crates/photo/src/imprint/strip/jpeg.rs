//! JPEG: the segments in their order, each cleaned, copied or left out; the coded picture copied, and nothing behind its end.

use md5::{Digest, Md5};

use super::super::jpeg::{extended, put, swapped};
use super::super::private::Traces;
use super::super::{ImprintFault, resources, xmp};
use super::{UNREADABLE_XMP, exif};
use crate::carrier::EXIF_NAME;
use crate::carrier::jpeg::{EXTENDED_XMP_NAME, Jpeg, PHOTOSHOP_NAME, XMP_NAME};

const APP1: u8 = 0xe1;
const APP13: u8 = 0xed;
/// Most bytes of a segment's body.
const SEGMENT: usize = 65_533;

/// What becomes of the extended part of XMP, which is apart from the main packet.
enum Apart {
    /// It holds no traces, or there is none.
    AsItIs,
    /// It goes into these segments, under another GUID.
    Anew {
        was: String,
        is: String,
        pieces: Vec<Vec<u8>>,
    },
}

pub(super) fn strip(file: &[u8], traces: Traces) -> Result<Vec<u8>, ImprintFault> {
    let jpeg = Jpeg::walk(file);
    let (front, rest) = jpeg
        .parts(file)
        .ok_or(ImprintFault::Damaged("its segments do not lead to the picture"))?;
    let apart = apart(&jpeg, traces)?;
    let all = jpeg.blocks().resources;
    let resources = resources::without_copies(&all);
    let mut resources_written = false;
    let mut exif_written = false;
    let mut pieces_written = false;
    let mut out = vec![0xff, 0xd8];
    for (marker, body) in front {
        match *marker {
            // Readers take the first; a second would be another camera's, or the rest of an overlong one.
            APP1 if body.starts_with(EXIF_NAME) && !std::mem::replace(&mut exif_written, true) => {
                put(&mut out, APP1, &[&exif::clean(body, traces)?])?;
            }
            APP1 if body.starts_with(XMP_NAME) => {
                let packet = body.get(XMP_NAME.len()..).unwrap_or_default();
                let mut clean = xmp::without(packet, traces).ok_or(UNREADABLE_XMP)?;
                if let Apart::Anew { was, is, .. } = &apart {
                    clean = swapped(&clean, was, is).unwrap_or(clean);
                }
                put(&mut out, APP1, &[XMP_NAME, &clean])?;
            }
            APP1 if body.starts_with(EXTENDED_XMP_NAME) => match &apart {
                Apart::AsItIs => put(&mut out, APP1, &[body])?,
                Apart::Anew { pieces, .. } if !std::mem::replace(&mut pieces_written, true) => {
                    for piece in pieces {
                        put(&mut out, APP1, &[EXTENDED_XMP_NAME, piece])?;
                    }
                }
                Apart::Anew { .. } => {}
            },
            APP13 if body.starts_with(PHOTOSHOP_NAME) => match &resources {
                None => put(&mut out, APP13, &[body])?,
                Some(clean) if !std::mem::replace(&mut resources_written, true) => {
                    for piece in clean.chunks(SEGMENT.saturating_sub(PHOTOSHOP_NAME.len())) {
                        put(&mut out, APP13, &[PHOTOSHOP_NAME, piece])?;
                    }
                }
                Some(_) => {}
            },
            marker if is_plain(marker, body) => put(&mut out, marker, &[body])?,
            // A maker's own segment, in an undocumented form.
            _ => {}
        }
    }
    out.extend(rest);
    Ok(out)
}

/// Whether a segment belongs to the picture, or is one that every program writes alike.
fn is_plain(marker: u8, body: &[u8]) -> bool {
    match marker {
        0xe0 => body.starts_with(b"JFIF\0") || body.starts_with(b"JFXX\0"),
        0xe2 => body.starts_with(b"ICC_PROFILE\0"),
        0xee => body.starts_with(b"Adobe"),
        0xe1..=0xef => false,
        _ => true,
    }
}

fn apart(jpeg: &Jpeg<'_>, traces: Traces) -> Result<Apart, ImprintFault> {
    let main = jpeg.main_xmp();
    let Some(more) = jpeg.extended_xmp(main) else {
        return Ok(Apart::AsItIs);
    };
    let clean = xmp::body_without(&more, traces).ok_or(UNREADABLE_XMP)?;
    let Some(clean) = clean else {
        return Ok(Apart::AsItIs);
    };
    let is = hex::encode_upper(Md5::digest(&clean));
    let was = jpeg.extended_guid(main).ok_or(UNREADABLE_XMP)?;
    let pieces = extended(&clean, &is)?;
    Ok(Apart::Anew { was, is, pieces })
}
