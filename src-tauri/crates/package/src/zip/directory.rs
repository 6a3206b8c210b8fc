//! The end record and the central directory of a foreign zip, read strictly.

use std::io::{self, Read, Seek, SeekFrom};

use super::header::{CENTRAL, END, END_LEN, UTF8};
use super::numbers::Cursor;
use crate::{Error, limits, name};

/// Data descriptor follows the bytes.
pub(crate) const DESCRIBED: u16 = 1 << 3;
/// The packer's compression level; a reader can ignore it.
const LEVEL: u16 = 0b110;

/// Reads a name that is neither ASCII nor marked as UTF-8; nothing where that may not be.
pub(crate) type LegacyNames<'a> = dyn Fn(&[u8]) -> Option<String> + 'a;

/// The directory's record of one entry.
#[derive(Debug, Clone)]
pub(crate) struct DirectoryEntry {
    pub(crate) name: String,
    /// The name's bytes, which its own header repeats.
    pub(crate) name_bytes: Vec<u8>,
    pub(crate) flags: u16,
    /// 0 stored, 8 deflate; nothing else gets this far.
    pub(crate) method: u16,
    pub(crate) time: u16,
    pub(crate) date: u16,
    pub(crate) crc: u32,
    pub(crate) packed: u32,
    pub(crate) size: u32,
    pub(crate) offset: u32,
}

/// The directory, its place and its bytes.
#[derive(Debug)]
pub(crate) struct Directory {
    pub(crate) entries: Vec<DirectoryEntry>,
    /// Where it starts; the files' bytes end here.
    pub(crate) offset: u64,
    /// The bytes of the directory and the end record in the file.
    pub(crate) bytes: Vec<u8>,
}

/// Reads a whole tail: the end record must be the file's last 22 bytes and the directory must touch it.
pub(crate) fn read(
    file: &mut (impl Read + Seek),
    length: u64,
    legacy: &LegacyNames<'_>,
) -> Result<Result<Directory, Error>, io::Error> {
    let Some(end_at) = length.checked_sub(END_LEN) else {
        return Ok(Err(Error::damaged("its end", "it is too short for a zip")));
    };
    if length > limits::TOTAL {
        let what = "the package, in bytes,".to_owned();
        return Ok(Err(Error::TooLarge {
            what,
            size: length,
            limit: limits::TOTAL,
        }));
    }
    let mut end = Vec::new();
    file.seek(SeekFrom::Start(end_at))?;
    file.take(END_LEN).read_to_end(&mut end)?;
    let (count, offset) = match end_record(&end, end_at) {
        Ok(found) => found,
        Err(error) => return Ok(Err(error)),
    };
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(offset))?;
    file.take(end_at - offset).read_to_end(&mut bytes)?;
    let entries = match listed(&bytes, count, legacy) {
        Ok(entries) => entries,
        Err(error) => return Ok(Err(error)),
    };
    bytes.extend(end);
    Ok(Ok(Directory {
        entries,
        offset,
        bytes,
    }))
}

/// Number of entries and where the directory starts; never after `end_at`.
fn end_record(end: &[u8], end_at: u64) -> Result<(usize, u64), Error> {
    let bad = |why| Error::damaged("its end", why);
    let mut end = Cursor(end);
    if end.u32() != Some(END) {
        return Err(bad("the end record is not the last thing in the file"));
    }
    let (disk, first, here, all) = (end.u16(), end.u16(), end.u16(), end.u16());
    let (size, offset, comment) = (end.u32(), end.u32(), end.u16());
    let (Some(here), Some(size), Some(offset)) = (here, size, offset) else {
        return Err(bad("it is cut off"));
    };
    if here == u16::MAX || size == u32::MAX || offset == u32::MAX {
        return Err(Error::Unsupported {
            file: "the package".to_owned(),
            what: "zip64".to_owned(),
        });
    }
    if (disk, first, all) != (Some(0), Some(0), Some(here)) {
        return Err(bad("it is a part of a split archive, or its counts disagree"));
    }
    if comment != Some(0) {
        return Err(bad("a comment is announced; a package has none"));
    }
    if u64::from(offset) + u64::from(size) != end_at {
        return Err(bad("the directory does not end where the end record begins"));
    }
    if usize::from(here) > limits::ENTRIES {
        let what = "the number of files".to_owned();
        return Err(Error::TooLarge {
            what,
            size: here.into(),
            limit: limits::ENTRIES as u64,
        });
    }
    if u64::from(size) > limits::DIRECTORY {
        let what = "its directory, in bytes,".to_owned();
        return Err(Error::TooLarge {
            what,
            size: size.into(),
            limit: limits::DIRECTORY,
        });
    }
    Ok((here.into(), offset.into()))
}

