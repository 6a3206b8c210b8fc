//! The files that a backup of the database consists of: a whole one, and the increments that were made upon it.

use std::fs::File;
use std::path::Path;

use crate::error::{BackupFault, READING};
use crate::kept_backup::KeptBackup;
use crate::{Error, durable, increment, soundness};

/// The files of a backup, the whole one first; `None` where one of them is gone.
pub(crate) fn files<'a>(all: &'a [KeptBackup], of: &'a KeptBackup) -> Option<Vec<&'a KeptBackup>> {
    let mut files = vec![of];
    let mut last = of;
    while let Some(on) = last.on {
        let named = all
            .iter()
            .filter(|kept| kept.daily && kept.number == on && on < last.number);
        // One that was made whole since needs no other.
        last = named.min_by_key(|kept| kept.on.is_some())?;
        files.push(last);
    }
    files.reverse();
    Some(files)
}

/// Whether a backup is known to be whole, as far as its files say: no text in it was damaged when it was made, and nothing that it
/// builds on was found damaged since.
pub(crate) fn is_undamaged(all: &[KeptBackup], of: &KeptBackup) -> bool {
    files(all, of).is_some_and(|files| files.iter().all(|file| !file.damaged))
}

/// Writes a backup as one database into the new file `to`, and checks it.
///
/// # Errors
/// [`Error::BackupDamaged`] where a file of it is not what was written; [`Error::DiskFull`] and its kin.
pub(crate) fn put_together(all: &[KeptBackup], of: &KeptBackup, to: &Path) -> Result<(), Error> {
    let damaged = |why: String| Error::BackupDamaged {
        path: of.path.clone(),
        fault: BackupFault::Database { why },
    };
    let files = files(all, of).ok_or_else(|| damaged("a backup that it builds on is gone".to_owned()))?;
    let (whole, increments) = match files.split_first() {
        Some((whole, increments)) => (whole.path.as_path(), increments),
        None => (of.path.as_path(), [].as_slice()),
    };
    files
        .iter()
        .try_for_each(|file| file.is_as_written())
        .map_err(&damaged)?;
    copy(whole, to)?;
    for part in increments {
        increment::apply(&part.path, to).map_err(|refused| damaged(refused.to_string()))?;
    }
    finished(to, of.path.as_path())
}

/// Copies a database that is whole by itself into the new file `to`, and checks it.
///
/// # Errors
/// As [`put_together`].
pub(crate) fn copy_whole(from: &Path, to: &Path) -> Result<(), Error> {
    copy(from, to)?;
    finished(to, from)
}

fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    let mut source = File::open(from).map_err(Error::file(READING, from))?;
    let mut copy = File::create_new(to).map_err(Error::file("writing", to))?;
    durable::pour(&mut source, from, &mut copy, to, &mut |_| Ok(()))
}

/// Checks a database that was put together, and puts it on the disk.
fn finished(copy: &Path, of: &Path) -> Result<(), Error> {
    soundness::check(copy).map_err(|why| Error::BackupDamaged {
        path: of.to_owned(),
        fault: BackupFault::Database { why },
    })?;
    File::open(copy)
        .and_then(|file| file.sync_all())
        .map_err(Error::file("writing", copy))
}
