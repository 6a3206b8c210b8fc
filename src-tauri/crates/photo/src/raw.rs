//! RAW: the files that cameras keep for a developing program. They are named in the refusal.

use exif::{Context, In, Tag};

use crate::facts::exif::Exif;
use crate::{Error, Foreign, Raw};

/// The raw files that are identified by their first bytes.
pub(crate) fn by_magic(bytes: &[u8]) -> Option<Raw> {
    const MAGICS: [(usize, &[u8], Raw); 9] = [
        (8, b"CR\x02", Raw::Cr2),
        (4, b"ftypcrx ", Raw::Cr3),
        (0, b"IIU\0", Raw::Rw2),
        (0, b"IIRO", Raw::Orf),
        (0, b"IIRS", Raw::Orf),
        (0, b"MMOR", Raw::Orf),
        (0, b"FUJIFILMCCD-RAW", Raw::Raf),
        (0, b"FOVb", Raw::X3f),
        (0, b"\0MRM", Raw::Mrw),
    ];
    let at = |offset: usize, magic: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(magic));
    let known = MAGICS.iter().find(|(offset, magic, _)| at(*offset, magic));
    known
        .map(|(.., make)| *make)
        .filter(|make| *make != Raw::Cr2 || at(0, b"II*\0"))
}

/// Refuses a TIFF that is a camera's raw file: such a file is identified by the DNG version, by sensor data in place of
/// colours, or by holding only a small copy in front while the picture itself is in a coding of the maker's.
pub(crate) fn refuse(exif: &Exif) -> Result<(), Error> {
    const DNG_VERSION: Tag = Tag(Context::Tiff, 50706);
    const NEW_SUBFILE_TYPE: Tag = Tag(Context::Tiff, 254);
    const SUB_IFDS: Tag = Tag(Context::Tiff, 330);
    const SENSOR: u32 = 32803;
    let has = |tag| exif.0.get_field(tag, In::PRIMARY).is_some();
    let small_copy = exif.number(NEW_SUBFILE_TYPE).is_some_and(|flags| flags & 1 == 1);
    let sensor = exif.number(Tag::PhotometricInterpretation) == Some(SENSOR);
    let makers_coding = exif
        .number(Tag::Compression)
        .is_some_and(|coding| matches!(coding, 65535 | 34713 | 32767));
    let make = if has(DNG_VERSION) {
        Raw::Dng
    } else if sensor || makers_coding || (small_copy && (has(SUB_IFDS) || has(Tag::Make))) {
        by_maker(&exif.maker())
    } else {
        return Ok(());
    };
    Err(Error::Unsupported(Foreign::Raw(make)))
}

fn by_maker(maker: &str) -> Raw {
    let maker = maker.to_ascii_uppercase();
    let makers = [
        ("NIKON", Raw::Nef),
        ("SONY", Raw::Arw),
        ("PENTAX", Raw::Pef),
        ("RICOH", Raw::Pef),
    ];
    let known = makers.into_iter().find(|(name, _)| maker.starts_with(name));
    known.map_or(Raw::Other, |(_, raw)| raw)
}