fn listed(bytes: &[u8], count: usize, legacy: &LegacyNames<'_>) -> Result<Vec<DirectoryEntry>, Error> {
    let mut rest = Cursor(bytes);
    let mut entries = Vec::new();
    for number in 1..=count {
        let place = || format!("line {number} of its directory");
        entries.push(line(&mut rest, &place, legacy)?);
    }
    if rest.0.is_empty() {
        Ok(entries)
    } else {
        Err(Error::damaged("its directory", "it holds more lines than files"))
    }
}

fn line(
    rest: &mut Cursor<'_>,
    place: &dyn Fn() -> String,
    legacy: &LegacyNames<'_>,
) -> Result<DirectoryEntry, Error> {
    let bad = |why| Error::damaged(place(), why);
    let cut = || bad("it is cut off");
    if rest.u32() != Some(CENTRAL) {
        return Err(bad("its mark is missing"));
    }
    let (_made_by, _needs) = (rest.u16(), rest.u16());
    let (flags, method) = (rest.u16().ok_or_else(cut)?, rest.u16().ok_or_else(cut)?);
    let (time, date) = (rest.u16().ok_or_else(cut)?, rest.u16().ok_or_else(cut)?);
    let (crc, packed, size) = (rest.u32(), rest.u32(), rest.u32());
    let (name_length, extra_length, comment) = (rest.u16(), rest.u16(), rest.u16());
    let (disk, _internal, external, offset) = (rest.u16(), rest.u16(), rest.u32(), rest.u32());
    let name_bytes = rest.bytes(name_length.unwrap_or(0).into()).ok_or_else(cut)?;
    let extra = rest.bytes(extra_length.unwrap_or(0).into()).ok_or_else(cut)?;
    let (Some(crc), Some(packed), Some(size), Some(external), Some(offset)) =
        (crc, packed, size, external, offset)
    else {
        return Err(cut());
    };
    if disk != Some(0) || comment != Some(0) {
        return Err(bad("it has a comment or lies on another disk"));
    }
    let name = name_of(name_bytes, flags, legacy)?;
    if let Some(why) = super::extra::objection(extra, &name) {
        return Err(Error::damaged(place(), why));
    }
    let entry = DirectoryEntry {
        name,
        name_bytes: name_bytes.to_vec(),
        flags,
        method,
        time,
        date,
        crc,
        packed,
        size,
        offset,
    };
    permitted(&entry, external)?;
    Ok(entry)
}

fn name_of(bytes: &[u8], flags: u16, legacy: &LegacyNames<'_>) -> Result<String, Error> {
    let refused = |why| Error::UnsafeName {
        name: String::from_utf8_lossy(bytes).into_owned(),
        why,
    };
    let text = if flags & UTF8 == 0 && !bytes.is_ascii() {
        legacy(bytes).ok_or_else(|| {
            refused("it is neither ASCII nor marked as UTF-8, so readers would differ on it")
        })?
    } else {
        let text = std::str::from_utf8(bytes).map_err(|_| refused("it is not UTF-8"))?;
        text.to_owned()
    };
    match name::objection(&text) {
        Some(why) => Err(refused(why)),
        None => Ok(text),
    }
}

/// Refuses what a package may not use, before a byte of it is touched.
fn permitted(entry: &DirectoryEntry, external: u32) -> Result<(), Error> {
    let unsupported = |what: String| {
        Err(Error::Unsupported {
            file: entry.name.clone(),
            what,
        })
    };
    if entry.flags & 0x2041 != 0 {
        return unsupported("encryption".to_owned());
    }
    if entry.flags & !(UTF8 | DESCRIBED | LEVEL) != 0 {
        return unsupported(format!("zip flags {:#06x}", entry.flags));
    }
    if !matches!(entry.method, 0 | 8) {
        return unsupported(format!("compression method {}", entry.method));
    }
    if [entry.packed, entry.size, entry.offset].contains(&u32::MAX) {
        return unsupported("zip64".to_owned());
    }
    let is_folder = entry.name.ends_with('/');
    // Upper half: Unix file type and rights, kept by tools of other systems too. Lower byte: DOS attributes.
    match (external >> 16) & 0o170_000 {
        0 | 0o100_000 if !is_folder => {}
        0 | 0o040_000 if is_folder => {}
        _ => return unsupported("a link or special file".to_owned()),
    }
    if external & 0x08 != 0 || (external & 0x10 != 0 && !is_folder) {
        return unsupported("a volume label, or a folder's mark on a file".to_owned());
    }
    if is_folder && entry.size != 0 {
        return unsupported("a folder with bytes in it".to_owned());
    }
    if entry.method == 0 && entry.packed != entry.size {
        return Err(Error::damaged(
            format!("the entry of {}", entry.name),
            "its two sizes differ though it is stored",
        ));
    }
    if u64::from(entry.size) > limits::RATIO_FREE
        && u64::from(entry.size) > limits::RATIO * u64::from(entry.packed)
    {
        return Err(Error::Bomb {
            file: entry.name.clone(),
        });
    }
    Ok(())
}
