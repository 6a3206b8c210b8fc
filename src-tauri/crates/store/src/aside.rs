//! Damaged databases that were kept aside: what they are called, and whether there are any.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::Error;
use crate::error::READING;
use crate::layout::Layout;

const MARK: &str = ".damaged-";
/// A folder that a restored backup has taken the place of is called by its name and this.
pub(crate) const BEFORE_RESTORE: &str = "-before-restore-";

/// A time as part of a file name: `20200214-093000`, UTC.
pub(crate) fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y%m%d-%H%M%S").to_string()
}

/// Renames the database and what SQLite keeps beside it, and says what the database is called now. The three
/// names still belong together, so that whoever looks into it later finds all that is left. Nothing that was
/// kept aside before is overwritten.
pub(crate) fn keep(layout: &Layout, now: DateTime<Utc>) -> Result<Option<PathBuf>, Error> {
    let aside = free(&layout.database(), &format!("{MARK}{}", stamp(now)));
    let mut kept = None;
    for beside in ["", "-wal", "-shm"] {
        let (from, to) = (appended(&layout.database(), beside), appended(&aside, beside));
        match fs::rename(&from, &to) {
            Ok(()) => kept = Some(aside.clone()),
            Err(source) if source.kind() == std::io::ErrorKind::NotFound => {}
            Err(source) => return Err(Error::file("keeping aside", &from)(source)),
        }
    }
    Ok(kept)
}

/// Whether a damaged database lies in the folder. It may name photos that today's does not.
pub(crate) fn any(layout: &Layout) -> Result<bool, Error> {
    name_is_in(layout.dir(), |entry| entry.contains(MARK))
}

/// Whether a whole store lies beside the folder since a restore. If the folder itself is gone, that restore was
/// cut short.
pub(crate) fn before_restore(layout: &Layout) -> Result<bool, Error> {
    let name = layout.beside(BEFORE_RESTORE);
    let name = name.file_name().unwrap_or_default().to_string_lossy();
    name_is_in(layout.dir().parent().unwrap_or(layout.dir()), |entry| {
        entry.starts_with(&*name)
    })
}

fn name_is_in(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<bool, Error> {
    match fs::read_dir(folder) {
        Ok(entries) => Ok(entries
            .flatten()
            .any(|entry| wanted(&entry.file_name().to_string_lossy()))),
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(Error::file(READING, folder)(source)),
    }
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
