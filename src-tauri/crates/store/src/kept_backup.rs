//! Lists backups of the database by their names: their order and the kind of each.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::error::READING;
use crate::layout::Layout;
use crate::{Error, blobs};

pub(crate) const DAILY: &str = "daily-";
pub(crate) const BEFORE: &str = "before-migration-";
pub(crate) const DAMAGED: &str = "-damaged";
pub(crate) const ON: &str = "-on-";
/// How many digits of the file's SHA-256 are in its name: SQLite would not notice changed text.
pub(crate) const DIGITS: usize = 16;

/// A backup by what its name says: `daily-000042-1234-20200214-093000-<digits>-on-000041.db` is the forty-second, of a store that
/// had acknowledged 1,234 transactions, and holds what changed since the forty-first; without `-on-` it is whole. `-damaged` at the
/// end says that texts in it were, or that it was found so since.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct KeptBackup {
    /// Its place in the order they were made in, independent of the clock; 0 for those from before they were counted.
    pub(crate) number: u64,
    pub(crate) at: DateTime<Utc>,
    pub(crate) path: PathBuf,
    /// How many transactions the store had acknowledged.
    pub(crate) commits: u64,
    pub(crate) damaged: bool,
    pub(crate) daily: bool,
    /// The number of the backup that it builds on; `None` where it is whole.
    pub(crate) on: Option<u64>,
    digits: String,
}

impl KeptBackup {
    fn read(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".db")?;
        let daily = name.starts_with(DAILY);
        let rest = name.strip_prefix(DAILY).or_else(|| name.strip_prefix(BEFORE))?;
        let damaged = rest.ends_with(DAMAGED);
        let rest = rest.trim_end_matches(DAMAGED);
        let (rest, on) = match rest.split_once(ON) {
            Some((rest, on)) => (rest, Some(on.parse().ok()?)),
            None => (rest, None),
        };
        let mut parts: Vec<&str> = rest.split('-').collect();
        let (digits, time, date) = (parts.pop()?.to_owned(), parts.pop()?, parts.pop()?);
        let at = chrono::NaiveDateTime::parse_from_str(&format!("{date}{time}"), "%Y%m%d%H%M%S").ok()?;
        let counts: Vec<u64> = parts.iter().map_while(|part| part.parse().ok()).collect();
        // The name of one before a migration begins with the version.
        let (number, commits) = match (daily, counts.as_slice()) {
            (true, [number, commits]) => (*number, *commits),
            (false, [_, number]) => (*number, 0),
            (_, _) => (0, 0),
        };
        Some(Self {
            number,
            at: at.and_utc(),
            commits,
            damaged,
            daily,
            on,
            digits,
            path,
        })
    }

    /// Whether the bytes of its file match the digest in its name. SQLite would not notice changed text.
    pub(crate) fn is_as_written(&self) -> Result<(), String> {
        let digest = blobs::hash(&self.path).map_err(|error| error.to_string())?;
        match self.digits.len() == DIGITS && digest.as_str().starts_with(&self.digits) {
            true => Ok(()),
            false => Err("its bytes are not those that were written".to_owned()),
        }
    }

    /// Marks its file as damaged, so that no day's backup builds on it any more.
    pub(crate) fn mark_damaged(&self) -> Result<PathBuf, Error> {
        if self.damaged {
            return Ok(self.path.clone());
        }
        let name = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let marked = self.path.with_file_name(format!("{name}{DAMAGED}.db"));
        disk::rename(&self.path, &marked).map_err(Error::file("marking", &self.path))?;
        Ok(marked)
    }

    /// The name of a whole backup of the same state, up to its digest.
    pub(crate) fn as_whole(&self) -> (String, DateTime<Utc>) {
        (format!("{DAILY}{:06}-{}-", self.number, self.commits), self.at)
    }
}

/// When a backup of the database was made, by its file's name; `None` for any other file.
#[must_use]
pub fn backed_up_at(path: &Path) -> Option<DateTime<Utc>> {
    KeptBackup::read(path.to_owned()).map(|kept| kept.at)
}

/// The paths of the backups of the database.
pub(crate) fn paths(layout: &Layout) -> Result<Vec<PathBuf>, Error> {
    Ok(listed(layout)?.into_iter().map(|kept| kept.path).collect())
}

/// The number of the next one.
pub(crate) fn next_number(layout: &Layout) -> Result<u64, Error> {
    let highest = listed(layout)?.last().map_or(0, |last| last.number);
    Ok(highest + 1)
}

/// The existing backups, by their names, in the order they were made in.
pub(crate) fn listed(layout: &Layout) -> Result<Vec<KeptBackup>, Error> {
    listed_in(&layout.backups())
}

/// As [`listed`], in any folder: a person may have copied them elsewhere.
pub(crate) fn listed_in(folder: &Path) -> Result<Vec<KeptBackup>, Error> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::file(READING, folder)(source)),
    };
    let mut found: Vec<KeptBackup> = entries
        .flatten()
        .filter_map(|entry| KeptBackup::read(entry.path()))
        .collect();
    found.sort();
    Ok(found)
}
