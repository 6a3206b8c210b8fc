//! A store from a backup. The backup is read whole before anything is touched, and what was there is kept
//! under another name.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::backup::{ABOUT, below, copy_file, listed, publish, verified};
use crate::error::READING;
use crate::layout::Layout;
use crate::lock::Lock;
use crate::progress::{ByteCounter, Watch};
use crate::{Error, aside, durable};

/// Puts the backup in `from` in the place of the store in `into`, and says where what was there is now.
///
/// # Errors
/// [`Error::BackupDamaged`], with nothing touched; [`Error::Held`] while a program writes to the store in
/// `into`; [`Error::DiskFull`] and its kin; [`Error::Cancelled`]. In each case the store stays what it was.
pub fn restore_backup(
    from: &Path,
    into: &Path,
    now: DateTime<Utc>,
    watch: &mut Watch<'_>,
) -> Result<Option<PathBuf>, Error> {
    let from = std::path::absolute(from).map_err(Error::file(READING, from))?;
    let layout = Layout::new(into)?;
    fs::metadata(&from).map_err(Error::file(READING, &from))?;
    let list = listed(&from)?;
    let size = |name: &str| fs::metadata(below(&from, name)).map_or(0, |file| file.len());
    // Read once to verify, once to copy.
    let total = list.iter().map(|(_, name)| 2 * size(name)).sum();
    let mut tally = ByteCounter::new(watch, total);
    verified(&from, &mut tally)?;
    let parent = layout.dir().parent().unwrap_or(layout.dir());
    let work = tempfile::Builder::new()
        .prefix(".galley-restore-")
        .tempdir_in(parent);
    let work = work.map_err(Error::file("writing to", parent))?;
    for (digest, name) in &list {
        // What only describes the backup stays with it.
        if name == ABOUT {
            continue;
        }
        let to = below(work.path(), name);
        // `photos/ab/…` lies two folders deep, the database none.
        let folder = name.split_once('/').map(|(folder, _)| folder);
        if let Some(folder) = folder {
            durable::ensure_folder(&work.path().join(folder))?;
        }
        copy_file(&below(&from, name), &to, digest, folder.is_some())?;
        tally.add(size(name))?;
    }
    let kept = put_aside(&layout, now)?;
    if let Err(error) = publish(work.path(), layout.dir()) {
        if let Some((kept, _)) = &kept {
            fs::rename(kept, layout.dir()).map_err(Error::file("putting back", kept))?;
        }
        return Err(error);
    }
    // Renamed: there is nothing left for the temporary folder to take away.
    let _ = work.keep();
    Ok(kept.map(|(kept, _)| kept))
}

/// Renames what is in the store's place, unless it is nothing. The lock is held until the other has its place.
fn put_aside(layout: &Layout, now: DateTime<Utc>) -> Result<Option<(PathBuf, Lock)>, Error> {
    match fs::read_dir(layout.dir()).map(|mut entries| entries.next().is_none()) {
        Ok(true) => return Ok(None),
        Ok(false) => {}
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(Error::file(READING, layout.dir())(source)),
    }
    let lock = Lock::take(&layout.lock())?;
    let kept = aside::free(
        layout.dir(),
        &format!("{}{}", aside::BEFORE_RESTORE, aside::stamp(now)),
    );
    fs::rename(layout.dir(), &kept).map_err(Error::file("keeping aside", layout.dir()))?;
    Ok(Some((kept, lock)))
}
