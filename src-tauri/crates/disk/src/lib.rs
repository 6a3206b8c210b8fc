//! Writes files and folders so that they are on the disk, whole and under their names, when the call returns.
//!
//! Every file that Galley writes is written this way: under a hidden temporary name in the target's own folder, synced, renamed,
//! and the folder synced. An existing file is whole until the new one replaces it.
//!
//! This crate must not know what the files are for; the caller turns its errors into those of its own crate.

mod folder;
mod part;

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::Path;

pub use folder::{make_folder, make_folders, rename, sync_folder};
pub use part::{Part, PartFolder};

/// What to do with a file that has the name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It is replaced by the new file.
    Replace,
    /// It is left alone, and the write fails.
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

/// Syncs a file to the disk that another program wrote: SQLite, or a run that was interrupted.
///
/// # Errors
/// [`io::Error`] as the system gives it.
pub fn sync_file(file: &Path) -> io::Result<()> {
    File::open(file)?.sync_all()
}

/// Writes a file that other users may read: all of it or nothing.
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
