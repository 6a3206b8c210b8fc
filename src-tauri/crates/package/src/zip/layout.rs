//! The archive as a whole: the entries that the directory lists must fill the file without gap, overlap or contradiction.

use std::collections::{HashMap, HashSet};
use std::io::{self, Read, Seek, SeekFrom};

use super::directory::{self, DESCRIBED, DirectoryEntry, LegacyNames};
use super::header::{DESCRIPTOR, LOCAL, LOCAL_LEN};
use super::numbers::Cursor;
use crate::{Error, limits, name};

/// One entry whose place in the file has been checked.
#[derive(Debug, Clone)]
pub(crate) struct PlacedEntry {
    pub(crate) listed: DirectoryEntry,
    /// Where its (packed) bytes start.
    pub(crate) data_at: u64,
}

/// A zip that can be read in one way only.
#[derive(Debug, Clone)]
pub(crate) struct ZipLayout {
    /// In the directory's order.
    pub(crate) entries: Vec<PlacedEntry>,
    /// The bytes of the directory and the end record in the file.
    pub(crate) tail: Vec<u8>,
}

/// Reads every header; unpacks nothing.
///
/// The outer error is the disk's, the inner one the archive's.
pub(crate) fn read(
    file: &mut (impl Read + Seek),
    legacy: &LegacyNames<'_>,
) -> Result<Result<ZipLayout, Error>, io::Error> {
    let length = file.seek(SeekFrom::End(0))?;
    let directory = match directory::read(file, length, legacy)? {
        Ok(directory) => directory,
        Err(error) => return Ok(Err(error)),
    };
    if let Err(error) = within_limits(&directory.entries).and_then(|()| told_apart(&directory.entries)) {
        return Ok(Err(error));
    }
    let mut order: Vec<&DirectoryEntry> = directory.entries.iter().collect();
    order.sort_by_key(|entry| entry.offset);
    let ends = order
        .iter()
        .skip(1)
        .map(|next| u64::from(next.offset))
        .chain([directory.offset]);
    let mut expected = 0;
    let mut starts = HashMap::new();
    for (entry, end) in order.iter().zip(ends) {
        if u64::from(entry.offset) != expected {
            return Ok(Err(Error::damaged(
                of(entry),
                "bytes belong to no file, or to two",
            )));
        }
        match place(file, entry, end)? {
            Ok(data_at) => starts.insert(entry.offset, data_at),
            Err(error) => return Ok(Err(error)),
        };
        expected = end;
    }
    if expected != directory.offset {
        return Ok(Err(Error::damaged("its beginning", "bytes belong to no file")));
    }
    let placed = |listed: DirectoryEntry| {
        let data_at = starts.get(&listed.offset).copied().unwrap_or(0);
        PlacedEntry { listed, data_at }
    };
    Ok(Ok(ZipLayout {
        entries: directory.entries.into_iter().map(placed).collect(),
        tail: directory.bytes,
    }))
}

fn of(entry: &DirectoryEntry) -> String {
    format!("the header of {}", entry.name)
}

fn within_limits(entries: &[DirectoryEntry]) -> Result<(), Error> {
    let size = entries.iter().map(|entry| u64::from(entry.size)).sum();
    if size > limits::TOTAL {
        return Err(Error::TooLarge {
            what: "what it unpacks to, in bytes,".to_owned(),
            size,
            limit: limits::TOTAL,
        });
    }
    Ok(())
}

/// Refuses two names that some file system takes for one, and a file that is also a folder.
pub(crate) fn told_apart_names<'a>(names: impl Iterator<Item = &'a str>) -> Result<(), Error> {
    let (mut files, mut folders) = (HashSet::new(), HashSet::new());
    let same = |name: &str| {
        Err(Error::SameName {
            name: name.to_owned(),
        })
    };
    for name in names {
        let folded = name::fold(name);
        for (at, _) in folded.trim_end_matches('/').match_indices('/') {
            let folder = folded.get(..at).unwrap_or_default();
            if files.contains(folder) {
                return same(name);
            }
            folders.insert(folder.to_owned());
        }
        let fresh = if let Some(folder) = folded.strip_suffix('/') {
            folders.insert(folder.to_owned());
            !files.contains(folder) && files.insert(folded)
        } else {
            !folders.contains(&folded) && files.insert(folded)
        };
        if !fresh {
            return same(name);
        }
    }
    Ok(())
}

