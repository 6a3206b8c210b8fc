//! Folders: an entry of a folder is on the disk once the folder itself is synced.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

/// Syncs a folder's entries to the disk. Windows has no such call (NTFS journals its folders), and neither have some network file
/// systems, which return an error.
///
/// # Errors
/// [`io::Error`] as the system gives it.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder).and_then(|file| file.sync_all()) {
        Err(refused) if matches!(refused.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

/// Makes one folder. Its parent must exist: a disk that went away is not replaced by an empty folder. An existing one may have
/// been made a moment ago by a run that was interrupted, so its name is synced too.
///
/// # Errors
/// [`io::Error`] as the system gives it.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Err(refused) if refused.kind() == ErrorKind::AlreadyExists && folder.is_dir() => {}
        other => other?,
    }
    sync_folder(above(folder))
}

/// Makes a folder and its missing parents.
///
/// # Errors
/// [`io::Error`] as the system gives it.
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

/// Renames a finished file or folder; both parent folders are synced.
///
/// # Errors
/// [`io::Error`] as the system gives it.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    sync_folder(above(to))?;
    if above(from) == above(to) {
        return Ok(());
    }
    sync_folder(above(from))
}

/// The folder that a path is in; the working folder for a name alone.
pub(crate) fn above(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}
