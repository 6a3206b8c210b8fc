//! PNG: EXIF in `eXIf`, XMP in `iTXt`, and IIM as the "raw profile" that ImageMagick and ExifTool write.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::{ImprintFault, Imprinted, Job, exif, iim, length, resources, xmp};
use crate::carrier::MetadataBlocks;
use crate::carrier::png::{PROFILES, SIGNATURE, XMP_KEYWORD, chunks, keyword};

/// Nothing but sense limits a chunk.
const MAX_EXIF: usize = 16 << 20;
const IIM_KEYWORD: &[u8] = b"Raw profile type iptc";

pub(super) fn write(file: &[u8], blocks: &MetadataBlocks, job: &Job<'_>) -> Result<Imprinted, ImprintFault> {
    let mut out = file.get(..SIGNATURE).unwrap_or_default().to_vec();
    let (iim, cut) = iim::write(&blocks.iim, job.words);
    let resources = resources::write(&blocks.resources, &iim, true);
    let mut ended = false;
    for (name, body) in chunks(file) {
        let ours = name == b"eXIf"
            || (matches!(name, b"iTXt" | b"zTXt" | b"tEXt")
                && keyword(body).is_some_and(|keyword| PROFILES.contains(&keyword)));
        if !ours {
            put(&mut out, name, body)?;
        }
        if name == b"IHDR" {
            words(&mut out, blocks, job, &resources)?;
        }
        ended = name == b"IEND";
        if ended {
            break;
        }
    }
    if ended {
        Ok(Imprinted { file: out, cut })
    } else {
        Err(ImprintFault::Damaged("it has no end"))
    }
}

fn words(
    out: &mut Vec<u8>,
    blocks: &MetadataBlocks,
    job: &Job<'_>,
    resources: &[u8],
) -> Result<(), ImprintFault> {
    if let Some(block) = exif::block(blocks, job, MAX_EXIF) {
        put(out, b"eXIf", &block)?;
    }
    let packet = xmp::of(blocks, job);
    put(out, b"iTXt", &[XMP_KEYWORD, b"\0\0\0\0\0", &packet].concat())?;
    if !resources.is_empty() {
        put(out, b"zTXt", &profile(IIM_KEYWORD, resources)?)?;
    }
    Ok(())
}

/// A block of bytes as a text chunk, packed: a "raw profile". Its own name is the keyword's last word.
pub(super) fn profile(keyword: &[u8], bytes: &[u8]) -> Result<Vec<u8>, ImprintFault> {
    let name = keyword.rsplit(|byte| *byte == b' ').next().unwrap_or_default();
    let digits = hex::encode(bytes);
    let lines: Vec<&str> = (0..digits.len())
        .step_by(72)
        .filter_map(|from| digits.get(from..from.saturating_add(72).min(digits.len())))
        .collect();
    let name = String::from_utf8_lossy(name);
    let text = format!("\n{name}\n{:8}\n{}\n", bytes.len(), lines.join("\n"));
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    let packed = packer
        .write_all(text.as_bytes())
        .and_then(|()| packer.finish())
        .map_err(|_| ImprintFault::Damaged("its words could not be packed"))?;
    Ok([keyword, b"\0\0", &packed].concat())
}

pub(super) fn put(out: &mut Vec<u8>, name: &[u8], body: &[u8]) -> Result<(), ImprintFault> {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(body);
    out.extend(length::<u32>(body.len())?.to_be_bytes());
    out.extend(name);
    out.extend(body);
    out.extend(sum.sum().to_be_bytes());
    Ok(())
}
