//! Recognises the kind of a file by its bytes, never by its name.

use crate::raw;
use crate::{Foreign, PhotoKind};

/// The kind of a file, by its first bytes. A TIFF may still turn out to be a raw file inside.
pub(crate) fn recognise(bytes: &[u8]) -> Result<PhotoKind, Foreign> {
    let at = |offset: usize, magic: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(magic));
    let is = |magic: &[u8]| at(0, magic);
    if bytes.is_empty() {
        return Err(Foreign::Empty);
    }
    if is(b"\xff\xd8\xff") {
        return Ok(PhotoKind::Jpeg);
    }
    if is(b"\x89PNG\r\n\x1a\n") {
        return Ok(PhotoKind::Png);
    }
    if is(b"RIFF") && at(8, b"WEBP") {
        return Ok(PhotoKind::WebP);
    }
    if is(b"GIF87a") || is(b"GIF89a") {
        return Ok(PhotoKind::Gif);
    }
    if let Some(make) = raw::by_magic(bytes) {
        return Err(Foreign::Raw(make));
    }
    if [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"]
        .iter()
        .any(|magic| is(*magic))
    {
        return Ok(PhotoKind::Tiff);
    }
    if at(4, b"ftyp") {
        return brand(bytes);
    }
    Err(foreign_magic(bytes))
}

/// Whether the bytes begin like a picture of any kind, also one that is not taken in.
#[must_use]
pub fn is_picture(bytes: &[u8]) -> bool {
    match recognise(bytes) {
        Ok(_) => true,
        Err(foreign) => match foreign {
            Foreign::Avif
            | Foreign::Raw(_)
            | Foreign::Bmp
            | Foreign::Psd
            | Foreign::Svg
            | Foreign::JpegXl
            | Foreign::Jpeg2000
            | Foreign::Variant(_) => true,
            Foreign::Empty | Foreign::Pdf | Foreign::Video | Foreign::Zip | Foreign::Unknown => false,
        },
    }
}

/// The kinds of other files that people drop on a story by mistake.
fn foreign_magic(bytes: &[u8]) -> Foreign {
    const MAGICS: [(&[u8], Foreign); 8] = [
        (b"BM", Foreign::Bmp),
        (b"8BPS", Foreign::Psd),
        (b"%PDF", Foreign::Pdf),
        (b"PK\x03\x04", Foreign::Zip),
        (b"\xff\x0a", Foreign::JpegXl),
        (b"\0\0\0\x0cJXL ", Foreign::JpegXl),
        (b"\0\0\0\x0cjP  ", Foreign::Jpeg2000),
        (b"\xff\x4f\xff\x51", Foreign::Jpeg2000),
    ];
    let known = MAGICS.iter().find(|(magic, _)| bytes.starts_with(magic));
    known.map_or_else(|| drawing(bytes), |(_, foreign)| *foreign)
}

/// SVG is text: its root element is within the first kilobyte of any file that people make.
fn drawing(bytes: &[u8]) -> Foreign {
    let head = bytes.get(..1024).unwrap_or(bytes);
    let is_svg = head.windows(4).any(|window| window == b"<svg");
    if is_svg { Foreign::Svg } else { Foreign::Unknown }
}

/// The brands of an ISO base media file (ISO/IEC 14496-12, box `ftyp`): the major one, then the others.
fn brand(bytes: &[u8]) -> Result<PhotoKind, Foreign> {
    let brands: Vec<&[u8]> = bytes.get(8..64).unwrap_or_default().chunks(4).collect();
    let major = bytes.get(8..12).unwrap_or_default();
    // `mif1` means no more than "still pictures": the brands behind it name the coding.
    let generic = matches!(major, b"mif1" | b"msf1" | b"mif2");
    if generic && brands.contains(&b"avif".as_slice()) {
        return Err(Foreign::Avif);
    }
    match major {
        b"avif" | b"avis" => Err(Foreign::Avif),
        b"heic" | b"heix" | b"heim" | b"heis" | b"mif1" | b"mif2" => Ok(PhotoKind::Heic),
        // Films of pictures.
        b"hevc" | b"hevx" | b"hevm" | b"hevs" | b"msf1" => Err(Foreign::Variant(PhotoKind::Heic)),
        _ => Err(Foreign::Video),
    }
}

#[cfg(test)]
mod tests {
    use super::{Foreign, PhotoKind, recognise};
    use crate::Raw;

    #[test]
    fn a_kind_is_told_from_the_first_bytes() {
        assert_eq!(recognise(b"\xff\xd8\xff\xe1"), Ok(PhotoKind::Jpeg));
        assert_eq!(recognise(b"RIFF\x10\0\0\0WEBPVP8 "), Ok(PhotoKind::WebP));
        assert_eq!(recognise(b"MM\0*\0\0\0\x08"), Ok(PhotoKind::Tiff));
        assert_eq!(recognise(b"GIF89a\x01\0\x01\0"), Ok(PhotoKind::Gif));
        assert_eq!(
            recognise(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
            Ok(PhotoKind::Heic)
        );
        assert_eq!(
            recognise(b"\0\0\0\x20ftypmif1\0\0\0\0mif1heic"),
            Ok(PhotoKind::Heic)
        );
    }

    #[test]
    fn what_is_not_taken_is_named_so_that_a_person_understands() {
        let told = |bytes: &[u8]| recognise(bytes).unwrap_err();
        assert_eq!(told(b""), Foreign::Empty);
        assert_eq!(
            told(&[b"\0\0\0\x20ftypmif1\0\0\0\0mif1avif", [0; 64].as_slice()].concat()),
            Foreign::Avif
        );
        assert_eq!(
            told(b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom"),
            Foreign::Raw(Raw::Cr3)
        );
        assert_eq!(told(b"\0\0\0\x18ftypqt  \0\0\0\0"), Foreign::Video);
        assert_eq!(told(b"II*\0\x10\0\0\0CR\x02\0"), Foreign::Raw(Raw::Cr2));
        assert_eq!(told(b"FUJIFILMCCD-RAW 0201"), Foreign::Raw(Raw::Raf));
        assert_eq!(told(b"GIF88a"), Foreign::Unknown);
        assert_eq!(told(b"%PDF-1.7"), Foreign::Pdf);
        assert_eq!(
            told(b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>"),
            Foreign::Svg
        );
        assert_eq!(told("通知".as_bytes()), Foreign::Unknown);
    }
}
