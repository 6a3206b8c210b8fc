//! A folder of files named by their SHA-256: `ab/<sha256>.<extension>`, written once, never changed.

use std::fs::{self, File};
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use story::{Digest, OriginalKind};

use crate::error::READING;
use crate::seal::Hasher;
use crate::{Error, durable};

/// How much of a file is read at a time.
const PIECE: usize = 1 << 20;

/// The folder.
#[derive(Debug, Clone)]
pub(crate) struct Blobs {
    root: PathBuf,
}

/// A file that is on the disk under its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The SHA-256 of its bytes.
    pub digest: Digest,
    /// What kind of file it is.
    pub kind: OriginalKind,
    /// How many bytes.
    pub bytes: u64,
    /// Its path.
    pub path: PathBuf,
    /// The same bytes were there already.
    pub was_there: bool,
}

impl Blobs {
    pub(crate) fn new(root: PathBuf) -> Self {
        Self { root }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The path of a file of this digest.
    pub(crate) fn path(&self, digest: &Digest, kind: &str) -> PathBuf {
        let name = digest.as_str();
        self.root
            .join(name.get(..2).unwrap_or_default())
            .join(format!("{name}.{}", extension(kind)))
    }

    /// Writes the bytes. On return the file and the folders that lead to it are on the disk. A file that is there already is
    /// read: if it is damaged, the good bytes take its place.
    pub(crate) fn put(&self, bytes: &[u8], kind: OriginalKind, now: DateTime<Utc>) -> Result<Stored, Error> {
        durable::ensure_folder(&self.root)?;
        let digest = crate::seal::digest(bytes);
        let path = self.path(&digest, kind.name());
        let folder = path.parent().unwrap_or(&self.root);
        durable::ensure_folder(folder)?;
        let was_there = hash(&path).is_ok_and(|there| there == digest);
        // The time of the last adding keeps the sweep from deleting it until the row is written.
        if was_there {
            let _ = File::open(&path).and_then(|file| file.set_modified(now.into()));
            durable::sync_folder(folder)?;
        } else {
            let mut part = durable::part(&self.root)?;
            part.write_all(bytes)
                .and_then(|()| part.file().set_modified(now.into()))
                .map_err(Error::file("writing", &path))?;
            read_only(part.file());
            durable::settle(part, &path)?;
        }
        durable::sync_folder(&self.root)?;
        Ok(Stored {
            digest,
            kind,
            bytes: bytes.len() as u64,
            path,
            was_there,
        })
    }

    /// The bytes of a file, checked; `damaged` is the error if they are not what they were.
    pub(crate) fn bytes(
        &self,
        digest: &Digest,
        kind: &str,
        damaged: impl FnOnce() -> Error,
    ) -> Result<Vec<u8>, Error> {
        let path = self.path(digest, kind);
        let bytes = fs::read(&path).map_err(Error::file(READING, &path))?;
        if crate::seal::digest(&bytes) == *digest {
            Ok(bytes)
        } else {
            Err(damaged())
        }
    }

    /// Every file in the folder, temporary ones too. A folder that does not exist is empty only if its parent exists.
    pub(crate) fn files(&self) -> Result<Vec<PathBuf>, Error> {
        let mut files = Vec::new();
        if !self.root.exists() {
            let parent = self.root.parent().unwrap_or(&self.root);
            return fs::read_dir(parent)
                .map(|_| files)
                .map_err(Error::file(READING, parent));
        }
        for entry in list(&self.root)? {
            if entry.is_dir() {
                files.extend(list(&entry)?);
            } else {
                files.push(entry);
            }
        }
        files.sort();
        Ok(files)
    }
}

/// The SHA-256 of a file, in pieces: memory does not grow with it.
pub(crate) fn hash(path: &Path) -> Result<Digest, Error> {
    let mut hasher = Hasher::default();
    File::open(path)
        .and_then(|file| io::copy(&mut BufReader::with_capacity(PIECE, file), &mut hasher))
        .map_err(Error::file(READING, path))?;
    Ok(hasher.finish())
}

/// The digest that a file's name gives.
pub(crate) fn digest_in_name(path: &Path) -> Option<Digest> {
    Digest::try_from(path.file_stem()?.to_str()?.to_owned()).ok()
}

/// The usual file extension of a kind; for an unknown kind a short and harmless one.
fn extension(kind: &str) -> String {
    match OriginalKind::from_name(kind) {
        Some(kind) => kind.ending().to_owned(),
        None => {
            let plain: String = kind.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
            if plain.is_empty() {
                "bin".to_owned()
            } else {
                plain.to_ascii_lowercase()
            }
        }
    }
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = fs::read_dir(folder).map_err(Error::file(READING, folder))?;
    entries
        .map(|entry| {
            entry
                .map(|entry| entry.path())
                .map_err(Error::file(READING, folder))
        })
        .collect()
}

/// Marks an original as read-only, so that other programs do not change it. On a file system without such a right (a USB stick's)
/// the photo is kept all the same.
pub(crate) fn read_only(file: &File) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = file.set_permissions(fs::Permissions::from_mode(0o444));
    }
    // On other systems a read-only file could not be replaced if it were damaged.
    #[cfg(not(unix))]
    let _ = file;
}
