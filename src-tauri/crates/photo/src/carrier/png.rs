//! The chunks of a PNG: `eXIf`, XMP in `iTXt`, and the "raw profiles" in which ImageMagick and ExifTool put
//! IIM, EXIF and XMP as hexadecimal text.

use std::borrow::Cow;

use super::inflate::{self, Inflater};
use super::{MetadataBlocks, exif, photoshop};
use crate::bytes::Bytes;

/// Bytes of the signature.
pub(crate) const SIGNATURE: usize = 8;
/// The keyword of the text chunk that holds XMP.
pub(crate) const XMP_KEYWORD: &[u8] = b"XML:com.adobe.xmp";

/// The keywords of the text chunks in which programs keep XMP, EXIF and IIM.
pub(crate) const PROFILES: [&[u8]; 6] = [
    XMP_KEYWORD,
    b"Raw profile type iptc",
    b"Raw profile type xmp",
    b"Raw profile type 8bim",
    b"Raw profile type exif",
    b"Raw profile type APP1",
];

/// Collects the blocks, before and behind the picture data.
pub(super) fn blocks(bytes: &[u8]) -> MetadataBlocks {
    let mut blocks = MetadataBlocks::default();
    let mut inflater = Inflater::default();
    for (name, body) in chunks(bytes) {
        match name {
            b"eXIf" => blocks.exif = exif(body),
            b"iTXt" | b"zTXt" | b"tEXt" => {
                if let Some((keyword, text)) = keyword(body)
                    .filter(|keyword| PROFILES.contains(keyword))
                    .and_then(|_| text(name, body, &mut inflater))
                {
                    note(keyword, text, &mut blocks);
                }
            }
            b"IEND" => break,
            _ => {}
        }
    }
    blocks
}

/// Names and bodies of the chunks, as far as they make sense.
pub(crate) fn chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = Bytes(bytes.get(SIGNATURE..).unwrap_or_default());
    std::iter::from_fn(move || chunk(&mut rest))
}

/// The file without a colour profile (`iCCP`) that inflates beyond [`MAX_INFLATED`]: the decoder would hold all of it.
pub(crate) fn without_vast_profile(bytes: &[u8]) -> Cow<'_, [u8]> {
    let vast = |(name, body): &(&[u8], &[u8])| {
        *name == b"iCCP"
            && split_at_nul(body)
                .and_then(|(_, rest)| rest.get(1..))
                .is_none_or(|packed| !inflate::fits(packed))
    };
    if !chunks(bytes)
        .take_while(|(name, _)| *name != b"IDAT")
        .any(|chunk| vast(&chunk))
    {
        return Cow::Borrowed(bytes);
    }
    let mut kept = bytes.get(..SIGNATURE).unwrap_or_default().to_vec();
    let mut from = SIGNATURE;
    for chunk in chunks(bytes) {
        let to = from.saturating_add(chunk.1.len()).saturating_add(12);
        if !vast(&chunk) {
            kept.extend_from_slice(bytes.get(from..to).unwrap_or_default());
        }
        from = to;
    }
    kept.extend_from_slice(bytes.get(from..).unwrap_or_default());
    Cow::Owned(kept)
}

/// The keyword of a text chunk.
pub(crate) fn keyword(body: &[u8]) -> Option<&[u8]> {
    split_at_nul(body).map(|(keyword, _)| keyword)
}

fn chunk<'a>(rest: &mut Bytes<'a>) -> Option<(&'a [u8], &'a [u8])> {
    let length = rest.u32_be()?;
    let name = rest.take(4)?;
    let body = rest.take(length)?;
    rest.take(4)?;
    Some((name, body))
}

/// Keyword and text of a text chunk (PNG, third edition, 11.3.3).
pub(crate) fn text<'a>(name: &[u8], body: &'a [u8], inflater: &mut Inflater) -> Option<(&'a [u8], Vec<u8>)> {
    let (keyword, rest) = split_at_nul(body)?;
    match name {
        b"tEXt" => Some((keyword, rest.to_vec())),
        b"zTXt" => Some((keyword, inflater.inflate(rest.get(1..)?)?)),
        _ => {
            let packed = *rest.first()? == 1;
            let (_language, rest) = split_at_nul(rest.get(2..)?)?;
            let (_translated, text) = split_at_nul(rest)?;
            Some((
                keyword,
                if packed {
                    inflater.inflate(text)?
                } else {
                    text.to_vec()
                },
            ))
        }
    }
}

fn split_at_nul(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let nul = bytes.iter().position(|byte| *byte == 0)?;
    Some((bytes.get(..nul)?, bytes.get(nul.checked_add(1)?..)?))
}

fn note(keyword: &[u8], text: Vec<u8>, blocks: &mut MetadataBlocks) {
    match keyword {
        // A PNG has one packet; ImageMagick may have kept another copy of it.
        XMP_KEYWORD if blocks.xmp.is_empty() => blocks.xmp.push(text),
        b"Raw profile type xmp" if blocks.xmp.len() < 2 => blocks.xmp.extend(raw_profile(&text)),
        b"Raw profile type exif" | b"Raw profile type APP1" => {
            // A chunk of its own outranks the profile, before or after it.
            let profile = || exif(&raw_profile(&text)?);
            blocks.exif = blocks.exif.take().or_else(profile);
        }
        b"Raw profile type iptc" | b"Raw profile type 8bim" => {
            let profile = raw_profile(&text).unwrap_or_default();
            if profile.starts_with(b"8BIM") {
                photoshop::read(&profile, blocks);
            } else {
                blocks.iim.extend(profile);
            }
        }
        _ => {}
    }
}

/// A raw profile: a blank line, its name, its length in decimal, then hexadecimal digits in lines.
pub(crate) fn raw_profile(text: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(text).ok()?.trim_start();
    let (_name, rest) = text.split_once('\n')?;
    let (length, digits) = rest.trim_start().split_once('\n')?;
    let length: usize = length.trim().parse().ok()?;
    let digits: String = digits.chars().filter(char::is_ascii_hexdigit).collect();
    hex::decode(digits.get(..length.checked_mul(2)?)?).ok()
}
