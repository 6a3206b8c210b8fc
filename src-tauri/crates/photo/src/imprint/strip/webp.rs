//! WebP: the chunks of the standard in their order, those with words cleaned, and none that is a program's own.

use super::super::private::Traces;
use super::super::webp::put;
use super::super::{ImprintFault, length, xmp};
use super::{UNREADABLE_XMP, exif};
use crate::carrier::webp::chunks;

pub(super) fn strip(file: &[u8], traces: Traces) -> Result<Vec<u8>, ImprintFault> {
    let mut body = b"WEBP".to_vec();
    for (name, chunk) in chunks(file) {
        match name {
            b"EXIF" => put(&mut body, name, &exif::clean(chunk, traces)?)?,
            b"XMP " | b"XMP\0" => {
                let clean = xmp::without(chunk, traces).ok_or(UNREADABLE_XMP)?;
                put(&mut body, name, &clean)?;
            }
            b"VP8X" | b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => {
                put(&mut body, name, chunk)?
            }
            _ => {}
        }
    }
    let mut out = b"RIFF".to_vec();
    out.extend(length::<u32>(body.len())?.to_le_bytes());
    out.extend(body);
    Ok(out)
}
