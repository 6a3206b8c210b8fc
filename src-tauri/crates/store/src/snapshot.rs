//! Copies of the database alone, as files in `<store>-backups` beside the store's folder: written, listed and looked at.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::error::READING;
use crate::layout::Layout;
use crate::progress::ByteCounter;
use crate::reader::sql_error;
use crate::{Error, aside, blobs, durable, soundness};

pub(crate) const DAILY: &str = "daily-";
const BEFORE: &str = "before-migration-";
/// So many digits of the file's SHA-256 stand in its name: SQLite would not notice changed text.
const DIGITS: usize = 16;

/// A backup of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DailyBackup {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Its size.
    pub bytes: u64,
    /// Whether every byte of it is what was written; else what is wrong.
    pub sound: Result<(), String>,
}

/// The backups of the store in `dir`, the newest first, each read from beginning to end. The store itself is
/// not opened: it may be damaged.
///
/// # Errors
/// [`Error::File`] where the folder cannot be read. That there is none is not an error.
pub fn backups(dir: &Path) -> Result<Vec<DailyBackup>, Error> {
    let mut found: Vec<DailyBackup> = listed(&Layout::new(dir)?)?
        .into_iter()
        .map(|(path, at)| {
            let bytes = fs::metadata(&path).map_or(0, |file| file.len());
            DailyBackup {
                at,
                bytes,
                sound: check(&path),
                path,
            }
        })
        .collect();
    found.sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
    Ok(found)
}

/// Where the backups of the database lie.
pub(crate) fn paths(layout: &Layout) -> Result<Vec<PathBuf>, Error> {
    Ok(listed(layout)?.into_iter().map(|(path, _)| path).collect())
}

/// A verified copy of the database before a migration touches it.
pub(crate) fn before_migration(
    layout: &Layout,
    conn: &Connection,
    version: u32,
    now: DateTime<Utc>,
) -> Result<PathBuf, Error> {
    write(layout, conn, &format!("{BEFORE}{version}-"), now)
}

pub(crate) fn write(
    layout: &Layout,
    conn: &Connection,
    prefix: &str,
    now: DateTime<Utc>,
) -> Result<PathBuf, Error> {
    let folder = layout.backups();
    durable::ensure_folder(&folder)?;
    let part = durable::part(&folder)?;
    copy_database(
        layout,
        conn,
        part.path(),
        &mut ByteCounter::new(&mut |_| std::ops::ControlFlow::Continue(()), 0),
    )?;
    soundness::check(part.path()).map_err(|why| Error::DamagedStore {
        path: layout.database(),
        why,
    })?;
    let digest = blobs::hash(part.path())?;
    let digits = digest.as_str().get(..DIGITS).unwrap_or_default();
    let path = folder.join(format!("{prefix}{}-{digits}.db", aside::stamp(now)));
    durable::settle(part, &path)?;
    Ok(path)
}

/// Copies a database as one consistent state into a file of its own, without a WAL beside it.
pub(crate) fn copy_database(
    layout: &Layout,
    conn: &Connection,
    to: &Path,
    tally: &mut ByteCounter<'_, '_>,
) -> Result<(), Error> {
    // SQLite names the copy's own troubles; the disk that may be full is the copy's.
    let there = |source: rusqlite::Error| match source.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull) => Error::DiskFull { path: to.to_owned() },
        _ => sql_error(layout, "copying the database", source),
    };
    let mut copy = Connection::open(to).map_err(there)?;
    // Holding one read transaction makes every step copy the same state, whoever writes meanwhile.
    let snapshot = conn.is_autocommit();
    if snapshot {
        conn.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema")
            .map_err(there)?;
    }
    let copied = pages(conn, &mut copy, tally, &there);
    if snapshot {
        conn.execute_batch("COMMIT").map_err(there)?;
    }
    copied?;
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))
        .map_err(there)?;
    copy.close().map_err(|(_, source)| there(source))
}

fn pages(
    conn: &Connection,
    copy: &mut Connection,
    tally: &mut ByteCounter<'_, '_>,
    there: &dyn Fn(rusqlite::Error) -> Error,
) -> Result<(), Error> {
    const PAGES: i32 = 512;
    let page: u32 = conn
        .pragma_query_value(None, "page_size", |row| row.get(0))
        .map_err(there)?;
    let backup = Backup::new(conn, copy).map_err(there)?;
    let mut told = 0;
    loop {
        let step = backup.step(PAGES).map_err(there)?;
        let at = backup.progress();
        let done = u64::try_from(at.pagecount.saturating_sub(at.remaining)).unwrap_or(0);
        tally.add(done.saturating_sub(told) * u64::from(page))?;
        told = done;
        match step {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            // The source is ours and the copy is new: waiting would not help.
            _ => {
                return Err(Error::Held {
                    by: "a program that left no name".to_owned(),
                });
            }
        }
    }
}

fn check(path: &Path) -> Result<(), String> {
    let digest = blobs::hash(path).map_err(|error| error.to_string())?;
    let stem = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default();
    let named = stem.rsplit('-').next().unwrap_or_default();
    if named.len() != DIGITS || !digest.as_str().starts_with(named) {
        return Err("its bytes are not those that were written".to_owned());
    }
    soundness::check(path)
}

/// The backups there are, by their names, the oldest first.
pub(crate) fn listed(layout: &Layout) -> Result<Vec<(PathBuf, DateTime<Utc>)>, Error> {
    let folder = layout.backups();
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::file(READING, &folder)(source)),
    };
    let mut found: Vec<_> = entries
        .flatten()
        .filter_map(|entry| Some((entry.path(), made_at(&entry.path())?)))
        .collect();
    found.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    Ok(found)
}

/// When a backup was made, from its name: `daily-20200214-093000-<digits>.db`.
fn made_at(path: &Path) -> Option<DateTime<Utc>> {
    let name = path.file_name()?.to_str()?.strip_suffix(".db")?;
    if !name.starts_with(DAILY) && !name.starts_with(BEFORE) {
        return None;
    }
    let mut parts = name.rsplit('-').skip(1);
    let (time, date) = (parts.next()?, parts.next()?);
    chrono::NaiveDateTime::parse_from_str(&format!("{date}{time}"), "%Y%m%d%H%M%S")
        .ok()
        .map(|at| at.and_utc())
}
