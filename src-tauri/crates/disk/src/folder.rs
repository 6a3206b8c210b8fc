//! Folders: what is in one is on the disk once the folder itself is synced.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

/// Puts a folder's entries on the disk. Windows has no such call (NTFS journals its folders), and neither have some network
/// file systems, which then say so.
///
/// # Errors
/// The system's refusal.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder).and_then(|file| file.sync_all()) {
        Err(refused) if matches!(refused.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

/// Makes one folder. The one above must be there: a disk that went away is not replaced by an empty folder. One that is there
/// already may have been made a moment ago by a run that was cut, so its name is synced too.
///
/// # Errors
/// The system's refusal.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(refused) if refused.kind() == ErrorKind::AlreadyExists && folder.is_dir() => {}
        other => other?,
    }
    sync_folder(above(folder))
}

/// Makes a folder and those above it that are not there.
///
/// # Errors
/// The system's refusal.
pub fn make_folders(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = above(folder);
    if above != folder {
        make_folders(above)?;
    }
    make_folder(folder)
}

/// Gives a finished file or folder another name; both folders are synced.
///
/// # Errors
/// The system's refusal.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    sync_folder(above(to))?;
    if above(from) == above(to) {
        return Ok(());
    }
    sync_folder(above(from))
}

/// The folder that holds a name; the working folder for a name alone.
pub(crate) fn above(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}
