//! How a finished file arrives under its name: whole or not at all.
//!
//! Written under a hidden temporary name in the target's own folder, synced, renamed, and the folder synced. Every
//! way out but success removes the temporary file. A killed process cannot; what it left is recognised by nobody
//! holding its lock and removed by the next export into the folder.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::limits::CHUNK;

const PREFIX: &str = ".galley-";
const SUFFIX: &str = ".part";

/// A locked temporary file in `folder`, after leftovers of killed exports were removed.
pub(crate) fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    sweep(folder);
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A package is for others: the umask decides, as for any saved file.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder)?;
    // Where the file system knows no locks the file is merely never swept.
    let _ = file.as_file().try_lock();
    Ok(file)
}

fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let abandoned = name.starts_with(PREFIX)
            && name.ends_with(SUFFIX)
            && fs::symlink_metadata(&path).is_ok_and(|found| found.is_file())
            && File::open(&path).is_ok_and(|file| file.try_lock().is_ok());
        if abandoned {
            let _ = fs::remove_file(&path);
        }
    }
}

/// Gives the file its name, replacing what has it.
pub(crate) fn replace(file: NamedTempFile, target: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist(target).map_err(|error| error.error)?;
    sync_folder(target)
}

/// Gives the file `name` in `folder`, or `name-2`, `name-3` … before its extension where a different file has that
/// name already. A file with these very bytes is kept and its path returned.
pub(crate) fn beside(mut file: NamedTempFile, folder: &Path, name: &str) -> io::Result<PathBuf> {
    file.as_file().sync_all()?;
    for number in 1.. {
        let target = folder.join(numbered(name, number));
        if fs::symlink_metadata(&target).is_ok() {
            if same_bytes(file.path(), &target).unwrap_or(false) {
                return Ok(target);
            }
            continue;
        }
        match file.persist_noclobber(&target) {
            Ok(_) => {
                sync_folder(&target)?;
                return Ok(target);
            }
            // Somebody was quicker; look at what they put there.
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => file = error.file,
            Err(error) => return Err(error.error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn numbered(name: &str, number: u32) -> String {
    match (number, name.rsplit_once('.')) {
        (1, _) => name.to_owned(),
        (_, Some((stem, extension))) if !stem.is_empty() => format!("{stem}-{number}.{extension}"),
        _ => format!("{name}-{number}"),
    }
}

fn same_bytes(one: &Path, other: &Path) -> io::Result<bool> {
    let (one, other) = (File::open(one)?, File::open(other)?);
    let (left, right) = (one.metadata()?, other.metadata()?);
    if !right.is_file() || left.len() != right.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (one, other);
    let (mut a, mut b) = (Vec::new(), Vec::new());
    loop {
        a.clear();
        b.clear();
        one.by_ref().take(CHUNK as u64).read_to_end(&mut a)?;
        other.by_ref().take(CHUNK as u64).read_to_end(&mut b)?;
        if a != b {
            return Ok(false);
        }
        if a.is_empty() {
            return Ok(true);
        }
    }
}

/// Makes a new name durable. Windows has no such thing and needs none.
fn sync_folder(target: &Path) -> io::Result<()> {
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}
