//! JPEG: the segments in front of the picture are put together anew, the coded picture is copied.

use md5::{Digest, Md5};

use super::{ImprintFault, Imprinted, Job, Traces, exif, iim, length, resources, xmp};
use crate::carrier::jpeg::{EXTENDED_XMP_NAME, Jpeg, PHOTOSHOP_NAME, XMP_NAME};
use crate::carrier::{EXIF_NAME, MetadataBlocks};
use crate::imprint::same::Same;

/// Most bytes of a segment's body.
const SEGMENT: usize = 65_533;
const APP1: u8 = 0xe1;
const APP13: u8 = 0xed;

pub(super) fn write(file: &[u8], blocks: &MetadataBlocks, job: &Job<'_>) -> Result<Imprinted, ImprintFault> {
    let jpeg = Jpeg::walk(file);
    let (front, rest) = jpeg
        .parts(file)
        .ok_or(ImprintFault::Damaged("its segments do not lead to the picture"))?;
    let mut out = vec![0xff, 0xd8];
    let is_jfif = |segment: &&(u8, &[u8])| segment.0 == 0xe0;
    for (marker, body) in front.iter().filter(is_jfif) {
        put(&mut out, *marker, &[body])?;
    }
    let room = SEGMENT.saturating_sub(EXIF_NAME.len()).saturating_sub(1);
    if let Some(block) = exif::block(blocks, job, room) {
        put(&mut out, APP1, &[EXIF_NAME, &[0], &block])?;
    }
    put_xmp(&mut out, &jpeg, job)?;
    let (iim, cut) = iim::write(&blocks.iim, job.words);
    let resources = resources::write(&blocks.resources, &iim, true);
    for piece in resources.chunks(SEGMENT.saturating_sub(PHOTOSHOP_NAME.len())) {
        put(&mut out, APP13, &[PHOTOSHOP_NAME, piece])?;
    }
    for (marker, body) in front.iter().filter(|segment| stays(segment.0, segment.1, job)) {
        put(&mut out, *marker, &[body])?;
    }
    out.extend(rest);
    Ok(Imprinted { file: out, cut })
}

/// Whether a segment other than ours is copied. With traces hidden, of the application segments only the ICC profile and
/// Adobe's are.
fn stays(marker: u8, body: &[u8], job: &Job<'_>) -> bool {
    let ours = match marker {
        APP1 => [EXIF_NAME, XMP_NAME, EXTENDED_XMP_NAME]
            .iter()
            .any(|name| body.starts_with(name)),
        APP13 => body.starts_with(PHOTOSHOP_NAME),
        0xe2 => body.starts_with(b"MPF\0"),
        _ => marker == 0xe0,
    };
    let known = !(0xe0..=0xef).contains(&marker)
        || (marker == 0xe2 && body.starts_with(b"ICC_PROFILE\0"))
        || (marker == 0xee && body.starts_with(b"Adobe"));
    !ours && (known || job.hides() == Traces::NONE)
}

/// The main packet, and the part that has no room in it in as many segments as it takes.
fn put_xmp(out: &mut Vec<u8>, jpeg: &Jpeg<'_>, job: &Job<'_>) -> Result<(), ImprintFault> {
    let old = jpeg.main_xmp();
    let more = jpeg.extended_xmp(old);
    // Facts that the extended part repeats are written once, in the main one.
    let same = if more.is_some() {
        Same::default()
    } else {
        xmp::same(old, job.words)
    };
    let cleaning = xmp::Cleaning {
        same,
        hides: job.hides(),
    };
    let more = more.and_then(|more| xmp::stripped(&more, cleaning));
    let mut main = xmp::packet(old, job.words, cleaning);
    let mut pieces = Vec::new();
    if let Some(more) = more {
        let guid = hex::encode_upper(Md5::digest(&more));
        let named = jpeg
            .extended_guid(old)
            .and_then(|old| swapped(&main, &old, &guid));
        if let Some(named) = named {
            main = named;
            pieces = extended(&more, &guid)?;
        }
    }
    if main.len().saturating_add(XMP_NAME.len()) > SEGMENT {
        return Err(ImprintFault::TooManyWords(main.len()));
    }
    put(out, APP1, &[XMP_NAME, &main])?;
    for piece in pieces {
        put(out, APP1, &[EXTENDED_XMP_NAME, &piece])?;
    }
    Ok(())
}

/// The packet with one GUID in place of another.
pub(super) fn swapped(packet: &[u8], old: &str, new: &str) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(packet).ok()?;
    text.contains(old).then(|| text.replace(old, new).into_bytes())
}

/// XMP specification part 3, 1.1.3.1: GUID, length of all, offset, piece.
pub(super) fn extended(more: &[u8], guid: &str) -> Result<Vec<Vec<u8>>, ImprintFault> {
    const PIECE: usize = 65_000;
    let all: u32 = length(more.len())?;
    let piece = |(number, piece): (usize, &[u8])| {
        let offset: u32 = length(number.saturating_mul(PIECE))?;
        Ok([guid.as_bytes(), &all.to_be_bytes(), &offset.to_be_bytes(), piece].concat())
    };
    more.chunks(PIECE).enumerate().map(piece).collect()
}

pub(super) fn put(out: &mut Vec<u8>, marker: u8, body: &[&[u8]]) -> Result<(), ImprintFault> {
    let bytes: usize = body.iter().map(|part| part.len()).sum();
    let length: u16 = length(bytes.saturating_add(2))?;
    out.extend([0xff, marker]);
    out.extend(length.to_be_bytes());
    body.iter().for_each(|part| out.extend(*part));
    Ok(())
}
