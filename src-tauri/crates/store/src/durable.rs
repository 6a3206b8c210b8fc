//! Calls `disk` for the store's own files, and turns its errors into the store's.

use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use disk::{Existing, Part, PartFolder};

use crate::Error;
use crate::error::READING;

/// Left-over temporary files end in this; [`crate::Store::sweep`] takes them away.
pub(crate) const PART: &str = ".part";

/// Syncs a folder's entries to the disk.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), Error> {
    disk::sync_folder(folder).map_err(Error::file("writing", folder))
}

/// Syncs a file that another program wrote to the disk.
pub(crate) fn sync_file(file: &Path) -> Result<(), Error> {
    disk::sync_file(file).map_err(Error::file("writing", file))
}

/// Writes a text under a name that is still free: all of it or nothing.
pub(crate) fn write(to: &Path, text: &str) -> Result<(), Error> {
    disk::write(to, text.as_bytes(), Existing::Keep).map_err(Error::file("writing", to))
}

/// Makes one folder, durably. Its parent must be there: a vanished disk is not replaced by an empty folder.
pub(crate) fn ensure_folder(folder: &Path) -> Result<(), Error> {
    disk::make_folder(folder).map_err(Error::file("making the folder", folder))
}

/// A temporary file in `folder`, removed again unless it is renamed.
pub(crate) fn part(folder: &Path) -> Result<Part, Error> {
    Part::private(folder).map_err(Error::file("writing to", folder))
}

/// A temporary folder in `folder`, removed again unless it is renamed.
pub(crate) fn part_folder(folder: &Path) -> Result<PartFolder, Error> {
    PartFolder::new(folder).map_err(Error::file("writing to", folder))
}

/// Renames a finished temporary file to its place, replacing what is there, and syncs both.
pub(crate) fn settle(part: Part, to: &Path) -> Result<(), Error> {
    part.replace(to).map_err(Error::file("writing", to))
}

/// Copies from a reader in pieces, calling `each` with every piece.
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
