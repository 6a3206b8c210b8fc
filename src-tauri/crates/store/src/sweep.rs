//! Deletes files that nothing names: files whose row was never written, and temporary files of a program that was stopped.
//!
//! A file stays while a row of the current database or of any kept backup names it, and all stay while a damaged database is kept
//! aside, since it is unknown which files that one names.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;
use story::Digest;

use crate::blobs::digest_in_name;
use crate::durable::PART;
use crate::error::READING;
use crate::soundness::{Files, named_files};
use crate::{Error, Reader, Store, aside, connection, kept_backup};

impl Store {
    /// Deletes files without a row and left-over temporary files that are older than `grace`, and returns their paths.
    ///
    /// # Errors
    /// As [`Store::write`]. Where a backup cannot be read, no photo goes.
    pub fn sweep(&self, now: DateTime<Utc>, grace: TimeDelta) -> Result<Vec<PathBuf>, Error> {
        self.writable()?;
        let mut loose = self.left_over_parts()?;
        if !aside::any(&self.layout)? {
            loose.extend(self.orphans()?);
        }
        let before = SystemTime::from(now - grace);
        let mut removed = Vec::new();
        for path in loose {
            let changed = fs::metadata(&path).and_then(|file| file.modified());
            if changed.is_ok_and(|changed| changed < before) {
                fs::remove_file(&path).map_err(Error::file("removing", &path))?;
                removed.push(path);
            }
        }
        Ok(removed)
    }

    /// Deletes from the cache of renditions those older than `grace` that are of a framing tried out or of a photo that is gone.
    /// Each is made again when it is shown; returns how many were deleted.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn sweep_views(&self, now: DateTime<Utc>, grace: TimeDelta) -> Result<usize, Error> {
        self.writable()?;
        let before = SystemTime::from(now - grace);
        let mut removed = 0;
        for folder in folders(&self.layout.renditions()) {
            for path in in_folder(&folder).unwrap_or_default() {
                let name = path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                let mut parts = name.splitn(3, '-');
                let photo = parts
                    .next()
                    .and_then(|digest| Digest::try_from(digest.to_owned()).ok());
                let framed = parts.nth(1).is_some();
                let gone = || match &photo {
                    Some(photo) => self.find_photo(photo).is_ok_and(|photo| photo.is_none()),
                    None => true,
                };
                let changed = fs::metadata(&path).and_then(|file| file.modified());
                if changed.is_ok_and(|changed| changed < before) && (framed || gone()) {
                    fs::remove_file(&path).map_err(Error::file("removing", &path))?;
                    removed += 1;
                }
            }
        }
        Ok(removed)
    }
}

impl Reader {
    /// Files that neither the database nor a kept backup names.
    pub(crate) fn orphans(&self) -> Result<Vec<PathBuf>, Error> {
        let mut named = BTreeSet::new();
        names_in(&self.conn, &mut named).map_err(self.doing("listing the photos"))?;
        for backup in kept_backup::paths(&self.layout)? {
            let conn = connection::to_read_unchanging(&backup).and_then(|conn| names_in(&conn, &mut named));
            if conn.is_err() {
                return Ok(Vec::new());
            }
        }
        let folder = self.photo_folder();
        let mut files = folder.photos().files()?;
        files.extend(folder.kept().files()?);
        files.retain(|path| digest_in_name(path).is_some_and(|digest| !named.contains(&digest)));
        Ok(files)
    }

    /// Temporary files in the store's folders.
    fn left_over_parts(&self) -> Result<Vec<PathBuf>, Error> {
        let folder = self.photo_folder();
        let mut files = folder.photos().files()?;
        files.extend(folder.kept().files()?);
        files.extend(in_folder(self.layout.dir())?);
        files.extend(in_folder(&self.layout.backups()).unwrap_or_default());
        files.retain(|path| path.to_string_lossy().ends_with(PART));
        Ok(files)
    }
}

fn names_in(conn: &Connection, named: &mut BTreeSet<Digest>) -> rusqlite::Result<()> {
    for files in [Files::Photos, Files::Kept] {
        named.extend(named_files(conn, files)?.into_iter().map(|(digest, _, _)| digest));
    }
    Ok(())
}

fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = fs::read_dir(folder).map_err(Error::file(READING, folder))?;
    Ok(entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect())
}

/// The folders in a folder; none where it does not exist.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect()
}
