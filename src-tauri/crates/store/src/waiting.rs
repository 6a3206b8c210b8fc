//! The waiting packages of the outbox: files in the store's folder, one folder a delivery, which a whole backup has too.
//!
//! Their content, and whether they are still wanted, is decided by their owner, newsroom.

use std::fs;
use std::path::{Path, PathBuf};

use crate::backup::{Listed, copy_file, relative};
use crate::error::READING;
use crate::layout::Layout;
use crate::{Error, Reader, blobs, durable};

/// The file name of a waiting package: the same in every store, so that a backup's list needs no other name.
pub const WAITING: &str = "package.zip";

impl Layout {
    /// The folder of waiting packages: `<delivery>/package.zip`.
    pub(crate) fn outbox(&self) -> PathBuf {
        self.dir().join("outbox")
    }
}

impl Reader {
    /// The path of the waiting package of a delivery.
    #[must_use]
    pub fn waiting(&self, delivery: &str) -> PathBuf {
        self.layout.outbox().join(delivery).join(WAITING)
    }

    /// Copies the waiting packages. One that was delivered meanwhile is gone, and is skipped.
    pub(crate) fn copy_waiting(&self, copy: &Layout) -> Result<Listed, Error> {
        let mut list = Listed::new();
        for package in waiting(&self.layout.outbox())? {
            let Some(room) = package.parent().and_then(Path::file_name) else {
                continue;
            };
            let target = copy.outbox().join(room).join(WAITING);
            let Ok(digest) = blobs::hash(&package) else {
                continue;
            };
            durable::ensure_folder(&copy.outbox())?;
            match copy_file(&package, &target, &digest, false) {
                Ok(()) => list.push((digest, relative("outbox", &target))),
                Err(_) if !package.exists() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(list)
    }
}

fn waiting(outbox: &Path) -> Result<Vec<PathBuf>, Error> {
    let rooms = match fs::read_dir(outbox) {
        Ok(rooms) => rooms,
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::file(READING, outbox)(source)),
    };
    let packages = rooms.flatten().map(|room| room.path().join(WAITING));
    Ok(packages.filter(|package| package.is_file()).collect())
}
