//! Damaged databases that were kept aside: what they are called, and whether there are any.

use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::Error;
use crate::error::READING;
use crate::layout::Layout;

const MARK: &str = ".damaged-";

/// A time as part of a file name: `20200214-093000`, UTC.
pub(crate) fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y%m%d-%H%M%S").to_string()
}

/// Renames the database and what belongs to it, and says what the database is called now. Nothing that was
/// kept aside before is overwritten.
pub(crate) fn keep(layout: &Layout, now: DateTime<Utc>) -> Result<Option<PathBuf>, Error> {
    let mut kept = None;
    for file in layout.database_files() {
        if !file.exists() {
            continue;
        }
        let aside = free(&file, &format!("{MARK}{}", stamp(now)));
        fs::rename(&file, &aside).map_err(Error::file("keeping aside", &file))?;
        kept = kept.or(Some(aside));
    }
    Ok(kept)
}

/// Whether a damaged database lies in the folder. It may name photos that today's does not.
pub(crate) fn any(layout: &Layout) -> Result<bool, Error> {
    let entries = fs::read_dir(layout.dir()).map_err(Error::file(READING, layout.dir()))?;
    Ok(entries
        .flatten()
        .any(|entry| entry.file_name().to_string_lossy().contains(MARK)))
}

/// `path` with `suffix`, and a number where that name is taken.
pub(crate) fn free(path: &std::path::Path, suffix: &str) -> PathBuf {
    let name = |number: u32| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        if number > 1 {
            name.push(format!("-{number}"));
        }
        PathBuf::from(name)
    };
    (1..)
        .map(name)
        .find(|candidate| !candidate.exists())
        .unwrap_or_else(|| name(0))
}
