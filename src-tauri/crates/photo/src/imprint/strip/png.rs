//! PNG: the chunks in their order, those with words cleaned.

use super::super::png::{profile, put};
use super::super::private::{self, Traces};
use super::super::{ImprintFault, resources, xmp};
use super::{UNREADABLE_XMP, exif};
use crate::carrier::inflate::Inflater;
use crate::carrier::png::{PROFILES, SIGNATURE, XMP_KEYWORD, chunks, keyword, raw_profile, text};

pub(super) fn strip(file: &[u8], traces: Traces) -> Result<Vec<u8>, ImprintFault> {
    let mut out = file.get(..SIGNATURE).unwrap_or_default().to_vec();
    let mut inflater = Inflater::default();
    let mut ended = false;
    for (name, body) in chunks(file) {
        match name {
            b"eXIf" => put(&mut out, name, &exif::clean(body, traces)?)?,
            b"iTXt" | b"zTXt" | b"tEXt" => words(&mut out, name, body, traces, &mut inflater)?,
            _ => put(&mut out, name, body)?,
        }
        ended = name == b"IEND";
        if ended {
            break;
        }
    }
    if ended {
        Ok(out)
    } else {
        Err(ImprintFault::Damaged("it has no end"))
    }
}

/// A chunk of text. Older programs keep whole blocks of EXIF and XMP in one, as hexadecimal digits.
fn words(
    out: &mut Vec<u8>,
    name: &[u8],
    body: &[u8],
    traces: Traces,
    inflater: &mut Inflater,
) -> Result<(), ImprintFault> {
    const UNREADABLE: ImprintFault = ImprintFault::Damaged("one of its texts cannot be read");
    let keyword = keyword(body).ok_or(UNREADABLE)?;
    if !PROFILES.contains(&keyword) {
        // ImageMagick writes EXIF's fields one by one: exif:GPSLatitude.
        let told = private::property(&String::from_utf8_lossy(keyword), traces);
        return if told { Ok(()) } else { put(out, name, body) };
    }
    let (keyword, words) = text(name, body, inflater).ok_or(UNREADABLE)?;
    let raw =
        |words: &[u8]| raw_profile(words).ok_or(ImprintFault::Damaged("one of its profiles cannot be read"));
    let (was, clean) = match keyword {
        XMP_KEYWORD => {
            let clean = xmp::without(&words, traces).ok_or(UNREADABLE_XMP)?;
            if clean != words {
                return put(out, b"iTXt", &[XMP_KEYWORD, b"\0\0\0\0\0", &clean].concat());
            }
            return put(out, name, body);
        }
        b"Raw profile type exif" | b"Raw profile type APP1" => {
            let was = raw(&words)?;
            let clean = exif_or_xmp(&was, traces)?;
            (was, clean)
        }
        b"Raw profile type xmp" => {
            let was = raw(&words)?;
            let clean = xmp::without(&was, traces).ok_or(UNREADABLE_XMP)?;
            (was, clean)
        }
        _ => {
            let was = raw(&words)?;
            let clean = resources::without_copies(&was).unwrap_or_else(|| was.clone());
            (was, clean)
        }
    };
    if clean == was {
        return put(out, name, body);
    }
    put(out, b"zTXt", &profile(keyword, &clean)?)
}

/// APP1 carries EXIF or XMP, with its name in front.
fn exif_or_xmp(block: &[u8], traces: Traces) -> Result<Vec<u8>, ImprintFault> {
    let name = crate::carrier::jpeg::XMP_NAME;
    let Some(packet) = block.strip_prefix(name) else {
        return exif::clean(block, traces);
    };
    let clean = xmp::without(packet, traces).ok_or(UNREADABLE_XMP)?;
    Ok([name, &clean].concat())
}
