//! Reads, lists and writes files and folders that a person named; that a write leaves a complete file or none is `disk`'s work.
//! It must not know what is in them.

use std::collections::BTreeSet;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use disk::{Existing, Part, PartFolder};
use story::Digest;
use story::digest::Hasher;

use crate::Error;

/// How much of a file is read at a time.
const PIECE: usize = 256 * 1024;

/// Reads a file that a person named, refusing what is no file, and one of more than `limit` bytes before it is read.
pub(crate) fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::Unreadable {
        path: path.to_owned(),
        source,
    };
    let too_large = |bytes| Error::TooLarge {
        path: path.to_owned(),
        bytes,
        limit,
    };
    let file = disk::open_file(path).map_err(failed)?;
    let size = file.metadata().map_err(failed)?.len();
    if size > limit {
        return Err(too_large(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    // It may grow while it is read, and a file of the system says that it is empty.
    let read = file.take(limit + 1).read_to_end(&mut bytes).map_err(failed)? as u64;
    if read > limit {
        Err(too_large(read))
    } else {
        Ok(bytes)
    }
}

/// The SHA-256 of a file and its length, a piece at a time: a package may be larger than memory.
pub(crate) fn digest_of(path: &Path) -> Result<(Digest, u64), Error> {
    let mut hasher = Hasher::default();
    let length = disk::open_file(path)
        .and_then(|file| io::copy(&mut BufReader::with_capacity(PIECE, file), &mut hasher))
        .map_err(|source| Error::Unreadable {
            path: path.to_owned(),
            source,
        })?;
    Ok((hasher.finish(), length))
}

/// A path's last part, for people.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The files in a folder; none where it cannot be read, which the write that follows will report.
pub(crate) fn files_in(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

/// Writes a file: all of it or nothing.
pub(crate) fn write(to: &Path, bytes: &[u8], existing: Existing) -> Result<(), Error> {
    disk::write(to, bytes, existing).map_err(unwritable(to))
}

/// Makes a folder and those above it.
pub(crate) fn make_folders(folder: &Path) -> Result<(), Error> {
    disk::make_folders(folder).map_err(unwritable(folder))
}

/// A temporary file, in the folder where it will be kept.
pub(crate) fn part(folder: &Path) -> Result<Part, Error> {
    Part::new(folder).map_err(unwritable(folder))
}

/// A temporary folder, in the folder where it will be kept.
pub(crate) fn part_folder(folder: &Path) -> Result<PartFolder, Error> {
    PartFolder::new(folder).map_err(unwritable(folder))
}

/// Makes the error for a path that cannot be written.
pub(crate) fn unwritable(path: &Path) -> impl Fn(std::io::Error) -> Error {
    |source| Error::Unwritable {
        path: path.to_owned(),
        source,
    }
}

/// Whether a file is a Word file, by its name: its bytes do not tell, because a package is a zip as well.
pub(crate) fn is_word(path: &Path) -> bool {
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    matches!(extension.as_str(), "docx" | "docm")
}
