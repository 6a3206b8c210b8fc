//! After damage: keeps the broken database, and puts the newest good backup in its place.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::kept_backup::listed_in;
use crate::layout::Layout;
use crate::lock::{Lock, LockPurpose};
use crate::second_look::second_look;
use crate::snapshot::backups;
use crate::{Error, aside, chain, durable};

/// What a rescue did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescue {
    /// Where the damaged database is now; `None` where it was missing.
    pub aside: Option<PathBuf>,
    /// The backup that was put in its place.
    pub restored: PathBuf,
    /// When that backup was made: later work is only in the damaged database.
    pub at: DateTime<Utc>,
}

/// Keeps the database in `dir` aside and puts the newest good backup in its place: one in which no text is damaged, if there is
/// one. The photos stay where they are. A store that proves to be whole is left as it is.
///
/// # Errors
/// [`Error::Sound`] where the store is whole, and [`Error::File`] where it cannot be read: it may be whole; [`Error::NoBackup`] where
/// there is no good one; [`Error::Held`] while a program writes to the store. Nothing is moved then.
pub fn rescue(dir: &Path, now: DateTime<Utc>) -> Result<Rescue, Error> {
    let layout = Layout::new(dir)?;
    let _lock = Lock::take(&layout.lock(), LockPurpose::Write)?;
    let database = layout.database();
    let empty = std::fs::metadata(&database).is_ok_and(|file| file.len() == 0);
    if database.exists() && !empty {
        match second_look(&layout, "it was found damaged once".to_owned()) {
            Error::DamagedStore { .. } => {}
            Error::Unread { path } => return Err(Error::Sound { path }),
            error => return Err(error),
        }
    }
    let mut good: Vec<_> = backups(dir)?
        .into_iter()
        .filter(|backup| backup.sound.is_ok())
        .collect();
    // The newest comes first; those without a damaged text before all others.
    good.sort_by_key(|backup| backup.damaged);
    for good in good {
        match put_in_place(&layout, &good.path, now) {
            // Each of its files is as it was written, but together they are no good database. The next backup may be better.
            Err(Error::BackupDamaged { .. }) => {}
            placed => {
                return placed.map(|aside| Rescue {
                    aside,
                    restored: good.path,
                    at: good.at,
                });
            }
        }
    }
    Err(Error::NoBackup {
        path: layout.backups(),
    })
}

/// Keeps the database aside and puts a copy of `backup` in its place. The caller holds the lock.
///
/// # Errors
/// [`Error::BackupDamaged`] where it cannot be used; nothing is moved then.
pub(crate) fn put_in_place(
    layout: &Layout,
    backup: &Path,
    now: DateTime<Utc>,
) -> Result<Option<PathBuf>, Error> {
    let room = durable::part_folder(layout.dir())?;
    let copy = room.path().join("galley.db");
    let all = listed_in(backup.parent().unwrap_or(layout.dir()))?;
    match all.iter().find(|kept| kept.path == backup) {
        Some(kept) => chain::put_together(&all, kept, &copy)?,
        None => chain::copy_whole(backup, &copy)?,
    }
    // The file's count was of the other database.
    match std::fs::remove_file(layout.commits()) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            return Err(Error::file("removing", &layout.commits())(source));
        }
        Ok(()) | Err(_) => {}
    }
    // A stop between these two leaves a folder without a database and with one kept aside: opening reports it as damaged, and the
    // next rescue completes this one.
    let kept = aside::keep(layout, now)?;
    disk::rename(&copy, &layout.database()).map_err(Error::file("writing", &layout.database()))?;
    Ok(kept)
}
