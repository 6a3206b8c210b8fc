//! Kept renditions: the smaller pictures that packages carry.
//!
//! They are made once and stay, so that a package can be written again to the same bytes by a later Galley whose encoder gives
//! others. They are therefore kept beside the originals and not in the cache.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use story::Digest;

use crate::row::{column, number, text};
use crate::seal::seal;
use crate::{Error, Reader, Record, Stored, Tx};

/// A row, read with any values in it.
pub(crate) struct KeptRow {
    pub(crate) sha256: String,
    pub(crate) kind: String,
    bytes: i64,
    made: i64,
    seal: String,
}

impl KeptRow {
    /// The columns `sha256, kind, bytes, made, seal`, from the one of this number on.
    pub(crate) fn from_columns(row: &Row<'_>, first: usize) -> Self {
        Self {
            sha256: text(row, first),
            kind: text(row, first + 1),
            bytes: number(row, first + 2),
            made: number(row, first + 3),
            seal: text(row, first + 4),
        }
    }

    /// Whether the row matches its seal; one from before seals counts as whole.
    pub(crate) fn is_whole(&self, photo: &str, name: &str) -> bool {
        self.seal.is_empty() || self.sealed(photo, name).as_str() == self.seal
    }

    fn sealed(&self, photo: &str, name: &str) -> Digest {
        let numbers = format!("{} {}", self.bytes, self.made);
        seal(&[photo, name, &self.sha256, &self.kind, &numbers])
    }
}

impl Reader {
    /// A kept rendition, checked.
    ///
    /// # Errors
    /// [`Error::Damaged`] and [`Error::Missing`] for its file.
    pub fn find_kept_rendition(&self, photo: &Digest, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let found = self
            .conn
            .prepare_cached(
                "SELECT k.sha256, k.kind, k.bytes, k.made, k.seal FROM kept_renditions k JOIN photos p ON p.id = k.photo
                 WHERE p.sha256 = :photo AND k.name = :name",
            )
            .and_then(|mut query| {
                let given = named_params! { ":photo": photo.as_str(), ":name": name };
                query
                    .query_row(given, |row: &Row<'_>| Ok(KeptRow::from_columns(row, 0)))
                    .optional()
            })
            .map_err(self.doing("looking for a rendition"))?;
        let Some(kept) = found else {
            return Ok(None);
        };
        let damaged = || Error::Damaged {
            what: Record::Rendition,
            id: format!("{photo} {name}"),
        };
        if !kept.is_whole(photo.as_str(), name) {
            return Err(damaged());
        }
        let digest = Digest::try_from(kept.sha256).map_err(|_| damaged())?;
        self.photo_folder()
            .kept()
            .bytes(&digest, &kept.kind, damaged)
            .map(Some)
    }
}

impl Tx<'_> {
    /// Records which file is the rendition `name` of a photo. One that is damaged or gone may be replaced; the same bytes cannot
    /// be made again.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a photo that is not in the store.
    pub fn keep_rendition(
        &mut self,
        photo: &Digest,
        name: &str,
        stored: &Stored,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let kept = KeptRow {
            sha256: stored.digest.to_string(),
            kind: stored.kind.name().to_owned(),
            bytes: column(stored.bytes),
            made: now.timestamp_millis(),
            seal: String::new(),
        };
        let rows = self
            .conn
            .prepare_cached(
                "INSERT INTO kept_renditions (photo, name, sha256, kind, bytes, made, seal)
                 SELECT id, :name, :sha256, :kind, :bytes, :now, :seal FROM photos WHERE sha256 = :photo
                 ON CONFLICT (photo, name) DO UPDATE SET sha256 = :sha256, kind = :kind, bytes = :bytes, made = :now,
                    seal = :seal",
            )
            .and_then(|mut insert| {
                insert.execute(named_params! {
                    ":photo": photo.as_str(), ":name": name, ":sha256": stored.digest.as_str(),
                    ":kind": stored.kind.name(), ":bytes": column(stored.bytes), ":now": now.timestamp_millis(),
                    ":seal": kept.sealed(photo.as_str(), name).as_str(),
                })
            })
            .map_err(self.doing("keeping a rendition"))?;
        if rows == 0 {
            Err(Error::NotFound {
                what: Record::Photo,
                id: photo.to_string(),
            })
        } else {
            Ok(())
        }
    }
}
