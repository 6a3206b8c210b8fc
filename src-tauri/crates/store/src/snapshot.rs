//! Copies of the database alone, as files in `<store>-backups` beside the store's folder: written, listed and looked at.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::kept_backup::{BEFORE, DAMAGED, DIGITS, KeptBackup, ON, listed, next_number};
use crate::layout::Layout;
use crate::progress::ByteCounter;
use crate::reader::sql_error;
use crate::{Error, Record, aside, blobs, chain, connection, durable, increment, soundness};

/// A backup of the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DailyBackup {
    /// Its path.
    pub path: PathBuf,
    /// When it was made, by the clock at that time.
    pub at: DateTime<Utc>,
    /// Its size.
    pub bytes: u64,
    /// Whether every byte of it is what was written; else what is wrong.
    pub sound: Result<(), String>,
    /// Texts in it were damaged when it was made.
    pub damaged: bool,
}

/// The backups of the store in `dir`, the newest first, each file of them read from beginning to end. The store itself is not
/// opened: it may be damaged.
///
/// # Errors
/// [`Error::File`] where the folder cannot be read. That there is none is not an error.
pub fn backups(dir: &Path) -> Result<Vec<DailyBackup>, Error> {
    let all = listed(&Layout::new(dir)?)?;
    // A file that several days share is read once.
    let read: BTreeMap<&Path, Result<(), String>> = all
        .iter()
        .map(|kept| (kept.path.as_path(), check(kept)))
        .collect();
    let sound = |kept: &KeptBackup| match chain::files(&all, kept) {
        Some(files) => {
            let faults = files
                .iter()
                .filter_map(|file| read.get(file.path.as_path()).cloned());
            faults.collect()
        }
        None => Err("a backup that it builds on is gone".to_owned()),
    };
    let newest_first = all.iter().rev();
    Ok(newest_first
        .map(|kept| DailyBackup {
            at: kept.at,
            bytes: fs::metadata(&kept.path).map_or(0, |file| file.len()),
            sound: sound(kept),
            damaged: kept.damaged,
            path: kept.path.clone(),
        })
        .collect())
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

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeBackup {
    /// Its path.
    pub path: PathBuf,
    /// The texts that were damaged in the store already, and are in it: kind and name of each.
    pub damaged: Vec<(Record, String)>,
}

/// Writes a whole copy of an open database under a name that begins with `prefix`.
pub(crate) fn write(
    layout: &Layout,
    conn: &Connection,
    prefix: &str,
    now: DateTime<Utc>,
) -> Result<MadeBackup, Error> {
    put(layout, (prefix, now), "", |copy| {
        copy_database(
            layout,
            conn,
            copy,
            &mut ByteCounter::new(&mut |_| std::ops::ControlFlow::Continue(()), 0),
        )?;
        soundness::check(copy).map_err(|why| Error::DamagedStore {
            path: layout.database(),
            why,
        })
    })
}

/// Writes what changed since the backup `on`.
pub(crate) fn write_increment(
    layout: &Layout,
    on: &KeptBackup,
    prefix: &str,
    now: DateTime<Utc>,
) -> Result<MadeBackup, Error> {
    put(layout, (prefix, now), &format!("{ON}{:06}", on.number), |copy| {
        increment::write(&layout.database(), on.commits, copy).map_err(|source| copying(layout, copy, source))
    })
}

/// Writes a backup that consists of several files as one, beside them.
pub(crate) fn write_whole(layout: &Layout, all: &[KeptBackup], of: &KeptBackup) -> Result<MadeBackup, Error> {
    let (prefix, at) = of.as_whole();
    put(layout, (&prefix, at), "", |copy| {
        chain::put_together(all, of, copy)
    })
}

/// Lets `make` write a database, and renames it to its name among the backups.
fn put(
    layout: &Layout,
    (prefix, at): (&str, DateTime<Utc>),
    suffix: &str,
    make: impl FnOnce(&Path) -> Result<(), Error>,
) -> Result<MadeBackup, Error> {
    let folder = layout.backups();
    durable::ensure_folder(&folder)?;
    // SQLite keeps a journal beside the copy while it writes: both are in a temporary folder that is removed.
    let room = durable::part_folder(&folder)?;
    let copy = room.path().join("galley.db");
    make(&copy)?;
    let digest = blobs::hash(&copy)?;
    let digits = digest.as_str().get(..DIGITS).unwrap_or_default();
    let damaged = connection::to_read_unchanging(&copy)
        .and_then(|copy| soundness::damaged_texts(&copy))
        .map_err(|source| sql_error(layout, "reading the backup", source))?;
    let mark = if damaged.is_empty() { "" } else { DAMAGED };
    let path = folder.join(format!("{prefix}{}-{digits}{suffix}{mark}.db", aside::stamp(at)));
    disk::sync_file(&copy)
        .and_then(|()| disk::rename(&copy, &path))
        .map_err(Error::file("writing", &path))?;
    Ok(MadeBackup { path, damaged })
}

/// Turns an error of copying into ours: SQLite's error is about the copy, and so is a full disk.
fn copying(layout: &Layout, to: &Path, source: rusqlite::Error) -> Error {
    match source.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull) => Error::DiskFull { path: to.to_owned() },
        _ => sql_error(layout, "copying the database", source),
    }
}

/// Copies a database as one consistent state into a file of its own, without a WAL beside it.
pub(crate) fn copy_database(
    layout: &Layout,
    conn: &Connection,
    to: &Path,
    tally: &mut ByteCounter<'_, '_>,
) -> Result<(), Error> {
    let there = |source| copying(layout, to, source);
    let mut copy = Connection::open(to).map_err(there)?;
    // Holding one read transaction makes every step copy the same state, even while a program writes.
    let snapshot = conn.is_autocommit();
    if snapshot {
        conn.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema")
            .map_err(there)?;
    }
    let copied = pages(conn, (&mut copy, to), tally, &there);
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
    (copy, to): (&mut Connection, &Path),
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
            // The source is ours and the copy is new: no other program has it, its disk takes no lock.
            _ => return Err(Error::file("writing", to)(io::ErrorKind::ResourceBusy.into())),
        }
    }
}

fn check(kept: &KeptBackup) -> Result<(), String> {
    kept.is_as_written()?;
    match kept.on {
        Some(_) => increment::check(&kept.path),
        None => soundness::check(&kept.path),
    }
}