fn told_apart(entries: &[DirectoryEntry]) -> Result<(), Error> {
    told_apart_names(entries.iter().map(|entry| entry.name.as_str()))
}

/// Where the entry's bytes start, if its own header agrees with the directory and all up to `end` is its own.
fn place(
    file: &mut (impl Read + Seek),
    entry: &DirectoryEntry,
    end: u64,
) -> Result<Result<u64, Error>, io::Error> {
    let start = u64::from(entry.offset);
    let bad = |why| Ok(Err(Error::damaged(of(entry), why)));
    let mut fixed = Vec::new();
    file.seek(SeekFrom::Start(start))?;
    file.by_ref().take(LOCAL_LEN).read_to_end(&mut fixed)?;
    let mut header = Cursor(&fixed);
    if header.u32() != Some(LOCAL) {
        return bad("its mark is missing");
    }
    let _needs = header.u16();
    let (flags, method, time, date) = (header.u16(), header.u16(), header.u16(), header.u16());
    let (crc, packed, size) = (header.u32(), header.u32(), header.u32());
    let (Some(name_length), Some(extra_length)) = (header.u16(), header.u16()) else {
        return bad("it is cut off");
    };
    if (flags, method) != (Some(entry.flags), Some(entry.method)) {
        return bad("its flags or method differ from the directory's");
    }
    if (time, date) != (Some(entry.time), Some(entry.date)) {
        return bad("its time differs from the directory's");
    }
    let described = entry.flags & DESCRIBED != 0;
    let told = (crc, packed, size);
    let in_directory = (Some(entry.crc), Some(entry.packed), Some(entry.size));
    if told != in_directory && !(described && told == (Some(0), Some(0), Some(0))) {
        return bad("its checksum or sizes differ from the directory's");
    }
    let variable = u64::from(name_length) + u64::from(extra_length);
    let mut names = Vec::new();
    file.by_ref().take(variable).read_to_end(&mut names)?;
    let mut names = Cursor(&names);
    if names.bytes(name_length.into()) != Some(entry.name_bytes.as_slice()) {
        return bad("its name differs from the directory's");
    }
    let Some(extra) = names.bytes(extra_length.into()) else {
        return bad("it is cut off");
    };
    if let Some(why) = super::extra::objection(extra, &entry.name) {
        return bad(why);
    }
    let data_at = start + LOCAL_LEN + variable;
    let Some(after) = end.checked_sub(data_at + u64::from(entry.packed)) else {
        return bad("its bytes run into the next file");
    };
    file.seek(SeekFrom::Start(data_at + u64::from(entry.packed)))?;
    let mut tail = Vec::new();
    file.by_ref().take(after.min(17)).read_to_end(&mut tail)?;
    let fits = if described {
        is_descriptor(&tail, entry)
    } else {
        tail.is_empty()
    };
    if fits {
        Ok(Ok(data_at))
    } else {
        bad("something that is no file follows its bytes")
    }
}

/// The 12 or, with its mark, 16 bytes that repeat checksum and sizes after the data.
fn is_descriptor(bytes: &[u8], entry: &DirectoryEntry) -> bool {
    let mut rest = Cursor(bytes);
    if bytes.len() == 16 && rest.u32() != Some(DESCRIPTOR) {
        return false;
    }
    let told = (rest.u32(), rest.u32(), rest.u32());
    told == (Some(entry.crc), Some(entry.packed), Some(entry.size)) && rest.0.is_empty()
}
