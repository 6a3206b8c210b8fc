//! Files that are on the disk when the call returns: temp, fsync, rename, fsync of the folder.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::Error;
use crate::error::READING;

/// Left-over temporary files end in this; [`crate::Store::sweep`] takes them away.
pub(crate) const PART: &str = ".part";

/// Puts a folder's entries on the disk. Windows has no such call (NTFS journals its folders), and neither have
/// some network file systems, which then say so.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Error> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder).and_then(|file| file.sync_all()) {
        Err(source) if matches!(source.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        other => other.map_err(Error::file("writing", folder)),
    }
}

/// Makes one folder, durably. Its parent must be there: a vanished disk is not replaced by an empty folder.
pub(crate) fn ensure_folder(folder: &Path) -> Result<(), Error> {
    match fs::create_dir(folder) {
        Ok(()) => folder.parent().map_or(Ok(()), sync_folder),
        Err(source) if source.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(source) => Err(Error::file("making the folder", folder)(source)),
    }
}

/// A temporary file in `folder`, removed again unless it is renamed.
pub(crate) fn part(folder: &Path) -> Result<NamedTempFile, Error> {
    tempfile::Builder::new()
        .prefix("incoming-")
        .suffix(PART)
        .tempfile_in(folder)
        .map_err(Error::file("writing to", folder))
}

/// Puts a finished temporary file in its place, replacing what is there, and both on the disk.
pub(crate) fn settle(part: NamedTempFile, to: &Path) -> Result<(), Error> {
    part.as_file().sync_all().map_err(Error::file("writing", to))?;
    part.persist(to)
        .map_err(|refused| Error::file("writing", to)(refused.error))?;
    to.parent().map_or(Ok(()), sync_folder)
}

/// Copies from a reader in pieces, telling `each` of every piece.
pub(crate) fn pour(
    from: &mut dyn Read,
    from_path: &Path,
    into: &mut dyn Write,
    into_path: &Path,
    each: &mut dyn FnMut(&[u8]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut buffer = vec![0; 1 << 20];
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(read) => read,
            Err(source) if source.kind() == ErrorKind::Interrupted => continue,
            Err(source) => return Err(Error::file(READING, from_path)(source)),
        };
        let piece = buffer.get(..read).unwrap_or_default();
        each(piece)?;
        into.write_all(piece).map_err(Error::file("writing", into_path))?;
    }
}
