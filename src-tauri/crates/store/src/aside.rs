//! Keeps damaged databases and texts aside: their names, and whether there are any.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::error::READING;
use crate::layout::Layout;
use crate::{Error, Reader, durable};

const MARK: &str = ".damaged-";
/// The suffix of a folder that a restored backup has replaced.
pub(crate) const BEFORE_RESTORE: &str = "-before-restore-";

/// A time as part of a file name: `20200214-093000`, UTC.
pub(crate) fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y%m%d-%H%M%S").to_string()
}

/// Renames the database and SQLite's files beside it, and returns the database's new name. The three names still belong together,
/// so that a later examination finds all that is left. A file that was kept aside before is never overwritten.
pub(crate) fn keep(layout: &Layout, now: DateTime<Utc>) -> Result<Option<PathBuf>, Error> {
    // A run that was interrupted between the renames left the database aside and its log here: they belong together.
    let begun = match layout.database().exists() {
        true => None,
        false => without_log(layout)?,
    };
    let aside = begun.unwrap_or_else(|| free(&layout.database(), &format!("{MARK}{}", stamp(now))));
    let mut kept = None;
    for beside in ["", "-wal", "-shm"] {
        let (from, to) = (appended(&layout.database(), beside), appended(&aside, beside));
        match disk::rename(&from, &to) {
            Ok(()) => kept = Some(aside.clone()),
            Err(source) if source.kind() == std::io::ErrorKind::NotFound => {}
            Err(source) => return Err(Error::file("keeping aside", &from)(source)),
        }
    }
    Ok(kept)
}

/// Renames the log and its index, which are of another database than the one beside them.
pub(crate) fn keep_log(layout: &Layout, now: DateTime<Utc>) -> Result<(), Error> {
    let aside = free(&layout.database(), &format!("{MARK}{}", stamp(now)));
    for beside in ["-wal", "-shm"] {
        let (from, to) = (appended(&layout.database(), beside), appended(&aside, beside));
        match disk::rename(&from, &to) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::file("keeping aside", &from)(source));
            }
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

/// Keeps a damaged text as a file of its own before another takes its place, and returns its path. The same bytes are kept once.
pub(crate) fn keep_text(
    layout: &Layout,
    story: &str,
    (version, bytes): (u64, &[u8]),
    now: DateTime<Utc>,
) -> Result<PathBuf, Error> {
    let folder = layout.damaged();
    durable::ensure_folder(&folder)?;
    let name = format!("{}-{}-{}.json", plain(story), version, stamp(now));
    let mut part = durable::part(&folder)?;
    part.write_all(bytes)
        .and_then(|()| part.beside(&folder, &name))
        .map_err(Error::file("keeping aside", &folder))
}

/// Removes the damaged texts of a story that were kept aside.
pub(crate) fn forget_texts(layout: &Layout, story: &str) -> Result<(), Error> {
    let begins = format!("{}-", plain(story));
    let entries = fs::read_dir(layout.damaged()).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(&begins)) {
        fs::remove_file(entry.path()).map_err(Error::file("removing", &entry.path()))?;
    }
    Ok(())
}

/// The characters of a name that are safe in a file name: a damaged one may hold anything.
fn plain(name: &str) -> String {
    let harmless = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    name.chars().filter(harmless).take(64).collect()
}

/// The damaged database that was put aside last, where its log was not.
fn without_log(layout: &Layout) -> Result<Option<PathBuf>, Error> {
    let entries = fs::read_dir(layout.dir()).map_err(Error::file(READING, layout.dir()))?;
    let name = |path: &Path| {
        path.file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(|path| {
        let name = name(path);
        name.contains(MARK) && !name.ends_with("-wal") && !name.ends_with("-shm")
    });
    found.sort();
    Ok(found.pop().filter(|path| !appended(path, "-wal").exists()))
}

/// Everything that is kept aside: damaged databases, the folder of damaged texts, and stores that a restored backup took the place of.
pub(crate) fn kept(layout: &Layout) -> Result<Vec<PathBuf>, Error> {
    let above = layout.dir().parent().unwrap_or(layout.dir());
    let replaced = layout.beside(BEFORE_RESTORE);
    let replaced = replaced.file_name().unwrap_or_default().to_string_lossy();
    let mut kept = named_in(layout.dir(), |entry| {
        entry.contains(MARK) && !entry.ends_with("-wal") && !entry.ends_with("-shm")
    })?;
    kept.extend(named_in(above, |entry| entry.starts_with(&*replaced))?);
    let texts = layout.damaged();
    if !named_in(&texts, |_| true)?.is_empty() {
        kept.push(texts);
    }
    Ok(kept)
}

impl Reader {
    /// What is kept aside of this store: damaged databases, and whole stores that a restored backup took the place of.
    ///
    /// # Errors
    /// [`Error::File`] where the folder cannot be read.
    pub fn kept_aside(&self) -> Result<Vec<PathBuf>, Error> {
        let mut kept = kept(&self.layout)?;
        kept.retain(|path| *path != self.layout.damaged());
        Ok(kept)
    }
}

/// Whether a damaged database is in the folder. It may name photos that the current one does not.
pub(crate) fn any(layout: &Layout) -> Result<bool, Error> {
    name_is_in(layout.dir(), |entry| entry.contains(MARK))
}

/// Whether a whole store is beside the folder since a restore. If the folder itself is gone, that restore was interrupted.
pub(crate) fn before_restore(layout: &Layout) -> Result<bool, Error> {
    let name = layout.beside(BEFORE_RESTORE);
    let name = name.file_name().unwrap_or_default().to_string_lossy();
    name_is_in(layout.dir().parent().unwrap_or(layout.dir()), |entry| {
        entry.starts_with(&*name)
    })
}

fn name_is_in(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<bool, Error> {
    named_in(folder, wanted).map(|found| !found.is_empty())
}

/// The entries of a folder with a wanted name, in order; none where the folder does not exist.
fn named_in(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::file(READING, folder)(source)),
    };
    let wanted = entries
        .flatten()
        .filter(|entry| wanted(&entry.file_name().to_string_lossy()));
    let mut found: Vec<PathBuf> = wanted.map(|entry| entry.path()).collect();
    found.sort();
    Ok(found)
}

/// `path` with `suffix`, and a number where that name is taken.
pub(crate) fn free(path: &Path, suffix: &str) -> PathBuf {
    let plain = appended(path, suffix);
    let numbered = (2..).map(|number: u32| appended(&plain, &format!("-{number}")));
    std::iter::once(plain.clone())
        .chain(numbered)
        .find(|candidate| !candidate.exists())
        .unwrap_or(plain)
}

fn appended(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
