//! The photos of a store as files: put in, read back, and made smaller. No database is needed for any of it, so slow work on
//! photos blocks no writer.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use story::{Digest, OriginalKind};

pub use crate::blobs::Stored;

use crate::blobs::Blobs;
use crate::layout::Layout;
use crate::{Error, Record, durable, seal};

/// The photos of one store. A cheap copy; it may be used on any thread while the store is busy elsewhere.
#[derive(Debug, Clone)]
pub struct PhotoFolder {
    photos: Blobs,
    kept: Blobs,
    renditions: PathBuf,
}

/// The kind of the smaller pictures that packages carry, for originals of any kind.
const KEPT: OriginalKind = OriginalKind::Jpeg;

/// Length of the SHA-256, raw, that follows the bytes of a cached rendition.
const SEAL: usize = 32;

impl PhotoFolder {
    pub(crate) fn new(layout: &Layout) -> Self {
        Self {
            photos: Blobs::new(layout.photos()),
            kept: Blobs::new(layout.kept()),
            renditions: layout.renditions(),
        }
    }

    /// Puts an original in. On return it is on the disk; its row is still to be written, with [`crate::Tx::add_photo`]. The same
    /// bytes are one file.
    ///
    /// # Errors
    /// [`Error::Missing`] for a store that is not there, [`Error::DiskFull`], [`Error::ReadOnly`]; nothing half-written stays.
    pub fn put_bytes(&self, bytes: &[u8], kind: OriginalKind, now: DateTime<Utc>) -> Result<Stored, Error> {
        self.photos.put(bytes, kind, now)
    }

    /// The path of an original.
    #[must_use]
    pub fn path(&self, digest: &Digest, kind: OriginalKind) -> PathBuf {
        self.photos.path(digest, kind.name())
    }

    /// An original, checked against its name.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Missing`].
    pub fn bytes(&self, digest: &Digest, kind: OriginalKind) -> Result<Vec<u8>, Error> {
        self.photos.bytes(digest, kind.name(), || Error::Damaged {
            what: Record::Photo,
            id: digest.to_string(),
        })
    }

    /// A smaller picture for the screen, made by `make` from the checked original and then taken from the cache. The cache may be
    /// deleted at any time; a damaged file in it is made again, and a cache that cannot be written costs only time. What goes
    /// into packages is kept for good: see [`PhotoFolder::keep`].
    ///
    /// # Errors
    /// Those of [`PhotoFolder::bytes`] and of `make`.
    pub fn rendition<E: From<Error>>(
        &self,
        digest: &Digest,
        kind: OriginalKind,
        name: &str,
        make: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        let cached = self.cached(digest, name);
        if let Some(bytes) = fs::read(&cached).ok().and_then(unsealed) {
            return Ok(bytes);
        }
        let bytes = make(&self.bytes(digest, kind)?)?;
        // The rendition is good even if it could not be cached.
        let _ = self.put_by(&cached, &bytes);
        Ok(bytes)
    }

    /// Puts a smaller picture that is made already into the cache, without reading the original. A cache that cannot be written
    /// costs only time: a missing rendition is made when it is needed.
    pub fn put_rendition(&self, digest: &Digest, name: &str, bytes: &[u8]) {
        let _ = self.put_by(&self.cached(digest, name), bytes);
    }

    /// Puts the bytes of a rendition that packages carry on the disk, for [`crate::Tx::keep_rendition`].
    ///
    /// # Errors
    /// As [`PhotoFolder::put_bytes`].
    pub fn keep(&self, bytes: &[u8], now: DateTime<Utc>) -> Result<Stored, Error> {
        self.kept.put(bytes, KEPT, now)
    }

    pub(crate) fn photos(&self) -> &Blobs {
        &self.photos
    }

    pub(crate) fn kept(&self) -> &Blobs {
        &self.kept
    }

    fn cached(&self, digest: &Digest, name: &str) -> PathBuf {
        let plain: String = name
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        let fan = digest.as_str().get(..2).unwrap_or_default();
        self.renditions.join(fan).join(format!("{digest}-{plain}"))
    }

    fn put_by(&self, cached: &Path, bytes: &[u8]) -> Result<(), Error> {
        let folder = cached.parent().unwrap_or(&self.renditions);
        durable::ensure_folder(&self.renditions)?;
        durable::ensure_folder(folder)?;
        let mut part = durable::part(folder)?;
        let digest = seal::raw_digest(bytes);
        // No fsync: a file half-written at a power cut is recognised by its digest and made again.
        part.write_all(&[bytes, digest.as_slice()].concat())
            .and_then(|()| part.replace_unsynced(cached))
            .map_err(Error::file("writing", cached))
    }
}

/// The bytes before the digest, if they match it.
fn unsealed(mut file: Vec<u8>) -> Option<Vec<u8>> {
    let length = file.len().checked_sub(SEAL)?;
    let sealed = file.split_off(length);
    (seal::raw_digest(&file).as_slice() == sealed).then_some(file)
}
