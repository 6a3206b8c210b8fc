//! A folder of this machine or of a network drive. Each file is synced before it is renamed, and the renaming is synced before
//! the call returns.

use crate::Error;
use crate::gauge::Gauge;
use crate::parcel::{FileStretch, PIECE};
use crate::road::{RemoteFile, Road, is_plain};
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) struct Folder {
    root: PathBuf,
    gauge: Arc<Gauge>,
}

impl Folder {
    pub(crate) fn open(root: &Path, gauge: Arc<Gauge>) -> Self {
        Self {
            root: root.to_owned(),
            gauge,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        name.split('/')
            .fold(self.root.clone(), |path, part| path.join(part))
    }

    fn failed(&self, error: &io::Error) -> Error {
        let place = self.root.display().to_string();
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Error::NotConnected { place },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Error::Forbidden { place },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::Full { place },
            ErrorKind::FileTooLarge => Error::TooLarge { host: place },
            // A network drive that goes away gives many different errors (EIO, ESTALE, EHOSTDOWN).
            _ => Error::cut_off(&place, error),
        }
    }
}

impl Folder {
    /// Opens the file that is written from `from` on. In a folder that other programs write into too, a link planted under its
    /// name would lead to another file: a new file is made only where nothing is, and a file to be continued must not be a link.
    fn open_part(&self, path: &Path, from: u64) -> io::Result<File> {
        if from == 0 {
            match fs::remove_file(path) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            return OpenOptions::new().write(true).create_new(true).open(path);
        }
        if !fs::symlink_metadata(path)?.is_file() {
            return Err(ErrorKind::NotFound.into());
        }
        OpenOptions::new().write(true).open(path)
    }
}

impl Road for Folder {
    const RESUMES: bool = true;

    fn host(&self) -> String {
        self.root.display().to_string()
    }

    fn gauge(&self) -> &Arc<Gauge> {
        &self.gauge
    }

    async fn look(&mut self) -> Result<String, Error> {
        let facts = fs::metadata(&self.root).map_err(|error| self.failed(&error))?;
        if facts.is_dir() {
            Ok(self.host())
        } else {
            Err(Error::NotConnected { place: self.host() })
        }
    }

    async fn make_folder(&mut self, folder: &str) -> Result<(), Error> {
        let path = self.path(folder);
        match fs::create_dir(&path) {
            Ok(()) => {
                sync_above(&path);
                Ok(())
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            Err(error) => Err(self.failed(&error)),
        }
    }

    async fn length(&mut self, name: &str) -> Result<Option<u64>, Error> {
        match fs::symlink_metadata(self.path(name)) {
            Ok(facts) if facts.is_file() => Ok(Some(facts.len())),
            // A link is never a file of ours, wherever it leads: it gets the largest length, so that it is removed or reported as
            // in the way.
            Ok(_) => Ok(Some(u64::MAX)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failed(&error)),
        }
    }

    async fn send(&mut self, name: &str, from: u64, mut pieces: FileStretch) -> Result<(), Error> {
        let failed = |error: io::Error| self.failed(&error);
        let mut file = self.open_part(&self.path(name), from).map_err(failed)?;
        file.seek(SeekFrom::Start(from)).map_err(failed)?;
        while let Some(piece) = pieces.next()? {
            file.write_all(&piece).map_err(failed)?;
            self.gauge.add(piece.len() as u64);
            // The watcher can run here: writing to a file never waits by itself.
            tokio::task::yield_now().await;
        }
        file.sync_all().map_err(failed)
    }

    async fn read(
        &mut self,
        name: &str,
        take: &mut dyn FnMut(&[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut file = File::open(self.path(name)).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Error::Gone {
                name: name.to_owned(),
            },
            _ => self.failed(&error),
        })?;
        let mut buffer = vec![0; PIECE];
        loop {
            let read = file.read(&mut buffer).map_err(|error| self.failed(&error))?;
            let Some(piece) = buffer.get(..read).filter(|piece| !piece.is_empty()) else {
                return Ok(());
            };
            take(piece)?;
            tokio::task::yield_now().await;
        }
    }

    async fn rename(&mut self, from: &str, to: &str) -> Result<(), Error> {
        let target = self.path(to);
        if target.exists() {
            return Err(Error::Taken { name: to.to_owned() });
        }
        fs::rename(self.path(from), &target).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Error::Gone {
                name: from.to_owned(),
            },
            _ => self.failed(&error),
        })?;
        sync_above(&target);
        Ok(())
    }

    async fn remove(&mut self, name: &str) -> Result<(), Error> {
        match fs::remove_file(self.path(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(self.failed(&error)),
            _ => Ok(()),
        }
    }

    async fn list(&mut self, folder: &str) -> Result<Vec<RemoteFile>, Error> {
        let path = if folder.is_empty() {
            self.root.clone()
        } else {
            self.path(folder)
        };
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound && !folder.is_empty() => return Ok(Vec::new()),
            Err(error) => return Err(self.failed(&error)),
        };
        let mut found = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|error| self.failed(&error))?;
            let Ok(facts) = entry.metadata() else { continue };
            let name = entry.file_name().to_string_lossy().into_owned();
            if facts.is_file() && is_plain(&name) {
                found.push(RemoteFile {
                    name,
                    bytes: facts.len(),
                });
            }
        }
        Ok(found)
    }
}

/// Syncs a name to the disk. Some network drives cannot sync a folder; the name is there all the same.
fn sync_above(path: &Path) {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    #[cfg(not(unix))]
    let _ = path;
}
