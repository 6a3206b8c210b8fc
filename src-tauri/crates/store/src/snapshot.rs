//! Copies of the database alone, as files in `<store>-backups` beside the store's folder: written, listed and looked at.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::error::READING;
use crate::layout::Layout;
use crate::progress::ByteCounter;
use crate::reader::sql_error;
use crate::{Error, Record, aside, blobs, connection, durable, soundness};

pub(crate) const DAILY: &str = "daily-";
const BEFORE: &str = "before-migration-";
const DAMAGED: &str = "-damaged";
/// So many digits of the file's SHA-256 stand in its name: SQLite would not notice changed text.
const DIGITS: usize = 16;

/// A backup of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DailyBackup {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made, by the clock of then.
    pub at: DateTime<Utc>,
    /// Its size.
    pub bytes: u64,
    /// Whether every byte of it is what was written; else what is wrong.
    pub sound: Result<(), String>,
    /// Texts in it were damaged when it was made.
    pub damaged: bool,
}

/// The backups of the store in `dir`, the newest first, each read from beginning to end. The store itself is
/// not opened: it may be damaged.
///
/// # Errors
/// [`Error::File`] where the folder cannot be read. That there is none is not an error.
pub fn backups(dir: &Path) -> Result<Vec<DailyBackup>, Error> {
    let listed = listed(&Layout::new(dir)?)?.into_iter().rev();
    Ok(listed
        .map(|kept| DailyBackup {
            at: kept.at,
            bytes: fs::metadata(&kept.path).map_or(0, |file| file.len()),
            sound: check(&kept),
            damaged: kept.damaged,
            path: kept.path,
        })
        .collect())
}

/// A backup by what its name says: `daily-000042-1234-20200214-093000-<digits>.db` is the forty-second, of a store that had
/// acknowledged 1,234 transactions; `-damaged` behind the digits says that texts in it were.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct KeptBackup {
    /// Its place in the order they were made in, whatever the clock said; 0 for those from before they were counted.
    pub(crate) number: u64,
    pub(crate) at: DateTime<Utc>,
    pub(crate) path: PathBuf,
    /// What the store had acknowledged.
    pub(crate) commits: u64,
    pub(crate) damaged: bool,
    pub(crate) daily: bool,
    digits: String,
}

impl KeptBackup {
    fn read(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(".db")?;
        let daily = name.starts_with(DAILY);
        let rest = name.strip_prefix(DAILY).or_else(|| name.strip_prefix(BEFORE))?;
        let damaged = rest.ends_with(DAMAGED);
        let mut parts: Vec<&str> = rest.trim_end_matches(DAMAGED).split('-').collect();
        let (digits, time, date) = (parts.pop()?.to_owned(), parts.pop()?, parts.pop()?);
        let at = chrono::NaiveDateTime::parse_from_str(&format!("{date}{time}"), "%Y%m%d%H%M%S").ok()?;
        let counts: Vec<u64> = parts.iter().map_while(|part| part.parse().ok()).collect();
        // One before a migration has the version it was at first.
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
            digits,
            path,
        })
    }
}

/// Where the backups of the database lie.
pub(crate) fn paths(layout: &Layout) -> Result<Vec<PathBuf>, Error> {
    Ok(listed(layout)?.into_iter().map(|kept| kept.path).collect())
}

/// A verified copy of the database before a migration touches it.
pub(crate) fn before_migration(
    layout: &Layout,
    conn: &Connection,
    version: u32,
    now: DateTime<Utc>,
) -> Result<PathBuf, Error> {
    let number = next_number(layout)?;
    let prefix = format!("{BEFORE}{version}-{number:06}-");
    write(layout, conn, &prefix, now).map(|made| made.path)
}

/// The place of the next one in the order.
pub(crate) fn next_number(layout: &Layout) -> Result<u64, Error> {
    let highest = listed(layout)?.last().map_or(0, |last| last.number);
    Ok(highest + 1)
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeBackup {
    /// Where it lies.
    pub path: PathBuf,
    /// The texts that were damaged in the store already, and are in it: the kind of each, and its name.
    pub damaged: Vec<(Record, String)>,
}

pub(crate) fn write(
    layout: &Layout,
    conn: &Connection,
    prefix: &str,
    now: DateTime<Utc>,
) -> Result<MadeBackup, Error> {
    let folder = layout.backups();
    durable::ensure_folder(&folder)?;
    // SQLite keeps a journal beside the copy while it writes: both are in a folder that goes with them.
    let room = durable::part_folder(&folder)?;
    let copy = room.path().join("galley.db");
    copy_database(
        layout,
        conn,
        &copy,
        &mut ByteCounter::new(&mut |_| std::ops::ControlFlow::Continue(()), 0),
    )?;
    soundness::check(&copy).map_err(|why| Error::DamagedStore {
        path: layout.database(),
        why,
    })?;
    let digest = blobs::hash(&copy)?;
    let digits = digest.as_str().get(..DIGITS).unwrap_or_default();
    let damaged = connection::to_read_unchanging(&copy)
        .and_then(|copy| soundness::damaged_texts(&copy))
        .map_err(|source| sql_error(layout, "reading the backup", source))?;
    let mark = if damaged.is_empty() { "" } else { DAMAGED };
    let path = folder.join(format!("{prefix}{}-{digits}{mark}.db", aside::stamp(now)));
    File::open(&copy)
        .and_then(|file| file.sync_all())
        .and_then(|()| disk::rename(&copy, &path))
        .map_err(Error::file("writing", &path))?;
    Ok(MadeBackup { path, damaged })
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
                return Err(Error::Held { by: String::new() });
            }
        }
    }
}

fn check(kept: &KeptBackup) -> Result<(), String> {
    let digest = blobs::hash(&kept.path).map_err(|error| error.to_string())?;
    if kept.digits.len() != DIGITS || !digest.as_str().starts_with(&kept.digits) {
        return Err("its bytes are not those that were written".to_owned());
    }
    soundness::check(&kept.path)
}

/// The backups there are, by their names, in the order they were made in.
pub(crate) fn listed(layout: &Layout) -> Result<Vec<KeptBackup>, Error> {
    let folder = layout.backups();
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::file(READING, &folder)(source)),
    };
    let mut found: Vec<KeptBackup> = entries
        .flatten()
        .filter_map(|entry| KeptBackup::read(entry.path()))
        .collect();
    found.sort();
    Ok(found)
}
