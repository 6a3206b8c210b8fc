//! Files and folders that are on the disk, whole and under their names, when the call returns.
//!
//! Everything that Galley writes goes this way: under a hidden temporary name in the target's own folder, synced, renamed, and
//! the folder synced. A file that was there is whole until the new one takes its place.
//!
//! This crate must not know what the files are for; whose error a refusal becomes is for whoever calls.

mod folder;
mod part;

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::Path;

pub use folder::{make_folder, make_folders, rename, sync_folder};
pub use part::{Part, PartFolder};

/// What happens to a file that has the name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// The new file takes its place.
    Replace,
    /// It is left alone, and the write is refused.
    Keep,
}

/// Opens a file to be read. What is no file is refused before it is opened: a pipe is silent for ever, a device may have no end.
///
/// # Errors
/// The system's refusal; [`io::ErrorKind::IsADirectory`] for a folder, [`io::ErrorKind::InvalidInput`] for a pipe, a socket or a device.
pub fn open_file(path: &Path) -> io::Result<File> {
    let is_file = |facts: &Metadata| match facts.is_dir() {
        true => Err(io::ErrorKind::IsADirectory.into()),
        false if facts.is_file() => Ok(()),
        false => Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is a pipe, a socket or a device",
        )),
    };
    is_file(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    // Another may have taken its place meanwhile.
    is_file(&file.metadata()?)?;
    Ok(file)
}

/// Puts a file on the disk that another wrote: SQLite, or a run that was cut.
///
/// # Errors
/// The system's refusal.
pub fn sync_file(file: &Path) -> io::Result<()> {
    File::open(file)?.sync_all()
}

/// Writes a file that others may read: all of it or nothing.
///
/// # Errors
/// The system's refusal; [`io::ErrorKind::AlreadyExists`] where a file is kept. Nothing half-written is left.
pub fn write(to: &Path, bytes: &[u8], existing: Existing) -> io::Result<()> {
    let mut part = Part::new(folder::above(to))?;
    part.write_all(bytes)?;
    match existing {
        Existing::Replace => part.replace(to),
        Existing::Keep => part.settle(to),
    }
}
