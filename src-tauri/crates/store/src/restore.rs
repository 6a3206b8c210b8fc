//! Restores a store from a backup. All of the backup is read before anything is touched, and the replaced store is kept under
//! another name.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::backup::{ABOUT, below, copy_file, listed, publish, verified};
use crate::error::READING;
use crate::layout::Layout;
use crate::lock::{Lock, LockPurpose};
use crate::progress::{ByteCounter, Watch};
use crate::rescue::put_in_place;
use crate::{Error, aside, durable};

/// Puts the backup in `from` in the place of the store in `into`, and returns the new path of the replaced store. `from` is a
/// whole backup's folder, or one of the database's own backups, by its path or its name alone.
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
    let layout = Layout::new(into)?;
    let from = named(&layout, from)?;
    let found = fs::metadata(&from).map_err(Error::file(READING, &from))?;
    if found.is_file() {
        return restore_database(&from, &layout, now);
    }
    let list = listed(&from)?;
    let size = |name: &str| fs::metadata(below(&from, name)).map_or(0, |file| file.len());
    // Read once to verify, once to copy.
    let total = list.iter().map(|(_, name)| 2 * size(name)).sum();
    let mut tally = ByteCounter::new(watch, total);
    verified(&from, &mut tally)?;
    let parent = layout.dir().parent().unwrap_or(layout.dir());
    let work = durable::part_folder(parent)?;
    for (digest, name) in &list {
        // The description stays with the backup.
        if name == ABOUT {
            continue;
        }
        let to = below(work.path(), name);
        // `photos/ab/…` is two folders deep, the database is at the top.
        let folder = name.split_once('/').map(|(folder, _)| folder);
        if let Some(folder) = folder {
            durable::ensure_folder(&work.path().join(folder))?;
        }
        copy_file(&below(&from, name), &to, digest, folder.is_some())?;
        tally.add(size(name))?;
    }
    copy_keys(&layout, work.path())?;
    let kept = put_aside(&layout, now)?;
    if let Err(error) = publish(work, layout.dir()) {
        if let Some((kept, _)) = &kept {
            disk::rename(kept, layout.dir()).map_err(Error::file("putting back", kept))?;
        }
        return Err(error);
    }
    Ok(kept.map(|(kept, _)| kept))
}

/// Copies the signing keys: they are in no backup, and a new key would alarm everybody who knows the old one.
fn copy_keys(layout: &Layout, work: &Path) -> Result<(), Error> {
    let entries = match fs::read_dir(layout.keys()) {
        Ok(entries) => entries,
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(Error::file(READING, &layout.keys())(source)),
    };
    let folder = Layout::new(work)?.keys();
    durable::ensure_folder(&folder)?;
    for path in entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
    {
        let to = folder.join(path.file_name().unwrap_or_default());
        let mut part = durable::part(&folder)?;
        let mut source = fs::File::open(&path).map_err(Error::file(READING, &path))?;
        durable::pour(&mut source, &path, &mut part, &to, &mut |_| Ok(()))?;
        durable::settle(part, &to)?;
    }
    Ok(())
}

/// The backup of this name: a path, or the name of one of the database's own backups.
fn named(layout: &Layout, from: &Path) -> Result<PathBuf, Error> {
    let own = layout.backups().join(from);
    if !from.exists() && own.is_file() {
        return Ok(own);
    }
    std::path::absolute(from).map_err(Error::file(READING, from))
}

/// Puts one backup of the database in the place of the database; the photos stay where they are.
fn restore_database(from: &Path, layout: &Layout, now: DateTime<Utc>) -> Result<Option<PathBuf>, Error> {
    durable::ensure_folder(layout.dir())?;
    let _lock = Lock::take(&layout.lock(), LockPurpose::Write)?;
    put_in_place(layout, from, now)
}

/// Renames what is in the store's place, unless it is empty. The lock is held until the other is in place.
fn put_aside(layout: &Layout, now: DateTime<Utc>) -> Result<Option<(PathBuf, Lock)>, Error> {
    match fs::read_dir(layout.dir()).map(|mut entries| entries.next().is_none()) {
        Ok(true) => return Ok(None),
        Ok(false) => {}
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(Error::file(READING, layout.dir())(source)),
    }
    let lock = Lock::take(&layout.lock(), LockPurpose::Write)?;
    let kept = aside::free(
        layout.dir(),
        &format!("{}{}", aside::BEFORE_RESTORE, aside::stamp(now)),
    );
    disk::rename(layout.dir(), &kept).map_err(Error::file("keeping aside", layout.dir()))?;
    Ok(Some((kept, lock)))
}
