//! WebP: EXIF and XMP behind the picture, and the extended header that announces them. WebP has no place for IIM.

use super::{ImprintFault, Imprinted, Job, exif, length, xmp};
use crate::carrier::MetadataBlocks;
use crate::carrier::webp::chunks;

/// Nothing but sense limits a chunk.
const MAX_EXIF: usize = 16 << 20;
const HAS_XMP: u8 = 0x04;
const HAS_EXIF: u8 = 0x08;
const HAS_ALPHA: u8 = 0x10;

pub(super) fn write(file: &[u8], blocks: &MetadataBlocks, job: &Job<'_>) -> Result<Imprinted, ImprintFault> {
    let block = exif::block(blocks, job, MAX_EXIF).ok_or(ImprintFault::Damaged("its EXIF has no room"))?;
    let packet = xmp::of(blocks, job);
    let mut body = b"WEBP".to_vec();
    put(&mut body, b"VP8X", &header(file, job)?)?;
    for (name, chunk) in chunks(file) {
        if !matches!(name, b"VP8X" | b"EXIF" | b"XMP " | b"XMP\0") {
            put(&mut body, name, chunk)?;
        }
    }
    put(&mut body, b"EXIF", &block)?;
    put(&mut body, b"XMP ", &packet)?;
    let mut out = b"RIFF".to_vec();
    out.extend(length::<u32>(body.len())?.to_le_bytes());
    out.extend(body);
    Ok(Imprinted {
        file: out,
        cut: Vec::new(),
    })
}

/// The extended header (RFC 9649, 2.7): flags, then width and height less one in three bytes each.
fn header(file: &[u8], job: &Job<'_>) -> Result<Vec<u8>, ImprintFault> {
    let old = chunks(file)
        .find(|(name, _)| *name == b"VP8X")
        .map(|(_, body)| body);
    let mut header = old.map_or_else(|| fresh_header(file, job), <[u8]>::to_vec);
    if header.len() != 10 {
        return Err(ImprintFault::Damaged("its extended header is not ten bytes"));
    }
    if let Some(flags) = header.first_mut() {
        *flags |= HAS_EXIF | HAS_XMP;
    }
    Ok(header)
}

fn fresh_header(file: &[u8], job: &Job<'_>) -> Vec<u8> {
    // Lossless pictures have a flag for alpha in bit 28 behind their signature byte (RFC 9649, 3.4).
    let lossless = chunks(file).find(|(name, _)| *name == b"VP8L");
    let alpha = lossless.is_some_and(|(_, body)| body.get(4).is_some_and(|byte| byte & 0x10 != 0));
    let mut header = vec![if alpha { HAS_ALPHA } else { 0 }, 0, 0, 0];
    for side in [job.size.0, job.size.1] {
        let [a, b, c, _] = side.saturating_sub(1).to_le_bytes();
        header.extend([a, b, c]);
    }
    header
}

pub(super) fn put(out: &mut Vec<u8>, name: &[u8], body: &[u8]) -> Result<(), ImprintFault> {
    out.extend(name);
    out.extend(length::<u32>(body.len())?.to_le_bytes());
    out.extend(body);
    out.extend(std::iter::repeat_n(0, body.len() % 2));
    Ok(())
}
